import { describe, expect, it } from 'vitest';
import { fittingLanes } from '../../../../src/app/embed/fittingLanes.ts';
import { placeOf } from '../../../../src/app/score/lanePlace.ts';
import { scoreLanes } from '../../../../src/app/score/scoreLanes.ts';
import { runInfo } from '../../../fixtures/fakeSession.ts';

const info = runInfo();
const lanes = scoreLanes({
  problem: info.problem,
  modelLanes: info.lanes,
  recurrent: true,
  layers: 2,
  units: 32,
  heads: 0,
  timeSteps: 20,
  followed: 'last',
  open: new Set(),
  fixed: new Map(),
});

const fitting = (room: number) => fittingLanes(lanes, room, false);
const heights = (room: number) => fitting(room).reduce((sum, { height }) => sum + height, 0);

describe('lanes in a frame', () => {
  it('are those that show most, in the order that they always have', () => {
    expect(fitting(0).map(placeOf)).toEqual(['lane:output']);
    expect(fitting(100).map(placeOf)).toEqual(['lane:input', 'lane:output']);
    expect(fitting(150).map(({ key }) => key)).toEqual(['input', '1/h', 'output']);
    expect(fitting(5000).map(({ key }) => key)).toEqual(lanes.map(({ key }) => key));
  });

  it('take no more room than there is, and use what there is', () => {
    let before = 0;
    for (let room = 100; room <= 900; room += 20) {
      const taken = heights(room);
      expect(taken).toBeLessThanOrEqual(room);
      expect(taken).toBeGreaterThanOrEqual(before - 30);
      before = taken;
    }
    expect(heights(900)).toBeGreaterThan(1.7 * heights(250));
  });

  it('give each unit a row of whole pixels', () => {
    for (let room = 100; room <= 900; room += 20)
      for (const { map, folded, height } of fitting(room))
        if (map && folded === undefined) expect(height % 32).toBe(0);
  });
});
