/**
 * exp, tanh and the logistic function, four at a time, off by at most 1e-6 relative or 1e-7 absolute: the tests measure it over all
 * magnitudes (tests/suites/activations.ts).
 */
import { madd, nmadd, VECTOR } from './vector';

/**
 * Numbers that each vector is computed with lie in memory: a load each, measured a tenth quicker in all than constants in the code.
 */
@inline
function constant(table: usize, k: usize): v128 {
  return v128.load_splat<f32>(table + (k << 2));
}

const TANH_OVER: usize = memory.data<f32>([
  -2.76076847742355e-16, 2.00018790482477e-13, -8.60467152213735e-11, 5.12229709037114e-8, 1.48572235717979e-5,
  6.37261928875436e-4, 4.89352455891786e-3,
]);
const TANH_UNDER: usize = memory.data<f32>([
  1.19825839466702e-6, 1.18534705686654e-4, 2.268434632439e-3, 4.89352518554385e-3,
]);
/** From here on tanh is ±1, to within what is allowed. */
const TANH_LIMIT: usize = memory.data<f32>([7.90531110763549805]);

/**
 * tanh as the quotient of an odd polynomial of degree 13 and an even one of degree 6. Coefficients: the minimax fit of the
 * library Eigen (MathFunctionsImpl.h, ptanh_float).
 */
@inline
export function tanh4(x: v128): v128 {
  const square = f32x4.mul(x, x);
  let p = madd(square, constant(TANH_OVER, 0), constant(TANH_OVER, 1));
  p = madd(square, p, constant(TANH_OVER, 2));
  p = madd(square, p, constant(TANH_OVER, 3));
  p = madd(square, p, constant(TANH_OVER, 4));
  p = madd(square, p, constant(TANH_OVER, 5));
  p = madd(square, p, constant(TANH_OVER, 6));
  let q = madd(square, constant(TANH_UNDER, 0), constant(TANH_UNDER, 1));
  q = madd(square, q, constant(TANH_UNDER, 2));
  q = madd(square, q, constant(TANH_UNDER, 3));
  // Where the quotient reaches 1 depends on how a multiply-add is rounded. A saturated unit must have a slope of exactly 0,
  // or an exploding run differs from one device to the next.
  const saturated = f32x4.ge(f32x4.abs(x), constant(TANH_LIMIT, 0));
  const sign = v128.and(x, f32x4.splat(-0.0));
  return v128.bitselect(v128.or(sign, f32x4.splat(1)), f32x4.div(f32x4.mul(x, p), q), saturated);
}

const LOG2_E: usize = memory.data<f32>([1.44269504088896341]);
/** 1.5·2^23: the sum with a number of up to 2^22 is rounded to a whole one, which its last bits hold. */
const ROUNDS: usize = memory.data<f32>([12582912]);
/** ln 2 in two parts, the first with few enough digits that its product with n is exact (Cody & Waite 1980). */
const LN_2: usize = memory.data<f32>([0.693359375, -2.12194440e-4]);
/** e^r for r in ±½·ln 2, as a polynomial. Coefficients: Cephes (Moshier), expf. */
const POWER: usize = memory.data<f32>([
  1.9875691500e-4, 1.3981999507e-3, 8.3334519073e-3, 4.1665795894e-2, 1.6666665459e-1, 5.0000001201e-1,
]);

/** n = round(x·log₂e), plus `ROUNDS`. */
@inline
function exponent(x: v128): v128 {
  return f32x4.add(f32x4.mul(x, constant(LOG2_E, 0)), constant(ROUNDS, 0));
}

/** e^x = 2^n · `power`, given `exponent`. */
@inline
function power(x: v128, exponent: v128): v128 {
  const n = f32x4.sub(exponent, constant(ROUNDS, 0));
  let r = nmadd(n, constant(LN_2, 0), x);
  r = nmadd(n, constant(LN_2, 1), r);
  let p = madd(r, constant(POWER, 0), constant(POWER, 1));
  p = madd(r, p, constant(POWER, 2));
  p = madd(r, p, constant(POWER, 3));
  p = madd(r, p, constant(POWER, 4));
  p = madd(r, p, constant(POWER, 5));
  return madd(f32x4.mul(r, r), p, f32x4.add(r, f32x4.splat(1)));
}

/** 2^n of a whole number that stands in the last nine bits. */
@inline
function twoTo(n: v128): v128 {
  return i32x4.add(i32x4.shl(n, 23), i32x4.splat(127 << 23));
}

/** Beyond this the logistic function is 0 or 1 to 38 digits. */
const SIGMOID_LIMIT: usize = memory.data<f32>([87, -87]);

/** 1 / (1 + e^−x) */
@inline
export function sigmoid4(value: v128): v128 {
  // Not-a-number stays one: of both, these take the first where they cannot tell.
  const limited = f32x4.pmax(f32x4.pmin(value, constant(SIGMOID_LIMIT, 0)), constant(SIGMOID_LIMIT, 1));
  const x = f32x4.neg(limited);
  const n = exponent(x);
  const one = f32x4.splat(1);
  return f32x4.div(one, madd(power(x, n), twoTo(n), one));
}

/** Above this e^x is infinity; below that it is no normal 32-bit float, and 0 is given. */
const EXP_LIMIT: usize = memory.data<f32>([88.72283, -87.33654]);

/** e^x */
@inline
export function exp4(value: v128): v128 {
  const x = f32x4.pmax(f32x4.pmin(value, constant(EXP_LIMIT, 0)), constant(EXP_LIMIT, 1));
  const n = exponent(x);
  // 2^n in two halves: n = 128 is no exponent of a float, twice 64 are.
  const whole = i32x4.sub(n, constant(ROUNDS, 0));
  const half = i32x4.shr_s(whole, 1);
  const scaled = f32x4.mul(f32x4.mul(power(x, n), twoTo(half)), twoTo(i32x4.sub(whole, half)));
  const shown = v128.andnot(scaled, f32x4.lt(value, constant(EXP_LIMIT, 1)));
  return v128.bitselect(f32x4.splat(<f32>Infinity), shown, f32x4.gt(value, constant(EXP_LIMIT, 0)));
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
