import { describe, expect, it } from 'vitest';
import { stageViewOf } from '../../../../src/app/present/shown.ts';
import { listOf, neighbour, placeIn } from '../../../../src/app/present/list.ts';
import { presets } from '../../../../src/config/presets.ts';

describe('what stands on the stage', () => {
  it('is chosen by itself where nobody says anything', () => {
    expect(stageViewOf(undefined, [])).toEqual({ lanes: undefined, chart: 'loss', instrument: undefined });
  });

  it('is what the step of a lesson looks at', () => {
    expect(stageViewOf(undefined, ['lane:gradient', 'panel:eigenvalues'])).toEqual({
      lanes: ['lane:gradient'],
      chart: 'loss',
      instrument: 'eigenvalues',
    });
    expect(stageViewOf(undefined, ['chart:norm', 'control:play'])).toMatchObject({
      lanes: undefined,
      chart: 'norm',
    });
    expect(stageViewOf(undefined, ['product']).lanes).toEqual(['lane:output']);
  });

  it('is no more than the link shows', () => {
    expect(stageViewOf(['play', 'metric', 'lane:hidden'], [])).toEqual({
      lanes: ['lane:hidden'],
      chart: 'metric',
      instrument: undefined,
    });
    expect(stageViewOf(['loss', 'lane:hidden'], ['lane:gradient', 'panel:oneUnit'])).toEqual({
      lanes: ['lane:hidden'],
      chart: 'loss',
      instrument: undefined,
    });
    expect(stageViewOf(['lane:output'], []).chart).toBeUndefined();
    expect(stageViewOf(['loss'], []).lanes).toEqual([]);
  });
});

describe('the list', () => {
  it('is the teacher’s, in its order, without what there is not; else all there are', () => {
    expect(listOf(['parity-gru', 'nothing', 'adding-race']).map(({ id }) => id)).toEqual([
      'parity-gru',
      'adding-race',
    ]);
    expect(listOf([])).toBe(presets);
    expect(listOf(['nothing'])).toBe(presets);
  });

  it('is gone through from its beginning to its end, and no further', () => {
    const list = listOf(['parity-gru', 'adding-race']);
    const [first, second] = list;
    expect(placeIn(list, second!.fragment)).toBe(1);
    expect(placeIn(list, 'task=adding&cell=lstm')).toBe(-1);
    expect(neighbour(list, -1, 1)).toBe(first);
    expect(neighbour(list, 0, 1)).toBe(second);
    expect(neighbour(list, 1, 1)).toBeUndefined();
    expect(neighbour(list, 0, -1)).toBeUndefined();
  });
});
