/** The longest T solved in words, and which T is worth trying next. */
import { formatCount } from '../../../text/numbers.ts';
import { findModel } from '../../../models/about/index.ts';
import type { NumberOption } from '../../../options/option.ts';
import { bestRuns, longestSolved, type TriedRun } from '../../../store/triedRuns.ts';

/** What became of a run. */
export function outcomeText({ step, solvedAt, diverged }: TriedRun): string {
  if (solvedAt !== undefined) return `solved at step ${formatCount(solvedAt)}`;
  return diverged ? `diverged at step ${formatCount(step)}` : `not solved after ${formatCount(step)} steps`;
}

/** A run with what it was made of. */
export function runText(entry: TriedRun): string {
  const { hiddenSize, layers, learningRate, seed } = entry.experiment;
  const size = layers > 1 ? `${layers} layers of ${hiddenSize} units` : `${hiddenSize} units`;
  const name = findModel(entry.cell)!.label;
  return `${name}, T = ${formatCount(entry.length)}: ${outcomeText(entry)} (${size}, learning rate ${learningRate}, seed ${seed}).`;
}

/**
 * The length that says most about a cell: between the longest that it solved and the shortest beyond that it did not; twice the
 * longest where it has solved all; half of the shortest where it has solved none; `present` where it has tried none.
 */
export function nextLength(
  entries: readonly TriedRun[],
  cell: string,
  { min, max }: NumberOption,
  present: number,
): number {
  const tried = bestRuns(entries, [cell]).filter((entry) => entry.cell === cell);
  const shortest = tried[0];
  if (!shortest) return present;
  const within = (length: number) => Math.min(max, Math.max(min, rounded(length)));
  const solved = longestSolved(entries, cell)?.length;
  if (solved === undefined) return within(shortest.length / 2);
  const unsolved = tried.find(({ length }) => length > solved)?.length;
  if (unsolved === undefined) return within(2 * solved);
  const between = within(Math.sqrt(solved * unsolved));
  return between > solved && between < unsolved ? between : Math.floor((solved + unsolved) / 2);
}

/** A round number, as it would be set by hand. */
function rounded(length: number): number {
  if (length < 20) return Math.max(1, Math.round(length));
  return length < 100 ? 5 * Math.round(length / 5) : Number(length.toPrecision(2));
}

/** What was found so far, in one sentence. */
export function bookSentence(entries: readonly TriedRun[], cells: readonly string[]): string {
  if (entries.length === 0)
    return 'No run of this task has been judged in this visit yet: press Play, or try a cell below.';
  const longest = cells
    .map((cell) => longestSolved(entries, cell))
    .filter((entry) => entry !== undefined)
    .toSorted((a, b) => b.length - a.length)[0];
  const runs = entries.length === 1 ? 'the one run' : `the ${entries.length} runs`;
  if (!longest) return `Of ${runs} of this visit none has solved it yet.`;
  const name = findModel(longest.cell)!.label;
  return `In ${runs} of this visit ${name} solved the longest: T = ${formatCount(longest.length)}, ${outcomeText(longest)}.`;
}
