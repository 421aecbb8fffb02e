/** What the gradient of the one unit does on its way back, in one sentence. */
import {
  formatCount,
  formatFactor,
  formatLoss,
  formatRoughly,
  formatSmallShare,
} from '../../../text/numbers.ts';
import type { OneUnit } from '../../../math/oneUnit.ts';

/** Below this a share of a percent is all zeros. */
const LEAST_PERCENT = 1e-6;
/** Above this a factor is not counted out. */
const MOST_COUNTED = 1e6;

/** What is left, as a share: "12 %", "2.1·10⁻⁹". */
export function leftOf(share: number): string {
  return share === 0 || share >= LEAST_PERCENT ? formatSmallShare(share) : formatLoss(share);
}

/** How many times as large. */
export function timesOf(factor: number): string {
  return factor < MOST_COUNTED ? formatRoughly(factor) : formatLoss(factor);
}

/** @param gradients ∂h_T/∂h_t from t = 1 on */
export function gradientSentence(unit: OneUnit, gradients: ArrayLike<number>): string {
  const steps = gradients.length - 1;
  const over = formatCount(steps);
  const whole = Math.abs(gradients[0]!);
  if (unit.a === 0)
    return 'With a = 0 no state reaches the next one, so nothing comes back from the last step.';
  return unit.squashed ? squashedSentence(unit.a, whole, steps, over) : linearSentence(unit.a, whole, over);
}

function linearSentence(a: number, whole: number, over: string): string {
  const size = Math.abs(a);
  const turns = a < 0;
  if (size === 1)
    return turns
      ? 'Each step back turns the gradient’s sign and keeps its size, however long the sequence is.'
      : 'Each step back keeps the whole gradient, however long the sequence is.';
  const period = formatRoughly(Math.LN2 / Math.abs(Math.log(size)));
  if (size > 1) {
    const [rate, total] = [formatFactor(size), timesOf(whole)];
    return turns
      ? `Each step back turns the gradient’s sign and makes it ${rate} times as large: it explodes, doubles every ${period} steps, and over ${over} steps becomes ${total} times as large.`
      : `Each step back makes the gradient ${rate} times as large: it explodes, doubles every ${period} steps, and over ${over} steps becomes ${total} times as large.`;
  }
  const [rate, left] = [formatSmallShare(size), leftOf(whole)];
  if (size < 0.5)
    return turns
      ? `Each step back turns the gradient’s sign and keeps ${rate} of its size: after ${over} steps ${left} is left.`
      : `Each step back keeps ${rate} of the gradient: after ${over} steps ${left} is left.`;
  return turns
    ? `Each step back turns the gradient’s sign and keeps ${rate} of its size: it halves every ${period} steps, and after ${over} steps ${left} is left.`
    : `Each step back keeps ${rate} of the gradient: it halves every ${period} steps, and after ${over} steps ${left} is left.`;
}

/** What one step back makes of it on average: the geometric mean, as steps multiply. */
function squashedSentence(a: number, whole: number, steps: number, over: string): string {
  const most = formatFactor(Math.abs(a));
  const mean = formatFactor(whole ** (1 / steps));
  if (whole === 0)
    return `Each step back multiplies by a times the slope of tanh, at most ${most}: after ${over} steps what is left is too small for a number in this computer.`;
  if (whole > 1)
    return `Each step back multiplies by a times the slope of tanh, at most ${most} and here ${mean} on average: over ${over} steps the gradient becomes ${timesOf(whole)} times as large.`;
  return `Each step back multiplies by a times the slope of tanh, at most ${most} and here ${mean} on average: after ${over} steps ${leftOf(whole)} is left.`;
}
