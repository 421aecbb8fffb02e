/** What the seeds of a network have come to, in one sentence. */
import type { CellSummary } from '../../studies/summary.ts';
import type { LossLine } from '../../tasks/contract/measures.ts';
import { formatCount } from '../../text/numbers.ts';
import { isWhole, type SeedSummary } from './seedSummary.ts';

/** The steps of those that solved it: "460", or "420–1,080". */
function stepsRange({ outcomes }: Pick<CellSummary, 'outcomes'>): string {
  const steps = outcomes.flatMap(({ outcome }) => outcome.solvedAt ?? []);
  const [low, high] = [Math.min(...steps), Math.max(...steps)];
  return low === high ? formatCount(low) : `${formatCount(low)}–${formatCount(high)}`;
}

/** "median 460 steps (420–1,080)". */
export function medianText(median: number, range: string): string {
  const middle = formatCount(Math.round(median));
  return middle === range ? `${middle} steps` : `median ${middle} steps (${range})`;
}

/** How many of the seeds have solved the task, and in how many steps. */
export function seedSentence(summary: SeedSummary, solved: LossLine & { readonly beats?: true }): string {
  const { cell, count, unsolvedTo } = summary;
  const range = stepsRange(cell);
  const median = cell.toSolved?.median;
  if (!isWhole(summary)) {
    if (cell.solved > 0)
      return solved.beats
        ? `Better than “${solved.label}” with ${cell.solved} of ${count} seeds so far (${range} steps).`
        : `Solved by ${cell.solved} of ${count} seeds so far (${range} steps).`;
    if (unsolvedTo === 0) return `${count} seeds; the others train as soon as you press Play.`;
    return solved.beats
      ? `Better than “${solved.label}” with none of ${count} seeds so far.`
      : `Solved by none of ${count} seeds so far.`;
  }
  if (cell.trained === 0) return `None of ${count} seeds could be trained.`;
  if (cell.solved === 0) {
    return solved.beats
      ? `Better than “${solved.label}” with none of ${count} seeds within ${formatCount(unsolvedTo)} steps.`
      : `Solved by none of ${count} seeds within ${formatCount(unsolvedTo)} steps.`;
  }
  const said =
    median === null || median === undefined
      ? `${range} steps; most not within ${formatCount(unsolvedTo)}`
      : medianText(median, range);
  return solved.beats
    ? `Better than “${solved.label}” with ${cell.solved} of ${count} seeds, ${said}.`
    : `Solved by ${cell.solved} of ${count} seeds, ${said}.`;
}
