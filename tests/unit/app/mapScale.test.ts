/** The scales of the maps: they hold what is shown, say where they end, and can be fixed. */
import { expect, test } from 'vitest';
import type { Lane, ScoreShape } from '../../../src/app/score/lanes/lane.ts';
import { map } from '../../../src/app/score/lanes/map.ts';
import type { Reaches } from '../../../src/app/score/lanes/mapScale.ts';
import { findModel } from '../../../src/models/index.ts';
import { lanesOf } from '../../../src/models/model.ts';
import type { Readout } from '../../../src/worker/protocol.ts';

/** A reading of one unit and two steps, `values` being those of the second by lane. */
function reading(values: Readonly<Record<string, number>>, units = 1): Readout {
  const none = new Float32Array(0);
  return {
    step: 1,
    example: 0,
    examples: 1,
    timeSteps: 2,
    units,
    inputs: none,
    targets: none,
    outputs: none,
    mask: none,
    attention: [],
    lanes: Object.entries(values).map(([lane, value]) => ({
      layer: 0,
      lane,
      values: Float32Array.of(...Array.from({ length: 2 * units - 1 }, () => 0), value),
    })),
  };
}

function lanesFor(
  cell: string,
  readings: readonly Readout[],
  part: Partial<Pick<ScoreShape, 'fixed' | 'open' | 'unit'>> = {},
): ReadonlyMap<string, Lane> {
  const fitted = readings.reduce<Reaches | undefined>(
    (before, readout) => map.fit!(readout, undefined as never, before),
    undefined,
  );
  const shape: ScoreShape = {
    problem: undefined,
    modelLanes: lanesOf(findModel(cell)!),
    recurrent: true,
    layers: 1,
    units: readings[0]?.units ?? 1,
    heads: 0,
    timeSteps: 2,
    followed: 'last',
    open: new Set(),
    fixed: new Map(),
    ...part,
  };
  return new Map(map.lanes(shape, fitted).map((lane) => [lane.key, lane]));
}

const scaleOf = (lanes: ReadonlyMap<string, Lane>, key: string) => lanes.get(key)!.scale;

test('states are shown on a scale that holds them, from pale ones to those that count', () => {
  expect(scaleOf(lanesFor('lstm', [reading({ h: 0.17, c: -7.4 })]), '0/h')).toEqual(['+0.2', '−0.2']);
  expect(scaleOf(lanesFor('lstm', [reading({ h: 0.17, c: -7.4 })]), '0/c')).toEqual(['+10', '−10']);
  expect(scaleOf(lanesFor('lstm', [reading({ h: 1, c: 23 })]), '0/c')).toEqual(['+30', '−30']);
  expect(scaleOf(lanesFor('rnn', [reading({ h: 10 })]), '0/h')).toEqual(['+10', '−10']);
  expect(scaleOf(lanesFor('mingru', [reading({ h: 2.4 })]), '0/h')).toEqual(['+3', '−3']);
  expect(scaleOf(lanesFor('rnn', [reading({ h: 0.003 })]), '0/h')).toEqual(['+0.1', '−0.1']);
});

test('nothing shown lies beyond a scale, and a scale stays while values tremble', () => {
  const readings = [0.97, 1.02, 0.95, 0.9, 1.3, 0.88].map((c) => reading({ c }));
  expect(scaleOf(lanesFor('lstm', readings), '0/c')[0]).toBe('+2');
  expect(scaleOf(lanesFor('lstm', [...readings, reading({ c: 0.6 })]), '0/c')[0]).toBe('+1');
});

test('gates are shares of one, whatever they are', () => {
  const lanes = lanesFor('lstm', [reading({ i: 0.02 })], { open: new Set(['0/i']) });
  expect(lanes.get('0/i')).toMatchObject({ scale: ['1', '0'], map: 'sequential' });
  expect(lanes.get('0/i')!.reach).toBeUndefined();
  expect(scaleOf(lanesFor('lstm', [reading({ i: 0.02 })]), '0/i')).toEqual([]);
  const unit = { layer: 0, unit: 0 };
  expect(scaleOf(lanesFor('lstm', [reading({ i: 0.02 })], { unit }), '0/i')).toEqual(['unit 1']);
});

test('a candidate stands among its gates once one of them is unfolded', () => {
  const readings = [reading({ n: 0.8 }, 4)];
  expect(lanesFor('gru', readings).has('0/n')).toBe(false);
  expect(scaleOf(lanesFor('gru', readings, { open: new Set(['0/z']) }), '0/n')).toEqual(['±1']);
  expect(scaleOf(lanesFor('gru', readings, { open: new Set(['0/n']) }), '0/n')).toEqual(['+1', '−1']);
});

test('a fixed scale stays through all readings, and the lane says so', () => {
  const fixed = new Map([['0/c', 2]]);
  const lane = lanesFor('lstm', [reading({ c: 1 }), reading({ c: 23 })], { fixed }).get('0/c')!;
  expect(lane).toMatchObject({ scale: ['+2', '−2'], reach: { end: 2, fixed: true } });
  expect(lane.help).toContain('the scale is fixed at ±2, and values beyond it get the colour of its end.');
  expect(lanesFor('lstm', [reading({ c: 23 })]).get('0/c')!.help).toContain(
    'the scale, now ±30, follows the largest value unless you fix it.',
  );
});

test('networks have scales of their own', () => {
  expect(scaleOf(lanesFor('rnn', [reading({ h: 8 })]), '0/h')).not.toEqual(
    scaleOf(lanesFor('gru', [reading({ h: 0.8 })]), '0/h'),
  );
});

test('networks that race share a scale where their states reach equally far, so that none is pale beside another', () => {
  const own = reading({ h: 0.9 });
  const endBeside = (sharesScale: boolean) =>
    map.fit!(own, undefined as never, undefined, [{ readout: reading({ h: 9 }), sharesScale }]) as Reaches;
  expect(endBeside(true)['0/h']).toBe(10);
  expect(endBeside(false)['0/h']).toBe(1);
});

test('before the first reading a scale is the one that the cell names', () => {
  expect(scaleOf(lanesFor('lstm', []), '0/c')).toEqual(['+2', '−2']);
});
