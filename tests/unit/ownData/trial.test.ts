import { describe, expect, it } from 'vitest';
import { tryOwn } from '../../../src/ownData/trial.ts';
import { findTask } from '../../../src/tasks/index.ts';
import { defaultsOf } from '../../../src/options/option.ts';

const optionsOf = (task: string, changed = {}) => ({ ...defaultsOf(findTask(task)!.options), ...changed });
const sine = (count: number) => Array.from({ length: count }, (_, k) => Math.sin(k / 2));
const series = (values: number[]) => ({ kind: 'series', name: 'x', values }) as const;

describe('own data on trial', () => {
  it('come back without holes, with a sentence on them', async () => {
    const values = sine(200);
    values[50] = Number.NaN;
    const trial = await tryOwn('forecast', optionsOf('forecast'), series(values));
    expect(trial).toMatchObject({ kind: 'fits', notices: [expect.stringMatching(/^One hole/)] });
    const own = trial.kind === 'fits' ? trial.own : undefined;
    expect(own?.kind === 'series' && own.values.every(Number.isFinite)).toBe(true);
  });

  it('keep the moments of their values where the first are left out', async () => {
    const spacing = { unit: 'month', every: 1, first: Date.UTC(2020, 0, 1) } as const;
    const own = { ...series([Number.NaN, Number.NaN, ...sine(200)]), spacing };
    const trial = await tryOwn('forecast', optionsOf('forecast'), own);
    expect(trial).toMatchObject({ own: { spacing: { ...spacing, first: Date.UTC(2020, 2, 1) } } });
  });

  it('that are too short for T are refused with the longest T that they allow', async () => {
    const trial = await tryOwn('forecast', optionsOf('forecast'), series(sine(40)));
    expect(trial).toMatchObject({
      kind: 'refused',
      sentence: expect.stringContaining('windows of 36 steps'),
    });
    const length = trial.kind === 'refused' ? trial.length! : 0;
    for (const [value, kind] of [
      [length, 'fits'],
      [length + 1, 'refused'],
    ] as const)
      expect(
        (await tryOwn('forecast', optionsOf('forecast', { length: value }), series(sine(40)))).kind,
      ).toBe(kind);
  });

  it('of which a shorter T would not help are refused without one', async () => {
    for (const values of [sine(8), Array.from({ length: 200 }, () => 4)]) {
      const trial = await tryOwn('forecast', optionsOf('forecast'), series(values));
      expect(trial).toMatchObject({ kind: 'refused' });
      expect(trial).not.toHaveProperty('length');
    }
  });

  it('may be a text, which is offered a shorter T, too', async () => {
    const text = { kind: 'text', text: 'to be or not to be, that is the question. '.repeat(3) } as const;
    const trial = await tryOwn('text', optionsOf('text', { length: 100 }), text);
    expect(trial).toMatchObject({ kind: 'refused', length: 30 });
    expect((await tryOwn('text', optionsOf('text', { length: 30 }), text)).kind).toBe('fits');
  });
});
