/** Whose error the gradient follows, how fast it shrinks or grows on its way back, and what of it is left; in words. */
import { formatFactor, formatLoss, formatRoughly, formatValue } from '../../../text/numbers.ts';
import { rateBefore, steadinessOf, type Rate } from '../../../math/rate.ts';
import type { Gradients, Readout } from '../../../worker/protocol.ts';

/** What the lane shows: of the error that was chosen, or else of that of the last step that counts. */
export function shownGradients({ gradients, chosenGradients }: Readout): Gradients | undefined {
  return chosenGradients ?? gradients;
}

/** By each state of a layer, the hidden one first, from the lowest layer on. */
export function byState({ hidden, others }: Gradients): Gradients['others'] {
  return [{ state: 'h', byLayer: hidden }, ...others];
}

/** Lengths by the hidden state of the top layer; undefined where the error of another step was followed than that of `own`. */
export function comparedLengths(readout: Readout, own: Readout): Float32Array | undefined {
  const gradients = shownGradients(readout);
  return gradients?.of === shownGradients(own)?.of ? gradients?.hidden.at(-1) : undefined;
}

/** Steps that count. */
export function countedSteps({ mask }: Pick<Readout, 'mask'>): number {
  return mask.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
}

export interface StateRate {
  readonly state: string;
  readonly rate: Rate;
  readonly is: 'level' | 'steady' | 'unsteady';
}

/**
 * How the error of one step changes over the steps before it, by each state of the top layer; nothing where these are too few.
 * Nothing for the errors of several steps together, as each adds its own part on the way.
 */
export function changesOf(gradients: Gradients): readonly StateRate[] {
  const { of } = gradients;
  if (of === 'all') return [];
  return byState(gradients).flatMap(({ state, byLayer }) => {
    const rate = rateBefore(byLayer.at(-1)!, of);
    const is = rate ? steadinessOf(rate) : 'too few';
    return rate && is !== 'too few' ? [{ state, rate, is }] : [];
  });
}

/** The fits that are good enough to be drawn. */
export function fitsOf(score: Readout): readonly Rate[] {
  const gradients = shownGradients(score);
  const changes = gradients ? changesOf(gradients) : [];
  return changes.filter(({ is }) => is !== 'unsteady').map(({ rate }) => rate);
}

/** The sign of a gradient's length by a state. */
const sizeBy = (state: string) => `‖∂L/∂${state}‖`;

/** What becomes of it on the way back, in a sentence without its full stop. */
function changePhrase({ state, rate, is }: StateRate): string {
  const size = sizeBy(state);
  if (is === 'level') return `${size} keeps its size`;
  if (is === 'unsteady') return `${size} varies ${formatRoughly(rate.extent)}-fold`;
  const factor = formatFactor(rate.factor);
  if (factor === '1.00') return `${size} keeps 1.00 of its size with each step back`;
  return rate.factor < 1
    ? `${size} shrinks to ${factor} of its size with each step back`
    : `${size} grows ${factor}-fold with each step back`;
}

/** All states together; two that shrink are said in one. */
function changesPhrase(changes: readonly StateRate[]): string {
  const [first, second] = changes.map(({ state, rate }) => [sizeBy(state), formatFactor(rate.factor)]);
  const shrink = changes.every(({ is, rate }) => is === 'steady' && rate.factor < 0.995);
  if (changes.length === 2 && shrink)
    return `${first![0]} shrinks to ${first![1]}, ${second![0]} to ${second![1]} of its size with each step back`;
  return changes.map(changePhrase).join('; ');
}

/** How well the lines fit, and how far back they go where that is not all the way: "down to t = 21 (R² 0.98, 0.91)." */
function fitPhrase(changes: readonly StateRate[]): string {
  const first = Math.min(...changes.map(({ rate }) => rate.from));
  const fits = changes.filter(({ is }) => is === 'steady').map(({ rate }) => formatValue(rate.r2));
  const unsteady = fits.length === 0 && changes.some(({ is }) => is === 'unsteady');
  const said = unsteady ? 'at no steady rate' : fits.length === 0 ? 'on its way back' : '';
  const parts = [
    said,
    first > 0 ? `down to t = ${first + 1}` : '',
    fits.length > 0 ? `(R² ${fits.join(', ')})` : '',
  ];
  return `${parts.filter(Boolean).join(' ')}.`;
}

