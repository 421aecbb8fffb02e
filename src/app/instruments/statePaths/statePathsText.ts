/** The state paths in words. */
import { formatCount, formatPercent, formatValue } from '../../../text/numbers.ts';
import type { Found } from '../../../worker/protocol.ts';
import type { Answers } from './classes.ts';

/** How much of the variance is seen. */
export function planeSentence({ shares, examples }: Found<'statePaths'>, units: number): string {
  const whole = shares[0] + shares[1];
  const over = `over ${formatCount(examples.length)} validation sequences`;
  if (!(whole > 0)) return `The state does not vary ${over}.`;
  const of = units === 1 ? '1 unit' : `${formatCount(units)} units`;
  return `The first two principal components explain ${formatPercent(whole)} of the variance of ${of} ${over}.`;
}

/** One path. */
export function pathText(
  { examples, lengths, targets, points }: Found<'statePaths'>,
  index: number,
  answers: Answers,
): string {
  const start = lengths.subarray(0, index).reduce((sum, length) => sum + length, 0);
  const length = lengths[index]!;
  const place = (step: number) =>
    `(${formatValue(points[2 * (start + step)]!)}, ${formatValue(points[2 * (start + step) + 1]!)})`;
  return `Example ${examples[index]! + 1}, target ${answers.say(targets[index]!)}: from ${place(0)} at t = 1 to ${place(length - 1)} at t = ${formatCount(length)}.`;
}
