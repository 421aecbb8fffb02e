/** Lags in words, and which lag is worth trying next. */
import { formatCount } from '../../../text/numbers.ts';
import { findModel } from '../../../models/index.ts';
import type { NumberOption } from '../../../options/option.ts';
import { bestRuns, longestSolved, type LagEntry } from '../../../store/lagHistory.ts';

/** What became of a run. */
export function outcomeText({ step, solvedAt, diverged }: LagEntry): string {
  if (solvedAt !== undefined) return `solved at step ${formatCount(solvedAt)}`;
  return diverged ? `diverged at step ${formatCount(step)}` : `not solved after ${formatCount(step)} steps`;
}

/** A run with what it was made of. */
export function runText(entry: LagEntry): string {
  const { hiddenSize, layers, learningRate, seed } = entry.experiment;
  const size = layers > 1 ? `${layers} layers of ${hiddenSize} units` : `${hiddenSize} units`;
  const name = findModel(entry.cell)!.label;
  return `${name}, T = ${formatCount(entry.lag)}: ${outcomeText(entry)} (${size}, learning rate ${learningRate}, seed ${seed}).`;
}

/**
 * The lag that says most about a cell: between the longest that it solved and the shortest beyond that it did not; twice the
 * longest where it has solved all; half of the shortest where it has solved none; `present` where it has tried none.
 */
export function nextLag(
  entries: readonly LagEntry[],
  cell: string,
  { min, max }: NumberOption,
  present: number,
): number {
  const tried = bestRuns(entries, [cell]).filter((entry) => entry.cell === cell);
  const shortest = tried[0];
  if (!shortest) return present;
  const within = (lag: number) => Math.min(max, Math.max(min, rounded(lag)));
  const solved = longestSolved(entries, cell)?.lag;
  if (solved === undefined) return within(shortest.lag / 2);
  const unsolved = tried.find(({ lag }) => lag > solved)?.lag;
  if (unsolved === undefined) return within(2 * solved);
  const between = within(Math.sqrt(solved * unsolved));
  return between > solved && between < unsolved ? between : Math.floor((solved + unsolved) / 2);
}

/** A round number, as it would be set by hand. */
function rounded(lag: number): number {
  if (lag < 20) return Math.max(1, Math.round(lag));
  return lag < 100 ? 5 * Math.round(lag / 5) : Number(lag.toPrecision(2));
}

/** What was found so far, in one sentence. */
export function bookSentence(entries: readonly LagEntry[], cells: readonly string[]): string {
  if (entries.length === 0)
    return 'No run of this task has been judged in this visit yet: press Play, or try a cell below.';
  const longest = cells
    .map((cell) => longestSolved(entries, cell))
    .filter((entry) => entry !== undefined)
    .toSorted((a, b) => b.lag - a.lag)[0];
  const runs = entries.length === 1 ? 'the one run' : `the ${entries.length} runs`;
  if (!longest) return `Of ${runs} of this visit none has solved it yet.`;
  const name = findModel(longest.cell)!.label;
  return `In ${runs} of this visit ${name} reached furthest: T = ${formatCount(longest.lag)}, ${outcomeText(longest)}.`;
}
