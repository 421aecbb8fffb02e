import { describe, expect, it } from 'vitest';
import { gradientsBack, inputOf, respond, type InputShape } from '../../../src/math/oneUnit.ts';

const T = 40;
const WEIGHTS = [-1.5, -1, -0.9, -0.3, 0, 0.5, 0.9, 1, 1.1, 1.5];
const b = 0.7;

/** What each input makes of h_t, summed up by hand. */
const CLOSED: Readonly<Record<InputShape, (a: number, t: number) => number>> = {
  impulse: (a, t) => b * a ** (t - 1),
  step: (a, t) => (a === 1 ? b * t : (b * (1 - a ** t)) / (1 - a)),
  alternating: (a, t) => (a === -1 ? b * t * (-1) ** (t - 1) : (b * (a ** t - (-1) ** t)) / (1 + a)),
};

/** Relative to what is there. */
function near(actual: number, expected: number): void {
  expect(Math.abs(actual - expected)).toBeLessThanOrEqual(1e-11 * Math.max(1, Math.abs(expected)));
}

describe('one linear unit', () => {
  it.each(Object.keys(CLOSED) as InputShape[])('answers to %s as its closed form says', (shape) => {
    for (const a of WEIGHTS) {
      const states = respond({ a, b, squashed: false }, inputOf(shape, T));
      states.forEach((state, k) => near(state, CLOSED[shape](a, k + 1)));
    }
  });

  it('hands back a to the power of the steps between', () => {
    for (const a of WEIGHTS) {
      const unit = { a, b, squashed: false };
      const gradients = gradientsBack(unit, respond(unit, inputOf('step', T)));
      gradients.forEach((gradient, k) => near(gradient, a ** (T - 1 - k)));
    }
  });
});

describe('one unit with tanh', () => {
  /** h_T where the state of one step is moved. */
  function lastAfter(a: number, inputs: ArrayLike<number>, from: number, state: number): number {
    let moved = state;
    for (let t = from + 1; t < inputs.length; t++) moved = Math.tanh(a * moved + b * inputs[t]!);
    return moved;
  }

  it.each(Object.keys(CLOSED) as InputShape[])('has the gradients of central differences for %s', (shape) => {
    const inputs = inputOf(shape, 12);
    for (const a of WEIGHTS) {
      const unit = { a, b, squashed: true };
      const states = respond(unit, inputs);
      gradientsBack(unit, states).forEach((gradient, t) => {
        const by = 1e-6;
        const [up, down] = [states[t]! + by, states[t]! - by].map((state) => lastAfter(a, inputs, t, state));
        expect(gradient).toBeCloseTo((up! - down!) / (2 * by), 6);
      });
    }
  });

  it('latches an impulse where a is above 1, and loses its gradient there', () => {
    const unit = { a: 1.5, b: 1, squashed: true };
    const states = respond(unit, inputOf('impulse', 100));
    expect(Math.tanh(1.5 * states[99]!)).toBeCloseTo(states[99]!, 12);
    expect(states[99]).toBeGreaterThan(0.8);
    expect(gradientsBack(unit, states)[0]).toBeLessThan(1e-30);
  });
});
