/** In one sentence: what is going on, and what to do next. */
import { findTask } from '../tasks/index.ts';
import type { PageState } from '../store/state.ts';
import { divergenceText, failureText, recoveryText } from '../store/statusText.ts';
import { formatCount, formatLevel, formatLoss } from '../text/numbers.ts';

export interface Sentence {
  readonly headline: string;
  readonly text: string;
  readonly tone: 'calm' | 'good' | 'bad';
}

/** @param newest the newest held-out loss */
export function headlineOf(state: PageState, newest?: number): Sentence {
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
      return bad('It cannot go on.', failureText(status.why));
    case 'ready':
      return calm(
        'Press Play.',
        `${taskSentence(state)} The network has learned nothing yet, so it guesses.`,
      );
    case 'paused':
      return progress(state, 'Paused', newest);
    case 'running':
      return progress(state, 'Learning', newest);
  }
}

function progress(state: PageState, doing: 'Paused' | 'Learning', newest?: number): Sentence {
  const at = doing === 'Paused' ? `Paused at step ${formatCount(state.step)}.` : undefined;
  const problem = state.info?.problem;
  if (state.overfit) return byHeart(state, at);
  const trivial = problem ? `“${problem.baseline.label}”` : 'a trivial guess';
  if (state.progressLevel === 'solved' && state.solvedAt !== undefined) {
    const level = problem ? ` of ${formatLevel(problem.solved.loss)} or less` : '';
    const above = problem !== undefined && newest !== undefined && newest > problem.solved.loss;
    const text = `It reached a loss${level} on data it has never seen${above ? `; now it is ${formatLoss(newest)} again` : ''}.`;
    return {
      headline: `Solved at step ${formatCount(state.solvedAt)}.`,
      text: sentences(text, at),
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

function byHeart({ overfit, progressLevel, solvedAt }: PageState, at: string | undefined): Sentence {
  const { step, loss } = overfit!;
  const solved = progressLevel === 'solved' && solvedAt !== undefined;
  const headline = solved
    ? `Solved at step ${formatCount(solvedAt)}, then learned by heart.`
    : 'It learns by heart.';
  const text = `The held-out loss was lowest at step ${formatCount(step)} (${formatLoss(loss)}); since then only the training loss falls.`;
  return calm(headline, sentences(text, at));
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
