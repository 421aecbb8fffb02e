/**
 * What a re-run says of a claimed run. By the same arithmetic the same link gives the same bits, so that every figure must be the very
 * same; elsewhere additions are made in another order, and figures need only be near.
 */
import type { ClaimedRun, HandIn } from '../handin/handIn.ts';
import { solvedStep, type RunOutcome } from '../studies/outcome.ts';
import { isShare, metricText, type Metric } from '../tasks/contract/measures.ts';
import { checkableOf, type WhyUnchecked } from './plan.ts';

/** Evaluations come at multiples of this, and a run is claimed as of its last. */
export const EVERY = 20;

/** What is other than claimed; null is none. */
export interface Difference {
  readonly of: 'loss' | 'best' | 'bestAt' | 'solvedAt' | 'mark' | 'metric' | 'metricSaid' | 'steps';
  readonly claimed: number | string | null;
  readonly found: number | string | null;
}

/**
 * How it was computed otherwise there. rounding: multiply-adds on WebAssembly are rounded once or twice, as the processor has it. own:
 * by the same means, whose bits each card or browser makes its own. means: by others. version: by another Unroll.
 */
export type Otherwise = 'rounding' | 'own' | 'means' | 'version';

export type Verdict =
  /** To the last bit. */
  | { readonly kind: 'confirmed' }
  /** Losses are within that factor of each other. */
  | {
      readonly kind: 'close';
      readonly why: Otherwise;
      readonly factor: number;
      readonly loss: number | null;
    }
  /** factor: it was computed otherwise there, but losses would be within that. */
  | { readonly kind: 'differs'; readonly differences: readonly Difference[]; readonly factor?: number }
  | { readonly kind: 'unchecked'; readonly why: WhyUnchecked }
  | { readonly kind: 'failed'; readonly sentence: string };

/** Kernels of which every bit is known; what browsers and cards compute themselves may be others with each of their versions. */
const EXACT = /^wasm(-fma)?$/;

/**
 * How many times as large or as small a loss may be that was computed otherwise. Rounding differs from the first step on, and grows: in
 * six runs of 500 steps on three backends (docs/hand-in.md) losses lay within 1.0001 at step 100, 1.07 up to step 400, and 1.2 at 500.
 */
export function nearFactor(step: number): number {
  const [first, last] = [100, 600];
  return 1.02 + 0.48 * Math.min(1, Math.max(0, (step - first) / (last - first)));
}
/** A task may be solved so much sooner or later. */
const NEAR_SOLVED = 1.5;
/** Below this two losses are as good as none. */
const NEAR_NOTHING = 1e-4;
/** Shares of right answers, which jump where losses only move, may lie so far apart. */
const NEAR_SHARE = 0.35;

const rowAt = ({ history }: RunOutcome, step: number) => history.find((row) => row.step === step);

/** The evaluation of the lowest loss, the first of several. */
function lowestOf(history: RunOutcome['history']): {
  readonly at: number | null;
  readonly loss: number | null;
} {
  let lowest: { readonly at: number | null; readonly loss: number | null } = { at: null, loss: null };
  for (const { step, heldOutLoss } of history)
    if (heldOutLoss !== null && (lowest.loss === null || heldOutLoss < lowest.loss))
      lowest = { at: step, loss: heldOutLoss };
  return lowest;
}

/** The metric in words must be that of its figure, which is compared by itself; where there is no figure, that of the re-run. */
function wordsOf({ metric, metricSaid }: ClaimedRun, { measure }: RunOutcome, found: number | null) {
  if (metricSaid === undefined || !measure) return [];
  return [
    {
      of: 'metricSaid',
      claimed: metricSaid,
      found: metricText(measure.metric, metric ?? found ?? NaN),
    } as const,
  ];
}

