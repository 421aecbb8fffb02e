/**
 * The minGRU's own arithmetic. Sums are `[rows, 2 · units]`, blocks z n. Forward leaves the gate in place of its sum, backward the
 * gradients by the sums.
 */
import { sigmoid4 } from './activations';
import { FLOAT, madd, sigmoidSlope, VECTOR, withoutTiny } from './vector';

/** h = h_before + z·(n − h_before) */
export function minGruForward(gates: usize, before: usize, h: usize, rows: i32, units: i32): void {
  const block = <usize>units * FLOAT;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const z = sigmoid4(v128.load(gates));
      const old = v128.load(before);
      v128.store(gates, z);
      v128.store(h, madd(z, f32x4.sub(v128.load(gates + block), old), old));
      before += VECTOR;
      h += VECTOR;
    }
    gates += block;
  }
}

/** Adds to `dhBefore` what the gate lets through of the state of the step before. */
export function minGruBackward(
  gates: usize,
  before: usize,
  dh: usize,
  dhBefore: usize,
  rows: i32,
  units: i32,
): void {
  const block = <usize>units * FLOAT;
  const one = f32x4.splat(1);
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const z = v128.load(gates);
      const n = v128.load(gates + block);
      const gradient = withoutTiny(v128.load(dh));
      v128.store(
        gates,
        f32x4.mul(f32x4.mul(gradient, f32x4.sub(n, v128.load(before))), sigmoidSlope(z)),
      );
      v128.store(gates + block, f32x4.mul(gradient, z));
      v128.store(dhBefore, madd(gradient, f32x4.sub(one, z), v128.load(dhBefore)));
      before += VECTOR;
      dh += VECTOR;
      dhBefore += VECTOR;
    }
    gates += block;
  }
}
