/**
 * What causal attention adds to products: the normalisation of rows, and scaled dot-product attention of all sequences and heads.
 *
 * Queries, keys and values lie side by side, `[time, rows, 3 · heads · size]`, filled up to a multiple of four steps with zeros.
 * The weights of one sequence and head are `[time, time]`, both filled up.
 */
import { exp4 } from './activations';
import { gemm } from './gemm';
import { transposePart } from './matrices';
import { FLOAT, madd, sum4, VECTOR, withoutTiny } from './vector';

const EPSILON: f32 = 1e-5;
/** So many steps look back together, at no step later than the last of them. */
const BLOCK = 32;

/** Which of the last four columns of a row count. */
@inline
function lastOf(width: i32): v128 {
  const rest = width & 3;
  return rest === 0 ? i32x4.splat(-1) : i32x4.lt_s(i32x4(0, 1, 2, 3), i32x4.splat(rest));
}

/** y = (x − mean) / √(variance + ε) of each row, of which the first `width` of `units` columns count; 1 / √ in `inverse`. */
export function normalise(y: usize, inverse: usize, x: usize, rows: i32, units: i32, width: i32): void {
  const last = lastOf(width);
  const stride = <usize>units * FLOAT;
  const count = <f32>width;
  for (let row = 0; row < rows; row++, x += stride, inverse += FLOAT) {
    const end = x + stride - VECTOR;
    let sum = v128.load(end);
    for (let at = x; at < end; at += VECTOR) sum = f32x4.add(sum, v128.load(at));
    const mean = f32x4.splat(sum4(sum) / count);
    const left = v128.and(f32x4.sub(v128.load(end), mean), last);
    let squares = f32x4.mul(left, left);
    for (let at = x; at < end; at += VECTOR) {
      const distance = f32x4.sub(v128.load(at), mean);
      squares = madd(distance, distance, squares);
    }
    const scale: f32 = 1 / Mathf.sqrt(sum4(squares) / count + EPSILON);
    store<f32>(inverse, scale);
    const by = f32x4.splat(scale);
    for (let at = x; at < end; at += VECTOR, y += VECTOR)
      v128.store(y, f32x4.mul(f32x4.sub(v128.load(at), mean), by));
    v128.store(y, f32x4.mul(left, by));
    y += VECTOR;
  }
}

/** Adds to `into` the gradient by x: (dy − mean(dy) − y·mean(dy∘y)) / √(variance + ε). */
export function normaliseBackward(
  into: usize,
  dy: usize,
  y: usize,
  inverse: usize,
  rows: i32,
  units: i32,
  width: i32,
): void {
  const last = lastOf(width);
  const stride = <usize>units * FLOAT;
  const count = <f32>width;
  for (let row = 0; row < rows; row++, inverse += FLOAT) {
    let sum = f32x4.splat(0);
    let products = sum;
    for (let at: usize = 0; at < stride; at += VECTOR) {
      const gradient = v128.load(dy + at);
      sum = f32x4.add(sum, gradient);
      products = madd(gradient, v128.load(y + at), products);
    }
    const mean = f32x4.splat(sum4(sum) / count);
    const along = f32x4.splat(sum4(products) / count);
    const scale = v128.load_splat<f32>(inverse);
    for (let at: usize = 0; at < stride; at += VECTOR) {
      const rest = f32x4.sub(
        f32x4.sub(v128.load(dy + at), mean),
        f32x4.mul(v128.load(y + at), along),
      );
      let share = withoutTiny(f32x4.mul(rest, scale));
      if (at + VECTOR === stride) share = v128.and(share, last);
      v128.store(into + at, f32x4.add(v128.load(into + at), share));
    }
    into += stride;
    dy += stride;
    y += stride;
  }
}

/** into = a + b */
export function addAll(into: usize, a: usize, b: usize, count: i32): void {
  for (const end = into + <usize>count * FLOAT; into < end; into += VECTOR, a += VECTOR, b += VECTOR)
    v128.store(into, f32x4.add(v128.load(a), v128.load(b)));
}

/** Scores become weights: each step's over itself and all before it add up to 1, and later ones are 0. */
function causalSoftmax(scores: usize, time: i32, width: i32, scale: f32): void {
  const stride = <usize>width * FLOAT;
  const by = f32x4.splat(scale);
  for (let step = 0; step < time; step++, scores += stride) {
    const seen = step + 1;
    const filled = (seen + 3) & ~3;
    for (let k = seen; k < filled; k++) store<f32>(scores + <usize>k * FLOAT, -(<f32>Infinity));
    const end = scores + <usize>filled * FLOAT;
    let largest = v128.load(scores);
    for (let at = scores + VECTOR; at < end; at += VECTOR) largest = f32x4.max(largest, v128.load(at));
    const top = f32x4.splat(
      max(
        max(f32x4.extract_lane(largest, 0), f32x4.extract_lane(largest, 1)),
        max(f32x4.extract_lane(largest, 2), f32x4.extract_lane(largest, 3)),
      ),
    );
    let sum = f32x4.splat(0);
    for (let at = scores; at < end; at += VECTOR) {
      const power = exp4(f32x4.mul(f32x4.sub(v128.load(at), top), by));
      v128.store(at, power);
      sum = f32x4.add(sum, power);
    }
    const share = f32x4.splat(1 / sum4(sum));
    for (let at = scores; at < end; at += VECTOR) v128.store(at, f32x4.mul(v128.load(at), share));
    memory.fill(end, 0, stride - <usize>filled * FLOAT);
  }
}

