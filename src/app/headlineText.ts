/** In one sentence: what is going on, and what to do next. */
import { findTask } from '../tasks/index.ts';
import type { LossLine } from '../tasks/contract/measures.ts';
import type { Chosen } from '../store/chosen.ts';
import type { PageState } from '../store/state.ts';
import { beatsHeadline, overfitHeadline, overfitSentence } from '../store/progressText.ts';
import { divergenceText, failureText, recoveryText } from '../store/statusText.ts';
import { waitsForFile } from '../worker/client/status.ts';
import { formatCount, formatLevel } from '../text/numbers.ts';
import { judgedOn, testSentence } from './validationText.ts';

export interface Sentence {
  readonly headline: string;
  readonly text: string;
  readonly tone: 'calm' | 'good' | 'bad';
}

/** What else decides the words. */
export interface Beside {
  /** What the evaluations so far say. */
  readonly chosen?: Chosen | undefined;
  /** The story beneath tells what the task is, and that there is all to learn. */
  readonly told?: boolean;
}

/** As much of the page as one sentence is about. */
export type Told = Pick<
  PageState,
  'status' | 'step' | 'experiment' | 'info' | 'rest' | 'progressLevel' | 'solvedAt' | 'lostAt' | 'overfit'
> &
  Partial<Pick<PageState, 'knownFrom'>>;

const UNTRAINED = 'It has learned nothing yet, so it guesses.';

export function headlineOf(state: Told, beside: Beside = {}): Sentence {
  const { status } = state;
  switch (status.state) {
    case 'loading':
      return calm('Getting ready.', 'The network is being set up with fresh random weights.');
    case 'moving':
      return calm(
        'Moving.',
        `The run takes its network along and goes on from step ${formatCount(state.step)}.`,
      );
    case 'recovering':
      return calm('Recovering.', recoveryText(status));
    case 'diverged':
      return bad(`${divergenceText(status)}.`, 'Lower the learning rate or clip the gradient, then reset.');
    case 'failed':
      return bad(waitsForFile(status) ? 'A file is missing.' : 'It cannot go on.', failureText(status.why));
    case 'ready':
      return calm('Press Play.', beside.told ? '' : sentences(taskSentence(state), UNTRAINED));
    case 'paused':
      return progress(state, 'Paused', beside);
    case 'running':
      return progress(state, 'Learning', beside);
  }
}

function progress(state: Told, doing: 'Paused' | 'Learning', { chosen }: Beside): Sentence {
  const { progressLevel, solvedAt, overfit, info } = state;
  const problem = info?.problem;
  const rests = state.rest === 'solved' && doing === 'Paused';
  // Where it rests, Go on stands beside it.
  const at = doing === 'Paused' && !rests ? `Paused at step ${formatCount(state.step)}.` : undefined;
  const test = problem && chosen && testSentence(chosen, problem);
  if (overfit) {
    const before =
      solvedAt !== undefined && !problem?.solved.beats
        ? `It had solved the task at step ${formatCount(solvedAt)}.`
        : undefined;
    const headline = overfitHeadline(problem?.solved ?? { label: '' }, state);
    return calm(headline, sentences(before, overfitSentence(overfit), test, at));
  }
  const trivial = problem ? `“${problem.baseline.label}”` : 'a trivial guess';
  if (progressLevel === 'solved' && solvedAt !== undefined) {
    const said = problem?.solved.beats
      ? beatsText(state, problem.solved)
      : solvedText(state, solvedAt, rests);
    return { ...said, text: sentences(said.text, test, at) };
  }
  if (progressLevel === 'learning') {
    const { solved } = problem ?? {};
    const goal = solved?.beats
      ? `The next mark is “${solved.label}” (${formatLevel(solved.loss)}).`
      : solved && `It counts as solved from a loss of ${formatLevel(solved.loss)} on.`;
    return calm(at ?? 'It is learning.', sentences(`It has come below ${trivial}.`, goal));
  }
  if (progressLevel === 'back') {
    return calm(
      at ?? 'Back at guessing.',
      `It had come below ${trivial}, and is no better than that any more.`,
    );
  }
  if (progressLevel === 'guessing') {
    return calm(
      at ?? 'Not better than guessing yet.',
      `So far it does no better than ${trivial}. This can take a while.`,
    );
  }
  return calm(
    at ?? 'It has begun.',
    'Each step shows it a batch of sequences and moves its weights a little.',
  );
}

/** What it reached, and on what; and whether that is over. */
function solvedText({ info, lostAt, knownFrom = 0 }: Told, solvedAt: number, rests: boolean): Sentence {
  const problem = info?.problem;
  const reached =
    problem && `It reached a loss of ${formatLevel(problem.solved.loss)} or less on ${judgedOn(problem)}.`;
  const over =
    lostAt === undefined
      ? undefined
      : `From step ${formatCount(lostAt)} on the loss is well above that again.`;
  const step = formatCount(solvedAt);
  // A network that was saved had solved it before its curves begin.
  if (knownFrom > 0 && solvedAt === knownFrom)
    return {
      headline: rests ? `Solved by step ${step}; it rests.` : `Solved by step ${step}.`,
      text: sentences(reached, over),
      tone: 'good',
    };
  return {
    headline: rests ? `Solved at step ${step}; it rests.` : `Solved at step ${step}.`,
    text: sentences(reached, over),
    tone: 'good',
  };
}

/** Nothing is solved by doing better than another method; since when it does, and whether that is over. */
function beatsText(state: Told, { label, loss }: LossLine): Sentence {
  const on = judgedOn(state.info!.problem);
  const headline = beatsHeadline(label, state);
  if (state.lostAt !== undefined)
    return calm(
      headline,
      `Since then its loss on ${on} has been above what that gets (${formatLevel(loss)}) again.`,
    );
  const text = `Its loss on ${on} has since been below that (${formatLevel(loss)}), but for a few evaluations. How far it can fall nobody knows.`;
  return { headline, text, tone: 'good' };
}

function taskSentence(state: Told): string {
  return findTask(state.experiment.task)?.sentence ?? '';
}

function sentences(...parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join(' ');
}

function calm(headline: string, text: string): Sentence {
  return { headline, text, tone: 'calm' };
}

function bad(headline: string, text: string): Sentence {
  return { headline, text, tone: 'bad' };
}
