/**
 * How many training steps the experiments of the claims take until they count as solved, read from docs/experiments.md: what the
 * page says before somebody has waited for it.
 */
import { decodeLink } from '../../src/config/index.ts';
import { measuredAs, type SolvedSteps } from '../../src/config/measured.ts';
import { median } from '../../src/math/statistics.ts';
import type { Claim } from './claim.ts';
import { there } from './judges.ts';

/** What the seeds of one network took, and for how long it was trained. */
interface Tried {
  readonly steps: readonly number[];
  readonly limit: number;
}

/** The level at which the adding problem counts as solved, by which its claims go, too. */
const ADDING_SOLVED = 0.01;

/** True for a run that is trained until its task counts as solved. */
function untilSolved({ link, until }: Claim['runs'][number]): boolean {
  return until?.solved === true || (until?.loss === ADDING_SOLVED && link.includes('task=adding&'));
}

/** The steps of each seed as the document has them; infinite where it never was there, undefined where it says nothing of them. */
function stepsIn(document: string, claim: string, run: string): readonly number[] | undefined {
  const [, section = ''] = document.split(`\n### ${claim}\n`);
  const rows = section.split('\n### ')[0]!.split('\n');
  const cells = rows.map((row) => row.split('|').map((cell) => cell.trim()));
  const found = cells.find(([, figure]) => figure === there(run).figure);
  // Name and bound come first, and each row ends with a bar.
  return found?.slice(3, -1).map((cell) => (cell === 'never' ? Infinity : Number(cell.replaceAll(',', ''))));
}

/** Two digits are as exact as a figure from some seeds can be. */
const rounded = (steps: number) => Number(steps.toPrecision(2));

function summaryOf(tried: readonly Tried[]): SolvedSteps {
  const all = tried.flatMap(({ steps }) => steps);
  const middle = median(all);
  if (Number.isFinite(middle)) {
    const slowest = Math.max(...all.filter((steps) => Number.isFinite(steps)));
    return { after: rounded(middle), slowest };
  }
  // Before the first that was there, or as long as all were tried.
  const first = Math.min(...all);
  const limit = Math.max(...tried.map((one) => one.limit));
  return { notWithin: Number.isFinite(first) ? Number((0.9 * first).toPrecision(1)) : limit };
}

/** By experiment, in the order of their links. */
export function solvedStepsIn(claims: readonly Claim[], document: string): Record<string, SolvedSteps> {
  const tried = new Map<string, Tried[]>();
  for (const { id, runs } of claims) {
    for (const run of runs.filter(untilSolved)) {
      const steps = stepsIn(document, id, run.name);
      if (!steps) continue;
      const key = measuredAs(decodeLink(run.link).experiment);
      tried.set(key, [...(tried.get(key) ?? []), { steps, limit: run.steps }]);
    }
  }
  const entries = [...tried].map(([key, all]) => [key, summaryOf(all)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** The file from which the page reads them. */
export function solvedStepsFile(claims: readonly Claim[], document: string): string {
  return `/** Written by \`npm run docs\` from docs/experiments.md: how many training steps each experiment took until it counted as solved. */
import type { SolvedSteps } from './measured.ts';

export const solvedSteps: Readonly<Record<string, SolvedSteps>> = ${JSON.stringify(solvedStepsIn(claims, document), undefined, 2)};
`;
}
