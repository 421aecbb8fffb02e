/**
 * The loss and its gradient by the answers, row by row: answers `[rows, width]`, of which the first `outputs` count, one target
 * and one weight (mask over number of masked-in steps) a row. Each gives the weighted sum of losses. Gradients may be left
 * out by the address 0, and are written wherever they may have been before: rows of weight 0 get zeros.
 */
import { exp4 } from './activations';
import { FLOAT, max4, sum4, VECTOR } from './vector';

@inline
function clearRow(gradient: usize, width: i32): void {
  for (const end = gradient + <usize>width * FLOAT; gradient < end; gradient += VECTOR)
    v128.store(gradient, f32x4.splat(0));
}

/** (answer − target)² */
export function squaredLoss(
  answers: usize,
  width: i32,
  targets: usize,
  weights: usize,
  gradient: usize,
  rows: i32,
): f64 {
  const stride = <usize>width * FLOAT;
  let loss: f64 = 0;
  for (let row = 0; row < rows; row++, answers += stride, targets += 4, weights += 4) {
    const weight = load<f32>(weights);
    const distance = load<f32>(answers) - load<f32>(targets);
    if (weight !== 0) loss += <f64>(weight * distance) * distance;
    if (gradient === 0) continue;
    clearRow(gradient, width);
    if (weight !== 0) store<f32>(gradient, 2 * weight * distance);
    gradient += stride;
  }
  return loss;
}

/** −log σ(±answer), by log1p, so that nothing overflows and small losses keep their digits. */
export function binaryLoss(
  answers: usize,
  width: i32,
  targets: usize,
  weights: usize,
  gradient: usize,
  rows: i32,
): f64 {
  const stride = <usize>width * FLOAT;
  let loss: f64 = 0;
  for (let row = 0; row < rows; row++, answers += stride, targets += 4, weights += 4) {
    const weight = load<f32>(weights);
    if (gradient !== 0) clearRow(gradient, width);
    if (weight !== 0) {
      const target = load<f32>(targets);
      const logit = load<f32>(answers);
      const power = f32x4.extract_lane(exp4(f32x4.splat(-abs(logit))), 0);
      const turned = target > 0.5 ? -logit : logit;
      loss += <f64>weight * <f64>(max<f32>(turned, 0) + Mathf.log1p(power));
      const right: f32 = 1 / (<f32>1 + power);
      const probability = logit >= 0 ? right : power * right;
      if (gradient !== 0) store<f32>(gradient, weight * (probability - target));
    }
    if (gradient !== 0) gradient += stride;
  }
  return loss;
}

/** −log softmax(answers)[target] */
export function softmaxLoss(
  answers: usize,
  width: i32,
  targets: usize,
  weights: usize,
  gradient: usize,
  rows: i32,
  outputs: i32,
  powers: usize,
): f64 {
  const stride = <usize>width * FLOAT;
  const none = f32x4.splat(-(<f32>Infinity));
  let loss: f64 = 0;
  for (let row = 0; row < rows; row++, answers += stride, targets += 4, weights += 4) {
    const weight = load<f32>(weights);
    if (weight === 0) {
      if (gradient === 0) continue;
      clearRow(gradient, width);
      gradient += stride;
      continue;
    }
    // What only fills up the row must not count: it becomes e^−∞.
    for (let o = outputs; o < width; o++) store<f32>(answers + <usize>o * FLOAT, -(<f32>Infinity));
    let largest = none;
    const end = answers + stride;
    for (let at = answers; at < end; at += VECTOR) largest = f32x4.max(largest, v128.load(at));
    const top = max4(largest);
    let sum = f32x4.splat(0);
    for (let at = answers, to = powers; at < end; at += VECTOR, to += VECTOR) {
      const power = exp4(f32x4.sub(v128.load(at), f32x4.splat(top)));
      v128.store(to, power);
      sum = f32x4.add(sum, power);
    }
    const total = sum4(sum);
    const target = <usize>load<f32>(targets) * FLOAT;
    loss += <f64>weight * <f64>(Mathf.log(total) + (top - load<f32>(answers + target)));
    if (gradient === 0) continue;
    const share = f32x4.splat(weight / total);
    for (let at: usize = 0; at < stride; at += VECTOR)
      v128.store(gradient + at, f32x4.mul(v128.load(powers + at), share));
    store<f32>(gradient + target, load<f32>(gradient + target) - weight);
    gradient += stride;
  }
  return loss;
}
