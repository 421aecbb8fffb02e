/** The first two principal components of a cloud of points. */
import { symmetricEigen } from './symmetric.ts';

export interface Plane {
  /** `[width]` */
  readonly mean: Float64Array;
  /** Two unit vectors at right angles, `[2, width]`. */
  readonly axes: Float64Array;
  /** The share of the variance along each. */
  readonly shares: readonly [number, number];
}

/** More points than this hardly change the directions, and cost. */
const ENOUGH_POINTS = 4000;

function meanOf(points: Float32Array, width: number): Float64Array {
  const mean = new Float64Array(width);
  const count = points.length / width;
  for (let k = 0; k < points.length; k++) mean[k % width]! += points[k]! / count;
  return mean;
}

/** `[width, width]`, by every so many points where there are more than enough. */
function covarianceOf(points: Float32Array, width: number, mean: Float64Array): Float64Array {
  const covariance = new Float64Array(width * width);
  const centred = new Float64Array(width);
  const count = points.length / width;
  const stride = Math.max(1, Math.ceil(count / ENOUGH_POINTS));
  for (let point = 0; point < count; point += stride) {
    for (let j = 0; j < width; j++) centred[j] = points[point * width + j]! - mean[j]!;
    for (let i = 0; i < width; i++) {
      const factor = centred[i]!;
      for (let j = i; j < width; j++) covariance[i * width + j]! += factor * centred[j]!;
    }
  }
  for (let i = 0; i < width; i++)
    for (let j = 0; j < i; j++) covariance[i * width + j] = covariance[j * width + i]!;
  return covariance;
}

const dot = (a: ArrayLike<number>, b: ArrayLike<number>) => {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k]! * b[k]!;
  return sum;
};

/**
 * Keeps the picture from turning over between two renewals: of the eight ways to lay the axes (each turned about or not, and
 * either first), the one nearest to the axes before. With none before, the largest entry of each is positive.
 */
function laid(
  axes: readonly [Float64Array, Float64Array],
  before: Float64Array | undefined,
): readonly [number, number, 1 | -1, 1 | -1] {
  if (!before) {
    const sign = (axis: Float64Array) =>
      axis.reduce((most, value) => (Math.abs(value) > Math.abs(most) ? value : most), 0) < 0 ? -1 : 1;
    return [0, 1, sign(axes[0]), sign(axes[1])];
  }
  const width = before.length / 2;
  const old = [before.subarray(0, width), before.subarray(width)] as const;
  const likeness = (a: number, b: number) =>
    Math.abs(dot(axes[a]!, old[0])) + Math.abs(dot(axes[b]!, old[1]));
  const [a, b] = likeness(1, 0) > likeness(0, 1) ? [1, 0] : [0, 1];
  return [a, b, dot(axes[a]!, old[0]) < 0 ? -1 : 1, dot(axes[b]!, old[1]) < 0 ? -1 : 1];
}

/**
 * @param points `[count, width]`, finite
 * @param before axes of an earlier cloud, `[2, width]`, which the new ones are laid along
 */
export function principalPlane(points: Float32Array, width: number, before?: Float64Array): Plane {
  const mean = meanOf(points, width);
  const covariance = covarianceOf(points, width, mean);
  const { values, vectors } = symmetricEigen(covariance);
  const whole = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  const share = (k: number) => (whole > 0 ? Math.max(0, values[k] ?? 0) / whole : 0);
  const found = [vectors[0]!, vectors[1] ?? new Float64Array(width)] as const;
  const [a, b, signA, signB] = laid(found, before?.length === 2 * width ? before : undefined);
  const axes = new Float64Array(2 * width);
  for (let k = 0; k < width; k++) {
    axes[k] = signA * found[a]![k]!;
    axes[width + k] = signB * found[b]![k]!;
  }
  return { mean, axes, shares: [share(a), share(b)] };
}

/** The points in that plane, `[count, 2]`. */
export function inPlane(points: Float32Array, { mean, axes }: Plane): Float32Array {
  const width = mean.length;
  const placed = new Float32Array((points.length / width) * 2);
  for (let point = 0; point < placed.length / 2; point++) {
    for (let axis = 0; axis < 2; axis++) {
      let sum = 0;
      for (let k = 0; k < width; k++)
        sum += (points[point * width + k]! - mean[k]!) * axes[axis * width + k]!;
      placed[2 * point + axis] = sum;
    }
  }
  return placed;
}
