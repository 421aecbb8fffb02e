/** How the gradient shrinks or grows on its way back, fitted and in words. */
import { formatFactor, formatLoss } from '../../../text/numbers.ts';
import { rateBefore, type Rate } from '../../../math/rate.ts';
import type { Readout } from '../../../worker/protocol.ts';

/** The last step that counts, from 0; the last of all where none does. */
function lastCounted({ mask, timeSteps }: Readout): number {
  const last = mask.lastIndexOf(1);
  return last < 0 ? timeSteps - 1 : last;
}

/** The rate of the top layer over the steps before the last that counts. */
export function rateOf(score: Readout): Rate | undefined {
  const top = score.gradients?.hidden.at(-1);
  return top && rateBefore(top, lastCounted(score));
}

/** Factors this close to 1 are level. */
const LEVEL = 0.005;

function verb(factor: number): string {
  if (Math.abs(factor - 1) < LEVEL) return 'keeps its size,';
  return factor < 1 ? 'shrinks' : 'grows';
}

/** The rate in a few words, and over which steps: ["shrinks 0.62× a step", "back from step 49 to 1"]. */
export function rateWords(score: Readout, rated: boolean): readonly [string, string] {
  const { gradients } = score;
  if (!gradients) return ['not taken for this reading', ''];
  if (!rated) return ['has no rate', 'as no step hands its state to the next'];
  const rate = rateOf(score);
  if (rate)
    return [
      `${verb(rate.factor)} ${formatFactor(rate.factor)}× a step`,
      `back from step ${rate.to + 1} to ${rate.from + 1}`,
    ];
  const earlier = gradients.hidden.at(-1)!.subarray(0, lastCounted(score));
  if (earlier.some((length) => !Number.isFinite(length))) return ['not a number', ''];
  if (earlier.length > 0 && earlier.every((length) => length === 0)) return ['reaches no earlier step', ''];
  return ['too few steps for a rate', ''];
}

/** How much of what stands at the last step that counts is left at the first. */
function reachSentence(score: Readout): string {
  const top = score.gradients!.hidden.at(-1)!;
  const last = lastCounted(score);
  const [first, end] = [top[0]!, top[last]!];
  if (last === 0 || !Number.isFinite(first) || !Number.isFinite(end)) return '';
  const share = first === 0 ? '0' : formatLoss(first);
  return ` It is ${formatLoss(end)} at step ${last + 1}, the last that counts, and ${share} at step 1.`;
}

/** The lane in two or three sentences, for those who cannot see it. */
export function gradientSentence(score: Readout, rated: boolean): string {
  if (!score.gradients) return 'No reading yet.';
  const [what, where] = rateWords(score, rated);
  return `On its way back the gradient ${what}${where ? `, ${where}` : ''}.${reachSentence(score)}`;
}

/** One step: "step 12: ‖∂L/∂h‖ 0.0031, ‖∂L/∂x‖ 0.0004"; each layer by its number where there are several. */
export function gradientAt({ gradients }: Readout, t: number): string {
  if (!gradients) return `step ${t + 1}`;
  const { hidden, inputs } = gradients;
  const named = hidden.map(
    (lengths, layer) =>
      `‖∂L/∂h‖ ${hidden.length > 1 ? `of layer ${layer + 1} ` : ''}${formatLoss(lengths[t]!)}`,
  );
  return `step ${t + 1}: ${[...named.toReversed(), `‖∂L/∂x‖ ${formatLoss(inputs[t]!)}`].join(', ')}`;
}
