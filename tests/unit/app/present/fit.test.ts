import { describe, expect, it } from 'vitest';
import { fitLanes } from '../../../../src/app/present/fit.ts';
import { scoreLanes } from '../../../../src/app/score/scoreLanes.ts';
import { placeOf } from '../../../../src/app/score/lanePlace.ts';
import type { Lane, ScoreShape } from '../../../../src/app/score/lanes/lane.ts';
import { lanesOf } from '../../../../src/models/model.ts';
import { findModel } from '../../../../src/models/about/index.ts';

function lanesFor(cell: string, shape: Partial<ScoreShape> = {}): readonly Lane[] {
  const modelLanes = lanesOf(findModel(cell)!);
  return scoreLanes({
    problem: undefined,
    modelLanes,
    recurrent: cell !== 'attention',
    layers: 1,
    units: 32,
    heads: cell === 'attention' ? 2 : 0,
    timeSteps: 50,
    followed: 'last',
    open: new Set(),
    fixed: new Map(),
    ...shape,
  });
}

/** In rem, of a window of 16 : 9 that has no lesson, and with one. */
const REM = 26.67;
const fit = (lanes: readonly Lane[], rem: number, places?: readonly string[]) =>
  fitLanes(lanes, places, { height: rem * REM, rem: REM });
const placesOf = (lanes: readonly Lane[]) => lanes.map((lane) => placeOf(lane));
const heightOf = (lanes: readonly Lane[]) => lanes.reduce((sum, { height }) => sum + height, 0);

describe('the lanes that fit the stage', () => {
  it('are all that tell much, from top to bottom as on the score, and no gates', () => {
    expect(placesOf(fit(lanesFor('rnn'), 19))).toEqual([
      'lane:input',
      'lane:hidden',
      'lane:output',
      'lane:gradient',
    ]);
    const lstm = placesOf(fit(lanesFor('lstm'), 30));
    expect(lstm).toContain('lane:cell');
    expect(lstm).not.toContain('lane:gates');
    expect(placesOf(fit(lanesFor('attention'), 24))).toContain('lane:attention');
  });

  it('are fewer the less room there is, those that tell most to the last', () => {
    expect(placesOf(fit(lanesFor('rnn'), 8))).toEqual(['lane:hidden', 'lane:output']);
    expect(placesOf(fit(lanesFor('rnn'), 3))).toEqual(['lane:hidden']);
    expect(placesOf(fit(lanesFor('rnn'), 0))).toEqual(['lane:hidden']);
  });

  it('never take more than there is', () => {
    for (const cell of ['rnn', 'lstm', 'gru', 'attention'])
      for (let rem = 8; rem < 60; rem += 0.5)
        expect(heightOf(fit(lanesFor(cell), rem)), `${cell} in ${rem} rem`).toBeLessThanOrEqual(rem * REM);
  });

  it('are those that were asked for, and use the room', () => {
    const [lane, ...others] = fit(lanesFor('rnn'), 12, ['lane:gradient']);
    expect(others).toEqual([]);
    expect(lane!.height).toBeGreaterThan(9 * REM);
    expect(placesOf(fit(lanesFor('lstm'), 20, ['lane:gates', 'lane:output']))).toContain('lane:gates');
    expect(fit(lanesFor('rnn'), 20, [])).toEqual([]);
  });

  it('show the top layer of several first', () => {
    const lanes = fit(lanesFor('gru', { layers: 3 }), 3.5);
    expect(lanes.map(({ key }) => key)).toEqual(['2/h']);
  });

  it('give each unit whole pixels', () => {
    for (const rem of [10, 14.3, 19, 23.7]) {
      const hidden = fit(lanesFor('rnn'), rem).find((lane) => placeOf(lane) === 'lane:hidden')!;
      expect(hidden.height % 32).toBe(0);
    }
  });
});
