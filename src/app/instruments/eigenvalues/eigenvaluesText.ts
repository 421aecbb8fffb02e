/** The eigenvalues in words. */
import { formatCount, formatValue } from '../../../text/numbers.ts';
import type { Model } from '../../../models/model.ts';
import type { RecurrentMatrix } from '../../../models/recurrentMatrices.ts';
import type { Found } from '../../../worker/protocol.ts';

export const JACOBIAN = 'jacobian';

const nameOf = ({ id }: Pick<RecurrentMatrix, 'id'>) => (id === 'U' ? 'U' : `U_${id}`);

/**
 * What can be chosen, the usual first: the one matrix of a cell without gates; and where gates open and shut the way, one step as
 * a whole, as no matrix alone says what becomes of a signal.
 */
export function choicesOf(matrices: readonly RecurrentMatrix[]): { value: string; label: string }[] {
  const step = { value: JACOBIAN, label: 'One time step at the playhead, ∂s_t/∂s_t−1' };
  const own = matrices.map((matrix) => ({
    value: matrix.id,
    label: matrix.id === 'U' ? 'Recurrent matrix U' : `${matrix.label}, ${nameOf(matrix)}`,
  }));
  return matrices.length === 1 ? [...own, step] : [step, ...own];
}

/** Within this of 1, growing and shrinking cannot be told. */
const LEVEL = 0.005;

/** What becomes of a small change that goes the same way over and over. */
type Trend = 'grows' | 'shrinks' | 'stays';

function trendOf(radius: number): Trend {
  if (Math.abs(radius - 1) < LEVEL) return 'stays';
  return radius > 1 ? 'grows' : 'shrinks';
}

/** @param rate the spectral radius, in words */
const ifAllWereLikeIt: Readonly<Record<Trend, (rate: string) => string>> = {
  grows: (rate) =>
    `If all time steps were like it, the change would in the long run grow to ${rate} of its size with each.`,
  shrinks: (rate) =>
    `If all time steps were like it, the change would in the long run shrink to ${rate} of its size with each.`,
  stays: () => 'If all time steps were like it, the change would in the long run neither grow nor shrink.',
};

const whereSlopeIsOne: Readonly<Record<Trend, (rate: string) => string>> = {
  grows: (rate) =>
    `Where the activation has slope 1 (tanh near 0, ReLU above it) a small change of the state would in the long run grow to ${rate} of its size with each time step.`,
  shrinks: (rate) =>
    `Where the activation has slope 1 (tanh near 0, ReLU above it) a small change of the state would in the long run shrink to ${rate} of its size with each time step.`,
  stays: () =>
    'Where the activation has slope 1 (tanh near 0, ReLU above it) a small change of the state would in the long run neither grow nor shrink.',
};

/** What the largest eigenvalue and the largest singular value mean, as far as they mean anything. */
export function eigenvaluesSentence(
  found: Found<'eigenvalues'>,
  model: Pick<Model, 'states'>,
  matrices: readonly RecurrentMatrix[],
): string {
  const { of, radius, norm, at, example } = found;
  const [most, rate, trend] = [formatValue(norm), formatValue(radius), trendOf(radius)];
  if (of === JACOBIAN) {
    const [step, row] = [formatCount((at ?? 0) + 1), formatCount((example ?? 0) + 1)];
    const once =
      model.states.length === 1
        ? `At t = ${step} of example ${row} a small change of the state becomes at most ${most}× as large in this one time step.`
        : `At t = ${step} of example ${row} a small change of the whole state becomes at most ${most}× as large in this one time step.`;
    return `${once} ${ifAllWereLikeIt[trend](rate)}`;
  }
  const matrix = matrices.find(({ id }) => id === of);
  const name = matrix ? nameOf(matrix) : 'U';
  if (matrices.length > 1)
    return `The eigenvalues of ${name} reach ${formatValue(radius)}, and it makes a vector at most ${most}× as long. Whether a signal lasts cannot be read from it alone, because the gates act on the way: look at one time step at the playhead.`;
  return `${whereSlopeIsOne[trend](rate)} In one time step it becomes at most ${most}× as large, wherever the state is, as no slope is above 1.`;
}

/** One eigenvalue. */
export function eigenvalueText({ real, imaginary }: Found<'eigenvalues'>, index: number): string {
  const [x, y] = [real[index]!, imaginary[index]!];
  const sign = y < 0 ? '−' : '+';
  const value =
    Math.abs(y) < 1e-12 ? formatValue(x) : `${formatValue(x)} ${sign} ${formatValue(Math.abs(y))}i`;
  const angle = (Math.atan2(y, x) * 180) / Math.PI;
  const turns =
    Math.abs(angle) < 0.05 ? '' : `, turns by ${formatValue(angle).replace(/\.?0+$/, '')}° a time step`;
  return `Eigenvalue ${index + 1} of ${real.length}: ${value}, size ${formatValue(Math.hypot(x, y))}${turns}.`;
}
