/** Errors of the compiled exp, tanh and logistic function against JavaScript's own, over all magnitudes. */
import { expect, test } from 'vitest';
import { Arena } from '../../src/backend/wasm/arena.ts';

/** Numbers of both signs, dense near zero and where the functions bend, and a few that break careless code. */
function inputs(limit: number): number[] {
  const sizes = Array.from({ length: 4000 }, (_, k) => 1e-12 * (limit * 1e12) ** (k / 3999));
  const even = Array.from({ length: 4000 }, (_, k) => (limit * (2 * k - 3999)) / 3999);
  return [0, -0, ...sizes, ...sizes.map((x) => -x), ...even].map(Math.fround);
}

const functions = [
  { name: 'expAll', exact: Math.exp, limit: 120 },
  { name: 'tanhAll', exact: Math.tanh, limit: 60 },
  { name: 'sigmoidAll', exact: (x: number) => 1 / (1 + Math.exp(-x)), limit: 120 },
] as const;

export function activationSuite(module: WebAssembly.Module): void {
  test.each(functions)('$name is off by at most 1e-6 relative or 1e-7 absolute', ({ name, exact, limit }) => {
    const xs = inputs(limit);
    const arena = new Arena(module);
    const piece = arena.floats(4 * Math.ceil(xs.length / 4));
    piece.values.set(xs);
    arena.kernels[name](piece.address, piece.length);
    let worst = { x: 0, error: 0 };
    for (const [k, x] of xs.entries()) {
      const expected = Math.fround(exact(x));
      const actual = piece.values[k]!;
      if (actual === expected) continue;
      const difference = Math.abs(actual - expected);
      // As a share of what is allowed.
      const error = Math.min(difference / 1e-7, difference / Math.abs(expected) / 1e-6);
      if (!(error <= worst.error)) worst = { x, error };
    }
    expect(worst.error, `worst at ${worst.x}`).toBeLessThanOrEqual(1);
  });

  test('what is no number stays none, and infinities give the limits', () => {
    const arena = new Arena(module);
    const given = [NaN, Infinity, -Infinity, 1e30];
    const results = functions.map(({ name }) => {
      const piece = arena.floats(4);
      piece.values.set(given);
      arena.kernels[name](piece.address, 4);
      return [...piece.values.subarray(0, 3)];
    });
    expect(results[0]).toEqual([NaN, Infinity, 0]);
    for (const [nan] of results) expect(nan).toBeNaN();
    expect(results[1]!.slice(1)).toEqual([1, -1]);
    expect(results[2]![1]).toBe(1);
    expect(results[2]![2]).toBeCloseTo(0, 6);
  });

  // Both builds round differently on the way; a saturated unit has the slope 0 in each.
  test.each([
    { name: 'tanhAll', given: [8, 20, 1e30, -20], expected: [1, 1, 1, -1] },
    { name: 'sigmoidAll', given: [20, 87, 1e30, 0], expected: [1, 1, 1, 0.5] },
  ] as const)('$name reaches its limits exactly', ({ name, given, expected }) => {
    const arena = new Arena(module);
    const piece = arena.floats(4);
    piece.values.set(given);
    arena.kernels[name](piece.address, 4);
    expect([...piece.values.subarray(0, 4)]).toEqual(expected);
  });
}