/** In place of the gradient by the weights, that by the unscaled scores: weight·(gradient − Σ weight·gradient)·scale. */
function causalSoftmaxBackward(weights: usize, gradient: usize, time: i32, width: i32, scale: f32): void {
  const stride = <usize>width * FLOAT;
  const by = f32x4.splat(scale);
  for (let step = 0; step < time; step++, weights += stride, gradient += stride) {
    const filled = <usize>((step + 4) & ~3) * FLOAT;
    let products = f32x4.splat(0);
    for (let at: usize = 0; at < filled; at += VECTOR)
      products = madd(v128.load(weights + at), v128.load(gradient + at), products);
    const along = f32x4.splat(sum4(products));
    for (let at: usize = 0; at < filled; at += VECTOR) {
      const share = f32x4.mul(v128.load(weights + at), f32x4.sub(v128.load(gradient + at), along));
      v128.store(gradient + at, withoutTiny(f32x4.mul(share, by)));
    }
    memory.fill(gradient + filled, 0, stride - filled);
  }
}

/** The product of steps with steps, as far as each block of them may look back. */
function scoresOf(
  a: usize,
  aRow: usize,
  turned: usize,
  into: usize,
  time: i32,
  size: i32,
): void {
  const stride = <usize>time * FLOAT;
  for (let from = 0; from < time; from += BLOCK) {
    const rows = min(BLOCK, time - from);
    const first = <usize>from;
    gemm(a + first * aRow, aRow, FLOAT, turned, stride, into + first * stride, stride, rows, size, from + rows, false);
  }
}

/** into = weights · values: what each step takes from those that it may look at. */
function taken(
  weights: usize,
  values: usize,
  valueRow: usize,
  into: usize,
  intoRow: usize,
  steps: i32,
  time: i32,
  size: i32,
): void {
  const stride = <usize>time * FLOAT;
  for (let from = 0; from < time; from += BLOCK) {
    const rows = min(BLOCK, time - from);
    const first = <usize>from;
    const inner = min(steps, from + rows);
    gemm(weights + first * stride, stride, FLOAT, values, valueRow, into + first * intoRow, intoRow, rows, inner, size, false);
  }
}

/** into = weightsᵀ · values: what reaches each step from those that may look at it. */
function given(
  weights: usize,
  values: usize,
  valueRow: usize,
  into: usize,
  intoRow: usize,
  steps: i32,
  time: i32,
  size: i32,
): void {
  const stride = <usize>time * FLOAT;
  for (let from = 0; from < time; from += BLOCK) {
    const rows = min(BLOCK, time - from);
    const first = <usize>from;
    const square = weights + first * stride + first * FLOAT;
    gemm(square, FLOAT, stride, values + first * valueRow, valueRow, into + first * intoRow, intoRow, rows, steps - from, size, false);
  }
}

/**
 * The weights of one sequence and head.
 * @param q its first query; its first key lies `keys` bytes further, one step's from the next `step` bytes
 * @param turned room for `[size, time]`
 * @param steps how many there are, `time` the next multiple of four
 */
export function weightsOf(
  q: usize,
  keys: usize,
  step: usize,
  turned: usize,
  weights: usize,
  steps: i32,
  time: i32,
  size: i32,
  scale: f32,
): void {
  transposePart(turned, <usize>time * FLOAT, q + keys, step, time, size);
  scoresOf(q, step, turned, weights, time, size);
  causalSoftmax(weights, steps, time, scale);
}

/**
 * What every step of all sequences and heads takes, `y` `[time, rows, heads · size]`.
 * @param kept floats from one pair's weights to the next; 0 where they are not kept
 */
export function attend(
  qkv: usize,
  y: usize,
  turned: usize,
  weights: usize,
  kept: i32,
  rows: i32,
  steps: i32,
  time: i32,
  heads: i32,
  size: i32,
  scale: f32,
): void {
  const width = <usize>(heads * size) * FLOAT;
  const all = <usize>(3 * heads * size) * FLOAT;
  const step = all * <usize>rows;
  for (let row = 0; row < rows; row++) {
    for (let head = 0; head < heads; head++) {
      const offset = <usize>(head * size) * FLOAT;
      const q = qkv + <usize>row * all + offset;
      weightsOf(q, width, step, turned, weights, steps, time, size, scale);
      const into = y + <usize>row * width + offset;
      taken(weights, q + width + width, step, into, width * <usize>rows, steps, time, size);
      weights += <usize>kept * FLOAT;
    }
  }
}

/**
 * The gradient by queries, keys and values, given that by `y`.
 * @param scores room for `[time, time]`
 */
export function attendBackward(
  qkv: usize,
  dqkv: usize,
  dy: usize,
  turned: usize,
  scores: usize,
  weights: usize,
  rows: i32,
  steps: i32,
  time: i32,
  heads: i32,
  size: i32,
  scale: f32,
): void {
  const width = <usize>(heads * size) * FLOAT;
  const all = <usize>(3 * heads * size) * FLOAT;
  const step = all * <usize>rows;
  const yStep = width * <usize>rows;
  const square = <usize>(time * time) * FLOAT;
  for (let row = 0; row < rows; row++) {
    for (let head = 0; head < heads; head++) {
      const offset = <usize>(head * size) * FLOAT;
      const q = qkv + <usize>row * all + offset;
      const dq = dqkv + <usize>row * all + offset;
      const from = dy + <usize>row * width + offset;
      transposePart(turned, <usize>time * FLOAT, q + width + width, step, time, size);
      scoresOf(from, yStep, turned, scores, time, size);
      given(weights, from, yStep, dq + width + width, step, steps, time, size);
      causalSoftmaxBackward(weights, scores, steps, time, scale);
      taken(scores, q + width, step, dq, step, steps, time, size);
      given(scores, q, step, dq + width, step, steps, time, size);
      weights += square;
    }
  }
}
