/** What is kept of steps that are long ago, against all of their values. */
import { describe, expect, test } from 'vitest';
import { MOST_STRETCHES, Summary } from '../../../../src/store/series/summary.ts';

const NOTHING = new Float32Array(0);

/** Values without a pattern, one of seven of them unknown. */
function made(count: number): Float32Array {
  let state = 1;
  return Float32Array.from({ length: count }, (_, k) => {
    state = (state * 48271) % 2147483647;
    return k % 7 === 3 ? NaN : state / 2147483647;
  });
}

/** In parts of a length that no stretch has. */
function summaryOf(values: Float32Array): Summary {
  const summary = new Summary();
  for (let from = 0; from < values.length; from += 997) summary.add(values.subarray(from, from + 997), from);
  return summary;
}

/** What each stretch should hold. */
function expected(values: Float32Array, width: number) {
  const count = Math.ceil(values.length / width);
  return Array.from({ length: count }, (_, k) => {
    const [from, to] = [k * width, Math.min(values.length, (k + 1) * width)];
    const all = values.subarray(from, to).filter(Number.isFinite);
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    return {
      from,
      to,
      known: all.length,
      low: Math.min(...all),
      high: Math.max(...all),
      mean: rounded(mean),
    };
  });
}

const rounded = (value: number) => Number(value.toPrecision(12));

function demandTrue(summary: Summary, values: Float32Array): void {
  const stretches = Array.from({ length: summary.count }, (_, k) => summary.stretch(k));
  expect(stretches.map(({ mean, ...rest }) => ({ ...rest, mean: rounded(mean) }))).toEqual(
    expected(values, summary.width),
  );
}

describe('stretches of steps', () => {
  test.each([4097, 10_000])('of %i values have their count, mean, lowest and highest', (count) => {
    const values = made(count);
    const summary = summaryOf(values);
    demandTrue(summary, values);
    expect(summary.count).toBe(Math.ceil(count / summary.width));
    expect(summary.count).toBeLessThanOrEqual(MOST_STRETCHES);
  });

  test('take no more memory, however many steps there are', () => {
    const summary = new Summary();
    const before = summary.byteLength;
    const values = made(100_000);
    for (let k = 0; k < 10; k++) summary.add(values, k * values.length);
    expect(summary.byteLength).toBe(before);
    expect(summary.width).toBe(256);
  });

  test('know nothing where nothing was a number', () => {
    const summary = new Summary();
    summary.add([NaN, Infinity, -Infinity], 0);
    expect(summary.stretch(0)).toEqual({ from: 0, to: 1, known: 0, low: NaN, high: NaN, mean: NaN });
    expect([...summary.outline().values]).toEqual([NaN, NaN, NaN]);
  });

  test('are outlined by the lowest and highest value of each, at its own step and in its order', () => {
    const values = new Float32Array(2 * MOST_STRETCHES).fill(1);
    values[2] = 5;
    values[5] = 0;
    const { steps, values: drawn } = summaryOf(values).outline();
    const at = (step: number) => drawn[steps.indexOf(step)];
    expect([at(3), at(6)]).toEqual([5, 0]);
    expect(drawn).toHaveLength(MOST_STRETCHES + 2);
  });

  test('go back to a step whose values are still there, and come to the same again', () => {
    const values = made(9000);
    const summary = summaryOf(values);
    for (const step of [6001, 6000, 8]) {
      summary.rewind(step, values, 0);
      expect(summary.end).toBe(step);
      summary.add(values.subarray(step), step);
      demandTrue(summary, values);
    }
  });

  test('go back further than that without counting a step twice', () => {
    const values = made(9000);
    const summary = summaryOf(values);
    summary.rewind(3002, NOTHING, 3002);
    expect(summary.count).toBe(Math.ceil(3002 / summary.width));
    summary.add(values.subarray(3002), 3002);
    demandTrue(summary, values);
    summary.rewind(0, NOTHING, 9000);
    expect([summary.count, summary.end, summary.width]).toEqual([0, 0, 1]);
  });
});
