/**
 * Clipping and the optimizers, over all parameters side by side: `count` floats, a multiple of four. `scale` shortens the
 * gradient to the clip norm. Formulas: `training/rules/optimizers.ts`; decays and shares: `optimizerConstants.ts`.
 */
import { madd, nmadd, VECTOR } from './vector';

/** The sum of squares, in 64 bits: a gradient of 1e20 has a length in 32, its square has not. */
export function sumOfSquares(values: usize, count: i32): f64 {
  let low = f64x2.splat(0);
  let high = low;
  for (const end = values + ((<usize>count) << 2); values < end; values += VECTOR) {
    const x = v128.load(values);
    const a = f64x2.promote_low_f32x4(x);
    const b = f64x2.promote_low_f32x4(v128.shuffle<f32>(x, x, 2, 3, 2, 3));
    low = f64x2.add(low, f64x2.mul(a, a));
    high = f64x2.add(high, f64x2.mul(b, b));
  }
  const sum = f64x2.add(low, high);
  return f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
}

export function sgd(parameters: usize, gradient: usize, count: i32, scale: f32, rate: f32): void {
  const step = f32x4.splat(rate * scale);
  for (const end = parameters + ((<usize>count) << 2); parameters < end; parameters += VECTOR) {
    v128.store(parameters, nmadd(v128.load(gradient), step, v128.load(parameters)));
    gradient += VECTOR;
  }
}

export function momentum(
  parameters: usize,
  velocity: usize,
  gradient: usize,
  count: i32,
  scale: f32,
  rate: f32,
  decay: f32,
): void {
  const scales = f32x4.splat(scale);
  const decays = f32x4.splat(decay);
  const rates = f32x4.splat(rate);
  for (const end = parameters + ((<usize>count) << 2); parameters < end; parameters += VECTOR) {
    const next = madd(v128.load(velocity), decays, f32x4.mul(v128.load(gradient), scales));
    v128.store(velocity, next);
    v128.store(parameters, nmadd(next, rates, v128.load(parameters)));
    velocity += VECTOR;
    gradient += VECTOR;
  }
}

export function rmsprop(
  parameters: usize,
  squares: usize,
  gradient: usize,
  count: i32,
  scale: f32,
  rate: f32,
  epsilon: f32,
  decay: f32,
  share: f32,
): void {
  const scales = f32x4.splat(scale);
  const rates = f32x4.splat(rate);
  for (const end = parameters + ((<usize>count) << 2); parameters < end; parameters += VECTOR) {
    const g = f32x4.mul(v128.load(gradient), scales);
    const next = madd(v128.load(squares), f32x4.splat(decay), f32x4.mul(f32x4.mul(g, g), f32x4.splat(share)));
    v128.store(squares, next);
    const direction = f32x4.div(g, f32x4.add(f32x4.sqrt(next), f32x4.splat(epsilon)));
    v128.store(parameters, nmadd(direction, rates, v128.load(parameters)));
    squares += VECTOR;
    gradient += VECTOR;
  }
}

/** `rate` and `epsilon` carry the corrections for the first steps. */
export function adam(
  parameters: usize,
  means: usize,
  squares: usize,
  gradient: usize,
  count: i32,
  scale: f32,
  rate: f32,
  epsilon: f32,
  meanDecay: f32,
  meanShare: f32,
  squareDecay: f32,
  squareShare: f32,
): void {
  const scales = f32x4.splat(scale);
  const rates = f32x4.splat(rate);
  const epsilons = f32x4.splat(epsilon);
  for (const end = parameters + ((<usize>count) << 2); parameters < end; parameters += VECTOR) {
    const g = f32x4.mul(v128.load(gradient), scales);
    const mean = madd(v128.load(means), f32x4.splat(meanDecay), f32x4.mul(g, f32x4.splat(meanShare)));
    const square = madd(
      v128.load(squares),
      f32x4.splat(squareDecay),
      f32x4.mul(f32x4.mul(g, g), f32x4.splat(squareShare)),
    );
    v128.store(means, mean);
    v128.store(squares, square);
    const direction = f32x4.div(mean, f32x4.add(f32x4.sqrt(square), epsilons));
    v128.store(parameters, nmadd(direction, rates, v128.load(parameters)));
    means += VECTOR;
    squares += VECTOR;
    gradient += VECTOR;
  }
}
