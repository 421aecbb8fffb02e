/**
 * exp, tanh and the logistic function, four at a time, off by at most 1e-6 relative or 1e-7 absolute: the tests measure it over all
 * magnitudes (tests/suites/activations.ts).
 */
import { madd, nmadd, VECTOR } from './vector';

/** From here on tanh is ±1, to within what is allowed. */
const TANH_LIMIT: f32 = 7.90531110763549805;

/**
 * tanh as the quotient of an odd polynomial of degree 13 and an even one of degree 6. Coefficients: the minimax fit of the
 * library Eigen (MathFunctionsImpl.h, ptanh_float).
 */
@inline
export function tanh4(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = madd(square, f32x4.splat(-2.76076847742355e-16), f32x4.splat(2.00018790482477e-13));
  p = madd(square, p, f32x4.splat(-8.60467152213735e-11));
  p = madd(square, p, f32x4.splat(5.12229709037114e-8));
  p = madd(square, p, f32x4.splat(1.48572235717979e-5));
  p = madd(square, p, f32x4.splat(6.37261928875436e-4));
  p = madd(square, p, f32x4.splat(4.89352455891786e-3));
  let q = madd(square, f32x4.splat(1.19825839466702e-6), f32x4.splat(1.18534705686654e-4));
  q = madd(square, q, f32x4.splat(2.268434632439e-3));
  q = madd(square, q, f32x4.splat(4.89352518554385e-3));
  // Where the quotient reaches 1 depends on how a multiply-add is rounded. A saturated unit must have a slope of exactly 0,
  // or an exploding run differs from one device to the next.
  const saturated = f32x4.ge(f32x4.abs(x), f32x4.splat(TANH_LIMIT));
  const sign = v128.and(x, f32x4.splat(-0.0));
  return v128.bitselect(v128.or(sign, f32x4.splat(1)), f32x4.div(f32x4.mul(x, p), q), saturated);
}

/** e^x = 2^n · `power`, with n = round(x·log₂e). */
// ln 2 is taken off in two parts, the first with few enough digits that its product with n is exact (Cody & Waite 1980), and
// e^r for r in ±½·ln 2 is a polynomial. Coefficients: Cephes (Moshier), expf.
@inline
function power(x: v128, n: v128): v128 {
  let r = nmadd(n, f32x4.splat(0.693359375), x);
  r = nmadd(n, f32x4.splat(-2.12194440e-4), r);
  let p = madd(r, f32x4.splat(1.9875691500e-4), f32x4.splat(1.3981999507e-3));
  p = madd(r, p, f32x4.splat(8.3334519073e-3));
  p = madd(r, p, f32x4.splat(4.1665795894e-2));
  p = madd(r, p, f32x4.splat(1.6666665459e-1));
  p = madd(r, p, f32x4.splat(5.0000001201e-1));
  return madd(f32x4.mul(r, r), p, f32x4.add(r, f32x4.splat(1)));
}

@inline
function exponent(x: v128): v128 {
  return f32x4.nearest(f32x4.mul(x, f32x4.splat(1.44269504088896341)));
}

@inline
function twoTo(n: v128): v128 {
  return i32x4.shl(i32x4.add(n, i32x4.splat(127)), 23);
}

/** Beyond this the logistic function is 0 or 1 to 38 digits. */
const SIGMOID_LIMIT: f32 = 87;

/** 1 / (1 + e^−x) */
@inline
export function sigmoid4(value: v128): v128 {
  const limited = f32x4.max(f32x4.min(value, f32x4.splat(SIGMOID_LIMIT)), f32x4.splat(-SIGMOID_LIMIT));
  const x = f32x4.neg(limited);
  const n = exponent(x);
  const one = f32x4.splat(1);
  return f32x4.div(one, madd(power(x, n), twoTo(i32x4.trunc_sat_f32x4_s(n)), one));
}

/** Below this e^x is no normal 32-bit float; 0 is given. Above, infinity. */
const EXP_LOWEST: f32 = -87.33654;
const EXP_HIGHEST: f32 = 88.72283;

/** e^x */
@inline
export function exp4(value: v128): v128 {
  const x = f32x4.max(f32x4.min(value, f32x4.splat(EXP_HIGHEST)), f32x4.splat(EXP_LOWEST));
  const n = exponent(x);
  // 2^n in two halves: n = 128 is no exponent of a float, twice 64 are.
  const whole = i32x4.trunc_sat_f32x4_s(n);
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(f32x4.mul(power(x, n), twoTo(half)), twoTo(i32x4.sub(whole, half)));
  const shown = v128.andnot(scaled, f32x4.lt(value, f32x4.splat(EXP_LOWEST)));
  return v128.bitselect(f32x4.splat(<f32>Infinity), shown, f32x4.gt(value, f32x4.splat(EXP_HIGHEST)));
}

/** The three applied to `count` floats in place, a multiple of four: for tests of their errors. */
export function expAll(values: usize, count: i32): void {
  for (const end = values + ((<usize>count) << 2); values < end; values += VECTOR)
    v128.store(values, exp4(v128.load(values)));
}

export function tanhAll(values: usize, count: i32): void {
  for (const end = values + ((<usize>count) << 2); values < end; values += VECTOR)
    v128.store(values, tanh4(v128.load(values)));
}

export function sigmoidAll(values: usize, count: i32): void {
  for (const end = values + ((<usize>count) << 2); values < end; values += VECTOR)
    v128.store(values, sigmoid4(v128.load(values)));
}
