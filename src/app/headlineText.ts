/** In one sentence: what is going on, and what to do next. */
import { findTask } from '../tasks/index.ts';
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import type { Chosen } from '../store/chosen.ts';
import type { PageState } from '../store/state.ts';
import { divergenceText, failureText, recoveryText } from '../store/statusText.ts';
import { waitsForFile } from '../worker/client/status.ts';
import { formatCount, formatLevel, formatLoss } from '../text/numbers.ts';
import { judgedOn, testSentence } from './validationText.ts';

export interface Sentence {
  readonly headline: string;
  readonly text: string;
  readonly tone: 'calm' | 'good' | 'bad';
}

/** What the evaluations so far say. */
export interface Evaluated {
  /** The newest validation loss. */
  readonly newest?: number | undefined;
  readonly chosen?: Chosen | undefined;
}

export function headlineOf(state: PageState, evaluated: Evaluated = {}): Sentence {
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
      return calm('Press Play.', `${taskSentence(state)} It has learned nothing yet, so it guesses.`);
    case 'paused':
      return progress(state, 'Paused', evaluated);
    case 'running':
      return progress(state, 'Learning', evaluated);
  }
}

function progress(state: PageState, doing: 'Paused' | 'Learning', evaluated: Evaluated): Sentence {
  const rests = state.rest === 'solved' && doing === 'Paused';
  const at = rests
    ? `As it has stayed so for a while, it rests; Play goes on from step ${formatCount(state.step)}.`
    : doing === 'Paused'
      ? `Paused at step ${formatCount(state.step)}.`
      : undefined;
  const problem = state.info?.problem;
  if (state.overfit) return byHeart(state, at, evaluated);
  const trivial = problem ? `“${problem.baseline.label}”` : 'a trivial guess';
  if (state.progressLevel === 'solved' && state.solvedAt !== undefined) {
    return {
      headline: rests
        ? `Solved at step ${formatCount(state.solvedAt)}; it rests.`
        : `Solved at step ${formatCount(state.solvedAt)}.`,
      text: sentences(problem && solvedText(problem, evaluated), at),
      tone: 'good',
    };
  }
  if (state.progressLevel === 'learning') {
    const goal = problem ? `; it counts as solved from a loss of ${formatLevel(problem.solved.loss)}` : '';
    return calm(at ?? 'It is learning.', `It does better than ${trivial}${goal}.`);
  }
  if (state.progressLevel === 'guessing') {
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

/** What it reached, and on what; whether that is so still; and what the test says, where there is one. */
function solvedText(problem: ProblemInfo, { newest, chosen }: Evaluated): string {
  const { solved } = problem;
  const reached = `It reached a loss of ${formatLevel(solved.loss)} or less on ${judgedOn(problem)}.`;
  const again =
    newest !== undefined && newest > solved.loss ? `Now it is ${formatLoss(newest)} again.` : undefined;
  return sentences(reached, again, chosen && testSentence(chosen, problem));
}

function byHeart(
  { overfit, progressLevel, solvedAt, info }: PageState,
  at: string | undefined,
  { chosen }: Evaluated,
): Sentence {
  const { step, loss } = overfit!;
  const solved = progressLevel === 'solved' && solvedAt !== undefined;
  const headline = solved
    ? `Solved at step ${formatCount(solvedAt)}, then learned by heart.`
    : 'It learns by heart.';
  const text = `The validation loss was lowest at step ${formatCount(step)} (${formatLoss(loss)}); since then only the training loss falls.`;
  return calm(headline, sentences(text, chosen && info && testSentence(chosen, info.problem), at));
}

function taskSentence(state: PageState): string {
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
