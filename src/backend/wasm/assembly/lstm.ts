/**
 * The LSTM's own arithmetic. Sums are `[rows, 4 · units]`, their blocks i f g o; forward leaves the gates in their place,
 * backward the gradients by the sums.
 */
import { sigmoid4, tanh4 } from './activations';
import { FLOAT, madd, sigmoidSlope, tanhSlope, VECTOR, withoutTiny } from './vector';

/** c = f·c_before + i·g, h = o·tanh(c); tanh(c) is kept for the way back. */
export function lstmForward(
  gates: usize,
  before: usize,
  c: usize,
  tanhC: usize,
  h: usize,
  rows: i32,
  units: i32,
): void {
  const block = <usize>units * FLOAT;
  const block2 = block + block;
  const block3 = block2 + block;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const i = sigmoid4(v128.load(gates));
      const f = sigmoid4(v128.load(gates + block));
      const g = tanh4(v128.load(gates + block2));
      const o = sigmoid4(v128.load(gates + block3));
      const state = madd(f, v128.load(before), f32x4.mul(i, g));
      const shown = tanh4(state);
      v128.store(gates, i);
      v128.store(gates + block, f);
      v128.store(gates + block2, g);
      v128.store(gates + block3, o);
      v128.store(c, state);
      v128.store(tanhC, shown);
      v128.store(h, f32x4.mul(o, shown));
      before += VECTOR;
      c += VECTOR;
      tanhC += VECTOR;
      h += VECTOR;
    }
    gates += block3;
  }
}

/**
 * `dc` holds the gradient by c that came from the step after, and then the one handed to the step before. The whole gradient by
 * this step's c is left where tanh(c) was.
 */
export function lstmBackward(
  gates: usize,
  before: usize,
  tanhC: usize,
  dh: usize,
  dc: usize,
  rows: i32,
  units: i32,
): void {
  const block = <usize>units * FLOAT;
  const block2 = block + block;
  const block3 = block2 + block;
  for (let row = 0; row < rows; row++) {
    for (const end = gates + block; gates < end; gates += VECTOR) {
      const i = v128.load(gates);
      const f = v128.load(gates + block);
      const g = v128.load(gates + block2);
      const o = v128.load(gates + block3);
      const shown = v128.load(tanhC);
      const gradient = withoutTiny(v128.load(dh));
      const byState = withoutTiny(madd(f32x4.mul(gradient, o), tanhSlope(shown), v128.load(dc)));
      v128.store(gates, f32x4.mul(f32x4.mul(byState, g), sigmoidSlope(i)));
      v128.store(gates + block, f32x4.mul(f32x4.mul(byState, v128.load(before)), sigmoidSlope(f)));
      v128.store(gates + block2, f32x4.mul(f32x4.mul(byState, i), tanhSlope(g)));
      v128.store(gates + block3, f32x4.mul(f32x4.mul(gradient, shown), sigmoidSlope(o)));
      v128.store(dc, f32x4.mul(byState, f));
      v128.store(tanhC, byState);
      before += VECTOR;
      tanhC += VECTOR;
      dh += VECTOR;
      dc += VECTOR;
    }
    gates += block3;
  }
}