/** Why there is no rate. */
function noRate(gradients: Gradients, of: number): string {
  const earlier = byState(gradients).map(({ byLayer }) => byLayer.at(-1)!.subarray(0, of));
  if (earlier.some((lengths) => lengths.some((length) => !Number.isFinite(length))))
    return 'is not a number on its way back.';
  const reached = (lengths: Float32Array) => lengths.some((length) => length > 0);
  if (byState(gradients).every(({ byLayer }) => !(byLayer.at(-1)![of]! > 0)))
    return 'is smaller than 32-bit numbers hold: nothing goes back.';
  if (of > 0 && !earlier.some(reached)) return 'reaches no earlier time step.';
  return 'reaches too few time steps for a rate.';
}

/** Where the error's way back ends that is followed, as a step from 0: at the beginning of its chunk; 0 where no cut lies before it. */
export function stopOf({ of, truncate }: Gradients): number {
  return truncate && of !== 'all' ? of - (of % truncate) : 0;
}

/** Where truncated backpropagation stops; nothing where it does not. */
function cutSentence(gradients: Gradients): string {
  const { truncate } = gradients;
  if (!truncate) return '';
  const stop = stopOf(gradients);
  return stop > 0
    ? ` Truncated (k = ${truncate}): it stops at the cut before t = ${stop + 1}.`
    : ` Truncated (k = ${truncate}): each error stops at the last cut before it.`;
}

/** The lane's sentence, whole: what stands out of it, and the rest. @param rated a step hands its state to the next */
export function rateWords(score: Readout, rated: boolean): readonly [string, string] {
  const gradients = shownGradients(score);
  if (!gradients) return ['The gradient was not taken for this reading.', ''];
  const [first, rest] = wordsOf(gradients, score, rated);
  return [first, `${rest}${cutSentence(gradients)}`];
}

function wordsOf(gradients: Gradients, score: Readout, rated: boolean): readonly [string, string] {
  const { of } = gradients;
  if (of === 'all')
    return [
      `The errors of all ${countedSteps(score)} time steps together have no rate,`,
      'as each adds its own part on the way back.',
    ];
  const whose = `The error at t = ${of + 1}`;
  if (!rated) return [whose, 'has no rate: no state is passed from step to step.'];
  const changes = changesOf(gradients);
  if (changes.length === 0) return [whose, noRate(gradients, of)];
  return [changesPhrase(changes), fitPhrase(changes)];
}

/** How much of what stands at the step whose error it is is left at the first, by each state. */
function reachSentence(gradients: Gradients, timeSteps: number): string {
  const end = gradients.of === 'all' ? timeSteps - 1 : gradients.of;
  return byState(gradients)
    .map(({ state, byLayer }) => {
      const top = byLayer.at(-1)!;
      const [first, last] = [top[0]!, top[end]!];
      if (end === 0 || !Number.isFinite(first) || !Number.isFinite(last)) return '';
      return ` ‖∂L/∂${state}‖ is ${formatLoss(last)} at t = ${end + 1} and ${formatLoss(first)} at t = 1.`;
    })
    .join('');
}

/** The lane in a few sentences, for those who cannot see it. */
export function gradientSentence(score: Readout, rated: boolean): string {
  const gradients = shownGradients(score);
  if (!gradients) return 'No reading yet.';
  return `${rateWords(score, rated).join(' ')}${reachSentence(gradients, score.timeSteps)}`;
}

/** One time step: "t = 12: ‖∂L/∂h‖ 0.0031, ‖∂L/∂x‖ 0.0004"; each layer by its number where there are several. */
export function gradientAt(score: Readout, t: number): string {
  const gradients = shownGradients(score);
  if (!gradients) return `t = ${t + 1}`;
  const named = byState(gradients).flatMap(({ state, byLayer }) =>
    byLayer
      .map(
        (lengths, layer) =>
          `${sizeBy(state)} ${byLayer.length > 1 ? `of layer ${layer + 1} ` : ''}${formatLoss(lengths[t]!)}`,
      )
      .toReversed(),
  );
  return `t = ${t + 1}: ${[...named, `‖∂L/∂x‖ ${formatLoss(gradients.inputs[t]!)}`].join(', ')}`;
}
