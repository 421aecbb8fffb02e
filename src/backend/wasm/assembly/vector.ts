/** Words shared by all kernels: four 32-bit floats at a time, and multiply-add in one instruction where the module may have it. */

/** Bytes of a float, and of a vector of four. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;

/** a·b + c. One rounding instead of two in the relaxed build: which of both is chosen when the module is loaded. */
@inline
export function madd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_madd(a, b, c);
  return f32x4.add(f32x4.mul(a, b), c);
}

/** c − a·b */
@inline
export function nmadd(a: v128, b: v128, c: v128): v128 {
  if (ASC_FEATURE_RELAXED_SIMD) return f32x4.relaxed_nmadd(a, b, c);
  return f32x4.sub(c, f32x4.mul(a, b));
}

/** The sum of the four. */
@inline
export function sum4(a: v128): f32 {
  return (
    f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3))
  );
}

/** The largest of the four. */
@inline
export function max4(a: v128): f32 {
  return max(
    max(f32x4.extract_lane(a, 0), f32x4.extract_lane(a, 1)),
    max(f32x4.extract_lane(a, 2), f32x4.extract_lane(a, 3)),
  );
}

/** 1 − a², the slope of tanh by its value. */
@inline
export function tanhSlope(a: v128): v128 {
  return nmadd(a, a, f32x4.splat(1));
}

/** a·(1 − a), the slope of the logistic function by its value. */
@inline
export function sigmoidSlope(a: v128): v128 {
  return nmadd(a, a, a);
}

/** Smaller gradients count as zero: numbers below 1e-38 cost some processors a hundred times the time of others. */
const SMALLEST: f32 = 1e-32;

/** 0 where the gradient is too small to tell; not-a-number stays. */
@inline
export function withoutTiny(a: v128): v128 {
  return v128.andnot(a, f32x4.lt(f32x4.abs(a), f32x4.splat(SMALLEST)));
}