/** All figures of the claim beside those that were found. */
function figures(
  claim: ClaimedRun,
  by: HandIn['by'],
  outcome: RunOutcome,
  version: string,
): readonly Difference[] {
  const history = outcome.history.filter(({ step }) => step <= claim.at);
  const last = rowAt(outcome, claim.at);
  const lowest = lowestOf(history);
  const solved = outcome.measure && solvedStep(history, outcome.measure.solved);
  const { metric, best, mark } = claim;
  return [
    { of: 'loss', claimed: claim.loss, found: last?.heldOutLoss ?? null },
    ...(metric === undefined
      ? []
      : [{ of: 'metric', claimed: metric, found: last?.metric ?? null } as const]),
    // Another version may have other words.
    ...(by === version ? wordsOf(claim, outcome, last?.metric ?? null) : []),
    ...(best
      ? [
          { of: 'best', claimed: best.loss, found: lowest.loss } as const,
          { of: 'bestAt', claimed: best.at, found: lowest.at } as const,
        ]
      : []),
    { of: 'solvedAt', claimed: claim.solvedAt ?? null, found: solved?.from ?? null },
    ...(mark !== undefined && outcome.mark
      ? [{ of: 'mark', claimed: mark, found: outcome.mark.letters } as const]
      : []),
  ];
}

/** @param factor by how much losses may differ @param metric what the task is measured by */
function isNear({ of, claimed, found }: Difference, factor: number, metric: Metric | undefined): boolean {
  // Marks of two arithmetics say nothing of each other, and of losses that are near any may be the lowest.
  if (of === 'mark' || of === 'bestAt') return true;
  if (typeof claimed !== 'number' || typeof found !== 'number')
    // What is solved just now here may be so a little later there.
    return of === 'solvedAt' || claimed === found;
  const [small, large] = [Math.min(claimed, found), Math.max(claimed, found)];
  if (of === 'metric' && metric && isShare(metric)) return large - small <= NEAR_SHARE;
  if (of === 'solvedAt') return large - small <= 2 * EVERY || large <= small * NEAR_SOLVED;
  return large <= NEAR_NOTHING || (small > 0 && large <= small * factor);
}

function otherwise(claimed: string, found: string | undefined, sameVersion: boolean): Otherwise {
  if (found === claimed) return sameVersion ? 'own' : 'version';
  return EXACT.test(claimed) && found !== undefined && EXACT.test(found) ? 'rounding' : 'means';
}

/** @param outcome of the re-run, at least as long as the claim */
export function verdictOf(
  claim: ClaimedRun,
  by: HandIn['by'],
  outcome: RunOutcome,
  version: string,
): Verdict {
  const checkable = checkableOf(claim);
  if (!checkable.ok) return { kind: 'unchecked', why: checkable.why };
  if (outcome.ending === 'failed') return { kind: 'failed', sentence: outcome.sentence ?? '' };
  // No page claims these.
  const past = claim.steps - claim.at;
  if (claim.at % EVERY !== 0 || past < 0 || past >= EVERY)
    return {
      kind: 'differs',
      differences: [{ of: 'steps', claimed: claim.steps, found: claim.at - (claim.at % EVERY) }],
    };
  const compared = figures(claim, by, outcome, version);
  const others = compared.filter(({ claimed, found }) => claimed !== found);
  if (others.length === 0) return { kind: 'confirmed' };
  const sameWord = outcome.mark?.by === claim.by;
  // Who has the same mark has computed in the same way; and where all but the mark is the same, so was the curve.
  const sameBits =
    (EXACT.test(claim.by) && by === version) ||
    compared.some(({ of, claimed, found }) => of === 'mark' && claimed === found) ||
    others.every(({ of }) => of === 'mark');
  if (sameWord && sameBits) return { kind: 'differs', differences: others };
  const factor = nearFactor(claim.at);
  const far = others.filter((each) => !isNear(each, factor, outcome.measure?.metric));
  if (far.length > 0) return { kind: 'differs', differences: far, factor };
  const { found } = compared[0]!;
  return {
    kind: 'close',
    why: otherwise(claim.by, outcome.mark?.by, by === version),
    factor,
    loss: typeof found === 'number' ? found : null,
  };
}

const RANK = ['differs', 'failed', 'close', 'confirmed', 'unchecked'] as const;

/**
 * Of a whole hand-in: what is worst of its runs. What could not be checked counts where nothing is found to be wrong, and it is the last
 * of them, whose figures stand in the table.
 */
export function worstOf(verdicts: readonly Verdict[]): Verdict | undefined {
  const worst = verdicts.toSorted((a, b) => RANK.indexOf(a.kind) - RANK.indexOf(b.kind))[0];
  const last = verdicts.at(-1);
  const good = worst?.kind === 'confirmed' || worst?.kind === 'close';
  return good && last?.kind === 'unchecked' ? last : worst;
}
