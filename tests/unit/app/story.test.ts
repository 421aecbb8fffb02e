import { describe, expect, it } from 'vitest';
import {
  headOf,
  isDecided,
  outcomeOf,
  promptAfter,
  RACE,
  textOf,
  type Happened,
} from '../../../src/app/story/prompts.ts';
import { decodeLink, experimentOf } from '../../../src/config/index.ts';
import { FakeShelf, visit } from '../../fixtures/fakeSession.ts';

const NOTHING: Happened = { solved: false, looked: false, racing: false, decided: false };

/** The networks of a link, each at a step, solved or not. */
function networks(fragment: string, ...fares: readonly { step: number; solvedAt?: number }[]) {
  const { experiment, rivals } = decodeLink(fragment);
  return [experiment, ...rivals.map((rival) => experimentOf(experiment, rival))].map((network, k) => ({
    experiment: network,
    step: fares[k]!.step,
    solvedAt: fares[k]!.solvedAt,
  }));
}

describe('the first story', () => {
  it('goes on by what the person does, one prompt at a time', () => {
    expect(promptAfter('play', NOTHING)).toBe('play');
    expect(promptAfter('play', { ...NOTHING, looked: true })).toBe('play');
    expect(promptAfter('play', { ...NOTHING, solved: true })).toBe('look');
    expect(promptAfter('look', { ...NOTHING, solved: true })).toBe('look');
    expect(promptAfter('look', { ...NOTHING, solved: true, looked: true })).toBe('race');
    expect(promptAfter('race', { ...NOTHING, racing: true })).toBe('racing');
    expect(promptAfter('racing', { ...NOTHING, racing: true, solved: true })).toBe('racing');
    expect(promptAfter('racing', { ...NOTHING, racing: true, decided: true })).toBe('told');
    expect(promptAfter('told', NOTHING)).toBe('told');
  });

  it('follows a person who races at once, or gives the race up', () => {
    for (const before of ['play', 'look', 'race'] as const)
      expect(promptAfter(before, { ...NOTHING, racing: true })).toBe('racing');
    expect(promptAfter('racing', NOTHING)).toBe('race');
  });

  it('says of the race only what was measured of it', () => {
    const lost = networks(RACE, { step: 900, solvedAt: 520 }, { step: 900 });
    expect([isDecided(lost), outcomeOf(lost)]).toEqual([true, 'memory lost']);
    expect(isDecided(networks(RACE, { step: 900, solvedAt: 520 }, { step: 500 }))).toBe(false);
    expect(isDecided(networks(RACE, { step: 900 }, { step: 900 }))).toBe(false);
    const both = networks(RACE, { step: 900, solvedAt: 520 }, { step: 900, solvedAt: 880 });
    expect([isDecided(both), outcomeOf(both)]).toEqual([true, 'other']);
    const others = networks('task=adding&cell=lstm&vs=cell:rnn', { step: 9, solvedAt: 8 }, { step: 9 });
    expect(outcomeOf(others)).toBe('other');
  });

  it('is three prompts, none longer than forty words', () => {
    for (const prompt of ['play', 'look', 'race', 'racing', 'told'] as const)
      expect(textOf(prompt, 'memory lost').split(' ').length, prompt).toBeLessThanOrEqual(40);
    expect(headOf('play')).toBe('First look, 1 of 3');
    expect(headOf('racing')).toBe('First look, 3 of 3');
  });

  it('is told once, and not to who comes with an experiment', () => {
    const told = (fragment: string, shelf: FakeShelf) => {
      const { session } = visit(fragment, shelf);
      const { story } = session.store.getState();
      if (story) session.preferences.endStory();
      const after = session.store.getState().story;
      session.dispose();
      return [story, after];
    };
    const shelf = new FakeShelf();
    expect(told('task=parity&cell=gru', shelf)).toEqual([false, false]);
    expect(told('', shelf)).toEqual([true, false]);
    expect(told('', shelf)).toEqual([false, false]);
  });
});
