/** A study in words: what it is to train, how long that takes, how far it is, and what stands under its picture. */
import { findTask } from '../../tasks/index.ts';
import { findModel } from '../../models/about/index.ts';
import type { Experiment, StudyAxis } from '../../config/index.ts';
import { keyName, valueName } from '../../studies/names.ts';
import { formatCount } from '../../text/numbers.ts';

/** Time as people plan with it: "20 s", "4 min", "1 h 20 min". */
export function roughTime(seconds: number): string {
  if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** How many runs, and how long they take. @param seconds undefined where no speed is known yet */
export function estimateSentence(runs: number, steps: number, seconds: number | undefined): string {
  const what = runs === 1 ? '1 run' : `${formatCount(runs)} runs`;
  const most = `${what} of at most ${formatCount(steps)} steps`;
  return seconds === undefined ? `${most}.` : `${most}: about ${roughTime(seconds)} on this device.`;
}

/** How far it is, while it is under way. */
export function progressSentence(
  done: number,
  count: number,
  left: number | undefined,
  paused: boolean,
): string {
  if (paused) return `Paused at ${formatCount(done)} of ${formatCount(count)} runs.`;
  return left === undefined
    ? `${formatCount(done)} of ${formatCount(count)} runs.`
    : `${formatCount(done)} of ${formatCount(count)} runs, about ${roughTime(left)} left.`;
}

/** What is said of a study's settings: "sequence length (20, 50, 100) × cell (RNN, LSTM, GRU)". */
export function axesText(experiment: Experiment, axes: readonly StudyAxis[]): string {
  return axes
    .map(({ key, values }) => {
      const said = values.map((value) => valueName(experiment, key, value)).join(', ');
      return `${keyName(experiment, key)} (${said})`;
    })
    .join(' × ');
}

/** The name of what is trained, beside its axes. */
export function baseText({ task, cell, hiddenSize }: Experiment): string {
  const units = hiddenSize === 1 ? '1 unit' : `${formatCount(hiddenSize)} units`;
  return `${findTask(task)?.label ?? task} · ${findModel(cell)?.label ?? cell}, ${units}`;
}
