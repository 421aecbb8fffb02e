/** Whose error the gradient follows, how fast it shrinks or grows on its way back, and what of it is left; in words. */
import { formatFactor, formatLoss, formatRoughly } from '../../../text/numbers.ts';
import { rateBefore, type Rate } from '../../../math/rate.ts';
import type { Gradients, Readout } from '../../../worker/protocol.ts';

/** What the lane shows: of the error that was chosen, or else of that of the last step that counts. */
export function shownGradients({ gradients, chosenGradients }: Readout): Gradients | undefined {
  return chosenGradients ?? gradients;
}

/** By each state of a layer, the hidden one first, from the lowest layer on. */
export function byState({ hidden, others }: Gradients): Gradients['others'] {
  return [{ state: 'h', byLayer: hidden }, ...others];
}

/** Steps that count. */
export function countedSteps({ mask }: Pick<Readout, 'mask'>): number {
  return mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
}

/** So many steps there must be before the one whose error it is: a line through fewer says nothing. */
const FEWEST = 5;
/** A line that explains less of the variance of the logarithms misleads; docs/how-it-works.md says how that was measured. */
const LEAST_R2 = 0.8;
/** Where the largest is no more times as large as the smallest, the size is kept. */
const LEVEL = 1.05;

interface StateRate {
  readonly state: string;
  readonly rate: Rate;
  readonly is: 'level' | 'steady' | 'unsteady';
}

/**
 * How the error of one step changes over the steps before it, by each state of the top layer; nothing where these are too few.
 * Nothing for the errors of several steps together, as each adds its own part on the way.
 */
function changesOf(gradients: Gradients): readonly StateRate[] {
  const { of } = gradients;
  if (of === 'all') return [];
  return byState(gradients).flatMap(({ state, byLayer }) => {
    const rate = rateBefore(byLayer.at(-1)!, of);
    if (!rate || rate.to - rate.from + 1 < FEWEST) return [];
    const is = rate.extent <= LEVEL ? 'level' : rate.r2 >= LEAST_R2 ? 'steady' : 'unsteady';
    return [{ state, rate, is }];
  });
}

/** The fits that are good enough to be drawn. */
export function fitsOf(score: Readout): readonly Rate[] {
  const gradients = shownGradients(score);
  const changes = gradients ? changesOf(gradients) : [];
  return changes.filter(({ is }) => is !== 'unsteady').map(({ rate }) => rate);
}

/** "shrinks 0.62× a step by h" */
function changePhrase({ state, rate, is }: StateRate): string {
  if (is === 'level') return `keeps its size by ${state}`;
  if (is === 'unsteady') return `varies ${formatRoughly(rate.extent)}-fold by ${state}`;
  return `${rate.factor < 1 ? 'shrinks' : 'grows'} ${formatFactor(rate.factor)}× a step by ${state}`;
}

/** "back to step 1 (R² 0.98 by h, 0.91 by c)." */
function fitPhrase(changes: readonly StateRate[]): string {
  const first = Math.min(...changes.map(({ rate }) => rate.from)) + 1;
  const fits = changes
    .filter(({ is }) => is === 'steady')
    .map(({ state, rate }) =>
      changes.length > 1 ? `${rate.r2.toFixed(2)} by ${state}` : rate.r2.toFixed(2),
    );
  if (fits.length > 0) return `back to step ${first} (R² ${fits.join(', ')}).`;
  return changes.some(({ is }) => is === 'unsteady')
    ? `back to step ${first}, at no steady rate.`
    : `back to step ${first}.`;
}

/** Why there is no rate. */
function noRate(gradients: Gradients, of: number): string {
  const earlier = byState(gradients).map(({ byLayer }) => byLayer.at(-1)!.subarray(0, of));
  if (earlier.some((lengths) => lengths.some((length) => !Number.isFinite(length))))
    return 'is not a number on its way back.';
  const reached = (lengths: Float32Array) => lengths.some((length) => length > 0);
  if (byState(gradients).every(({ byLayer }) => !(byLayer.at(-1)![of]! > 0)))
    return 'is smaller than 32-bit numbers hold: nothing goes back.';
  if (of > 0 && !earlier.some(reached)) return 'reaches no earlier step.';
  return 'reaches too few steps for a rate.';
}

/** The lane's sentence, whole: what stands out of it, and the rest. @param rated a step hands its state to the next */
export function rateWords(score: Readout, rated: boolean): readonly [string, string] {
  const gradients = shownGradients(score);
  if (!gradients) return ['The gradient was not taken for this reading.', ''];
  const { of } = gradients;
  if (of === 'all')
    return [
      `The errors of all ${countedSteps(score)} steps together have no rate,`,
      'as each adds its own part on the way back.',
    ];
  const whose = `The error at step ${of + 1}`;
  if (!rated) return [whose, 'has no rate, as no step hands its state to the next.'];
  const changes = changesOf(gradients);
  if (changes.length === 0) return [whose, noRate(gradients, of)];
  return [`${whose} ${changes.map(changePhrase).join(' and ')}`, fitPhrase(changes)];
}

/** How much of what stands at the step whose error it is is left at the first, by each state. */
function reachSentence(gradients: Gradients, timeSteps: number): string {
  const end = gradients.of === 'all' ? timeSteps - 1 : gradients.of;
  return byState(gradients)
    .map(({ state, byLayer }) => {
      const top = byLayer.at(-1)!;
      const [first, last] = [top[0]!, top[end]!];
      if (end === 0 || !Number.isFinite(first) || !Number.isFinite(last)) return '';
      return ` ‖∂L/∂${state}‖ is ${formatLoss(last)} at step ${end + 1} and ${formatLoss(first)} at step 1.`;
    })
    .join('');
}

/** The lane in a few sentences, for those who cannot see it. */
export function gradientSentence(score: Readout, rated: boolean): string {
  const gradients = shownGradients(score);
  if (!gradients) return 'No reading yet.';
  return `${rateWords(score, rated).join(' ')}${reachSentence(gradients, score.timeSteps)}`;
}

/** One step: "step 12: ‖∂L/∂h‖ 0.0031, ‖∂L/∂x‖ 0.0004"; each layer by its number where there are several. */
export function gradientAt(score: Readout, t: number): string {
  const gradients = shownGradients(score);
  if (!gradients) return `step ${t + 1}`;
  const named = byState(gradients).flatMap(({ state, byLayer }) =>
    byLayer
      .map(
        (lengths, layer) =>
          `‖∂L/∂${state}‖ ${byLayer.length > 1 ? `of layer ${layer + 1} ` : ''}${formatLoss(lengths[t]!)}`,
      )
      .toReversed(),
  );
  return `step ${t + 1}: ${[...named, `‖∂L/∂x‖ ${formatLoss(gradients.inputs[t]!)}`].join(', ')}`;
}
