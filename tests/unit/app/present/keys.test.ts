import { describe, expect, it } from 'vitest';
import { bringsBack, stageActOf, stageKeys } from '../../../../src/app/present/keys.ts';
import { commands } from '../../../../src/app/commands.ts';
import { nextSpot } from '../../../../src/app/present/spotlight.ts';

describe('the keys of the stage', () => {
  it.each([
    ['PageDown', 'forward'],
    ['PageUp', 'backward'],
    ['b', 'blank'],
    ['B', 'blank'],
    ['.', 'blank'],
    ['s', 'spot'],
    ['+', 'larger'],
    ['-', 'smaller'],
    ['f', 'full'],
    ['Escape', 'leave'],
    [' ', undefined],
    ['n', undefined],
    ['r', undefined],
    ['ArrowRight', undefined],
    ['F5', undefined],
  ] as const)('%s: %s', (key, act) => expect(stageActOf(key, true)).toBe(act));

  it('are those of a clicker alone where single keys are switched off', () => {
    const left = stageKeys.flatMap(({ keys }) => keys).filter((key) => stageActOf(key, false) !== undefined);
    expect(left).toEqual(['pagedown', 'pageup', 'escape']);
  });

  it('leave the page its own for what a teacher does while presenting', () => {
    const taken = new Set(stageKeys.flatMap(({ keys }) => keys));
    const own = commands.filter(({ id }) => ['play', 'reset', 'back', 'forth', 'present'].includes(id));
    for (const { keys } of own) for (const key of keys) expect(taken).not.toContain(key);
    expect(commands.find(({ id }) => id === 'step')!.keys.filter((key) => !taken.has(key))).toEqual(['n']);
  });

  it('all bring a black screen back, but for those that work something else than the page', () => {
    for (const key of ['b', '.', ' ', 'x', 'Escape', 'PageDown', 'PageUp', 'Enter', 'ArrowRight'])
      expect(bringsBack(key, true), key).toBe(true);
    for (const key of ['F5', 'F11', 'Shift', 'Control', 'AudioVolumeUp'])
      expect(bringsBack(key, true), key).toBe(false);
    expect(bringsBack('b', false)).toBe(false);
    expect(bringsBack('PageDown', false)).toBe(true);
  });
});

it('the spotlight goes from lane to lane, and after the last it is off', () => {
  const way = [undefined, 0, 1, 2].map((on) => nextSpot(on, 3));
  expect(way).toEqual([0, 1, 2, undefined]);
  expect(nextSpot(undefined, 0)).toBeUndefined();
});
