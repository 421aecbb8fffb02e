/**
 * The GRU's own arithmetic, with both resets. Forward leaves gates in place of the sums, backward the gradients by the sums.
 *
 * Reset after the product: sums are `[rows, 4 · units]`, blocks n r z q, where n has only what comes from the input and
 * q only what comes from the state, which r is to scale; so the input feeds the first three and the state the last three.
 * Reset before it: sums are `[rows, 3 · units]`, blocks r z n, and the state reaches n as r·h, by a product of its own.
 */
import { sigmoid4, tanh4 } from './activations';
import { FLOAT, madd, sigmoidSlope, tanhSlope, VECTOR, withoutTiny } from './vector';

/** n = tanh(n + r·q), h = n + z·(h_before − n) */
export function gruAfterForward(gates: usize, before: usize, h: usize, rows: i32, units: i32): void {
  const block = <usize>units * FLOAT;
  const block2 = block + block;
  const block3 = block2 + block;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const r = sigmoid4(v128.load(gates + block));
      const z = sigmoid4(v128.load(gates + block2));
      const n = tanh4(madd(r, v128.load(gates + block3), v128.load(gates)));
      v128.store(gates, n);
      v128.store(gates + block, r);
      v128.store(gates + block2, z);
      v128.store(h, madd(z, f32x4.sub(v128.load(before), n), n));
      before += VECTOR;
      h += VECTOR;
    }
    gates += block3;
  }
}

/** Adds to `dhBefore` what reaches the state of the step before past the weights. */
export function gruAfterBackward(
  gates: usize,
  before: usize,
  dh: usize,
  dhBefore: usize,
  rows: i32,
  units: i32,
): void {
  const block = <usize>units * FLOAT;
  const block2 = block + block;
  const block3 = block2 + block;
  const one = f32x4.splat(1);
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const n = v128.load(gates);
      const r = v128.load(gates + block);
      const z = v128.load(gates + block2);
      const q = v128.load(gates + block3);
      const gradient = withoutTiny(v128.load(dh));
      const byN = f32x4.mul(f32x4.mul(gradient, f32x4.sub(one, z)), tanhSlope(n));
      v128.store(gates, byN);
      v128.store(gates + block, f32x4.mul(f32x4.mul(byN, q), sigmoidSlope(r)));
      v128.store(
        gates + block2,
        f32x4.mul(f32x4.mul(gradient, f32x4.sub(v128.load(before), n)), sigmoidSlope(z)),
      );
      v128.store(gates + block3, f32x4.mul(byN, r));
      v128.store(dhBefore, madd(gradient, z, v128.load(dhBefore)));
      before += VECTOR;
      dh += VECTOR;
      dhBefore += VECTOR;
    }
    gates += block3;
  }
}

/** The gates r and z, and `reset` = r·h_before, which the candidate's product with the state reads. */
export function gruBeforeGates(gates: usize, before: usize, reset: usize, rows: i32, units: i32): void {
  const block = <usize>units * FLOAT;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const r = sigmoid4(v128.load(gates));
      v128.store(gates, r);
      v128.store(gates + block, sigmoid4(v128.load(gates + block)));
      v128.store(reset, f32x4.mul(r, v128.load(before)));
      before += VECTOR;
      reset += VECTOR;
    }
    gates += block + block;
  }
}

/** n = tanh(n), h = n + z·(h_before − n) */
export function gruBeforeState(gates: usize, before: usize, h: usize, rows: i32, units: i32): void {
  const block = <usize>units * FLOAT;
  const block2 = block + block;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const z = v128.load(gates + block);
      const n = tanh4(v128.load(gates + block2));
      v128.store(gates + block2, n);
      v128.store(h, madd(z, f32x4.sub(v128.load(before), n), n));
      before += VECTOR;
      h += VECTOR;
    }
    gates += block2;
  }
}

/** The gradients by n and z; r's must wait for the candidate's product with the state. */
export function gruBeforeStateBackward(
  gates: usize,
  before: usize,
  dh: usize,
  dhBefore: usize,
  rows: i32,
  units: i32,
): void {
  const block = <usize>units * FLOAT;
  const block2 = block + block;
  const one = f32x4.splat(1);
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const z = v128.load(gates + block);
      const n = v128.load(gates + block2);
      const gradient = withoutTiny(v128.load(dh));
      v128.store(
        gates + block,
        f32x4.mul(f32x4.mul(gradient, f32x4.sub(v128.load(before), n)), sigmoidSlope(z)),
      );
      v128.store(gates + block2, f32x4.mul(f32x4.mul(gradient, f32x4.sub(one, z)), tanhSlope(n)));
      v128.store(dhBefore, madd(gradient, z, v128.load(dhBefore)));
      before += VECTOR;
      dh += VECTOR;
      dhBefore += VECTOR;
    }
    gates += block2;
  }
}

/** The gradient by r, given `dReset`, the one by r·h_before. */
export function gruBeforeGatesBackward(
  gates: usize,
  before: usize,
  dReset: usize,
  dhBefore: usize,
  rows: i32,
  units: i32,
): void {
  const block = <usize>units * FLOAT;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const r = v128.load(gates);
      const gradient = withoutTiny(v128.load(dReset));
      v128.store(gates, f32x4.mul(f32x4.mul(gradient, v128.load(before)), sigmoidSlope(r)));
      v128.store(dhBefore, madd(gradient, r, v128.load(dhBefore)));
      before += VECTOR;
      dReset += VECTOR;
      dhBefore += VECTOR;
    }
    gates += block + block;
  }
}
