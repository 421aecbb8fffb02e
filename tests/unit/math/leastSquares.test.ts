import { describe, expect, it } from 'vitest';
import { fitAutoregression, leastSquares } from '../../../src/math/leastSquares.ts';
import { createRandom } from '../../../src/math/random.ts';

describe('least squares', () => {
  it('finds the straight line of a worked example: (0, 1), (1, 3), (2, 4) is best met by 7/6 + 3/2 x', () => {
    const weights = leastSquares(Float64Array.of(1, 0, 1, 1, 1, 2), Float64Array.of(1, 3, 4), 2);
    expect(weights[0]).toBeCloseTo(7 / 6, 8);
    expect(weights[1]).toBeCloseTo(3 / 2, 8);
  });

  it('gets back the weights that made the targets', () => {
    const random = createRandom(3);
    const truth = [0.5, -2, 3, 0.25];
    const design = Float64Array.from({ length: 50 * 4 }, () => random.normal());
    const targets = Float64Array.from({ length: 50 }, (_, row) =>
      truth.reduce((sum, weight, k) => sum + weight * design[row * 4 + k]!, 0),
    );
    const weights = leastSquares(design, targets, 4);
    truth.forEach((weight, k) => expect(weights[k]).toBeCloseTo(weight, 7));
  });

  it('leaves residuals at right angles to every column, which is what makes them least', () => {
    const random = createRandom(4);
    const design = Float64Array.from({ length: 30 * 3 }, () => random.uniform(-1, 1));
    const targets = Float64Array.from({ length: 30 }, () => random.uniform(-1, 1));
    const weights = leastSquares(design, targets, 3);
    for (let k = 0; k < 3; k++) {
      let product = 0;
      for (let row = 0; row < 30; row++) {
        const answer = weights.reduce((sum, weight, j) => sum + weight * design[row * 3 + j]!, 0);
        product += (targets[row]! - answer) * design[row * 3 + k]!;
      }
      expect(product).toBeCloseTo(0, 7);
    }
  });

  it('stays finite where columns repeat each other or are zero', () => {
    const repeated = leastSquares(Float64Array.of(1, 1, 0, 2, 2, 0, 3, 3, 0), Float64Array.of(2, 4, 6), 3);
    expect(repeated[0]! + repeated[1]!).toBeCloseTo(2, 4);
    expect([...repeated].every(Number.isFinite)).toBe(true);
    expect([...leastSquares(new Float64Array(4), Float64Array.of(1, 2), 2)].every(Number.isFinite)).toBe(
      true,
    );
  });
});

describe('linear autoregression', () => {
  it('predicts a sine wave from two values back, as cos(a+h) = 2 cos(h) cos(a) − cos(a−h)', () => {
    const wave = Float64Array.from({ length: 100 }, (_, i) => Math.cos(0.3 * i));
    const model = fitAutoregression(wave.subarray(0, 60), 2);
    for (let i = 60; i < 100; i++) expect(model.predict(wave, i)).toBeCloseTo(wave[i]!, 6);
  });

  it('gets back the coefficients of a noisy series that was made by them, from the answers it gives', () => {
    const random = createRandom(5);
    const series = new Float64Array(20_000);
    for (let t = 2; t < series.length; t++) {
      series[t] = 1 + 0.6 * series[t - 1]! - 0.3 * series[t - 2]! + 0.1 * random.normal();
    }
    const model = fitAutoregression(series, 2);
    expect(model.predict([0, 0], 2)).toBeCloseTo(1, 1);
    expect(model.predict([0, 1], 2) - model.predict([0, 0], 2)).toBeCloseTo(0.6, 1);
    expect(model.predict([1, 0], 2) - model.predict([0, 0], 2)).toBeCloseTo(-0.3, 1);
  });
});
