/** The spectrum in words. */
import { formatCount, formatValue } from '../../../text/numbers.ts';
import type { RecurrentMatrix } from '../../../models/recurrentMatrices.ts';
import type { Found } from '../../../worker/protocol.ts';

export const JACOBIAN = 'jacobian';

/** What can be chosen: the matrices, then one step as a whole. */
export function choicesOf(matrices: readonly RecurrentMatrix[]): { value: string; label: string }[] {
  return [
    ...matrices.map(({ id, label }) => ({
      value: id,
      label: id === 'U' ? 'Recurrent matrix U' : `${label}, U_${id}`,
    })),
    { value: JACOBIAN, label: 'One step at the playhead, ∂s_t/∂s_t−1' },
  ];
}

/** Within this of 1, growing and shrinking cannot be told. */
const LEVEL = 0.005;

/** What the largest eigenvalue means, in one sentence. */
export function radiusSentence(found: Found<'spectrum'>, matrices: readonly RecurrentMatrix[]): string {
  const { of, radius, at, example } = found;
  const size = formatValue(radius);
  const level = Math.abs(radius - 1) < LEVEL;
  if (of === JACOBIAN) {
    const where = `At step ${formatCount((at ?? 0) + 1)} of example ${formatCount((example ?? 0) + 1)}`;
    const then = level
      ? 'a small change of the state would last'
      : `a small change of the state would ${radius > 1 ? 'grow' : 'shrink to'} ${size}× a step`;
    return `${where} the largest has size ${size}: ${then}, if all steps were like this one.`;
  }
  const matrix = matrices.find(({ id }) => id === of);
  const name = !matrix || matrix.id === 'U' ? 'U' : `U_${matrix.id}`;
  const signal =
    matrix && !matrix.main
      ? `what feeds back through the ${matrix.label.toLowerCase()}`
      : 'a signal going round';
  if (level)
    return `The largest of ${name} has size ${size}: ${signal} would neither grow nor fade if nothing squashed it.`;
  return radius > 1
    ? `The largest of ${name} has size ${size}: ${signal} would grow ${size}× a step if nothing squashed it.`
    : `The largest of ${name} has size ${size}: ${signal} would shrink to ${size}× a step even if nothing squashed it.`;
}

/** One eigenvalue. */
export function eigenvalueText({ real, imaginary }: Found<'spectrum'>, index: number): string {
  const [x, y] = [real[index]!, imaginary[index]!];
  const sign = y < 0 ? '−' : '+';
  const value =
    Math.abs(y) < 1e-12 ? formatValue(x) : `${formatValue(x)} ${sign} ${formatValue(Math.abs(y))}i`;
  const angle = (Math.atan2(y, x) * 180) / Math.PI;
  const turns =
    Math.abs(angle) < 0.05 ? '' : `, turns by ${formatValue(angle).replace(/\.?0+$/, '')}° a step`;
  return `Eigenvalue ${index + 1} of ${real.length}: ${value}, size ${formatValue(Math.hypot(x, y))}${turns}.`;
}
