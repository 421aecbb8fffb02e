/** What several seeds have come to, in one sentence for each network and one on what may be concluded. */
import type { Conclusion } from '../../studies/conclude.ts';
import type { CellSummary } from '../../studies/summary.ts';
import type { LossLine } from '../../tasks/contract/measures.ts';
import { formatCount } from '../../text/numbers.ts';
import { isWhole, type SeedSummary } from './seedSummary.ts';

/** The steps of those that solved it: "460", or "420–1,080". */
export function stepsRange({ outcomes }: Pick<CellSummary, 'outcomes'>): string {
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

function listed(names: readonly string[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(names);
}

/** What the runs allow to say of who solves the task sooner. @param names in the order that was compared */
export function conclusionText(conclusion: Conclusion, names: readonly string[]): string {
  switch (conclusion.kind) {
    case 'nothing to compare':
      return '';
    case 'none solved':
      return 'No network solved the task: no conclusion.';
    case 'too few seeds':
      return `With ${conclusion.seeds} ${conclusion.seeds === 1 ? 'seed' : 'seeds'} each, no difference could be told from chance: it takes ${conclusion.needed} or more.`;
    case 'first':
      return `${names[conclusion.first]} was first with ${conclusion.firstWith} of ${conclusion.of} seeds, and by more than chance explains.`;
    case 'open': {
      const name = names[conclusion.first]!;
      const open = conclusion.comparisons.filter(({ told }) => !told);
      const others = listed(open.map(({ other }) => names[other]!));
      return open.every(({ overlap }) => overlap)
        ? `The bands of ${name} and ${others} overlap: no conclusion on which is faster.`
        : `${name} was first with ${conclusion.firstWith} of ${conclusion.of} seeds; against ${others} chance alone could explain that: no conclusion.`;
    }
  }
}
