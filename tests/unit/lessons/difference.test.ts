import { describe, expect, it } from 'vitest';
import { presetGroups } from '../../../src/config/presets.ts';
import { differenceOf, plainFragment } from '../../../src/lessons/difference.ts';
import { withSet } from '../../../src/lessons/settings.ts';

const ADDING = 'task=adding&length=50&cell=rnn';

describe('the difference that a step sets', () => {
  it.each([
    ['', ADDING, ADDING],
    [ADDING, 'task=adding&length=50&cell=gru', 'cell=gru'],
    [ADDING, 'task=adding&cell=rnn&lr=0.01', 'lr=0.01&length=20'],
    [ADDING, `${ADDING}&vs=cell:lstm&vs=cell:gru`, 'vs=cell:lstm&vs=cell:gru'],
    [`${ADDING}&vs=cell:lstm`, ADDING, 'vs=none'],
    [ADDING, ADDING, ''],
    [ADDING, `${ADDING}&backend=wasm&cores=2`, ''],
    [ADDING, 'task=parity&cell=gru', 'task=parity&cell=gru'],
    // What only the cell before had would stay in the link.
    ['task=adding&cell=lstm&forget=chrono', 'task=adding&cell=gru', 'task=adding&cell=gru'],
  ])('from %s to %s is %s', (before, now, set) => {
    expect(differenceOf(before, now)).toBe(set);
  });

  it('leads from any example of the page to any other', () => {
    const all = presetGroups.flatMap(({ presets }) => presets.map(({ fragment }) => fragment));
    for (const before of all)
      for (const now of all) {
        const set = differenceOf(before, now);
        expect(plainFragment(set === '' ? before : withSet(before, set))).toBe(plainFragment(now));
      }
  });
});
