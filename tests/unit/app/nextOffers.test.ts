import { describe, expect, it } from 'vitest';
import { nextOffers, type Solved } from '../../../src/app/next/nextOffers.ts';
import { decodeLink, encodeLink } from '../../../src/config/index.ts';

const solved = (fragment: string, part: Partial<Solved> = {}): Solved => {
  const { experiment, rivals } = decodeLink(fragment);
  return {
    experiment,
    racing: rivals.length > 0,
    tooFast: false,
    hasLengths: false,
    rests: false,
    ...part,
  };
};

const labels = (fragment: string, part?: Partial<Solved>) =>
  nextOffers(solved(fragment, part)).map(({ label }) => label);

describe('what comes after “Solved”', () => {
  it.each([
    ['task=adding&cell=lstm', ['Longer: T = 50', 'Race a simple RNN']],
    ['task=adding&cell=lstm&seed=9&backend=cpu', ['Longer: T = 50', 'Race a simple RNN']],
    ['task=adding&length=50&cell=gru', ['Longer: T = 100', 'Race an LSTM']],
    ['task=adding&length=50&cell=gru&lr=0.005', ['Race a simple RNN']],
    ['task=adding&length=100&cell=lstm', ['Race a simple RNN']],
    ['task=adding&cell=rnn', ['Longer: T = 100', 'Race an LSTM']],
    ['task=recall&cell=lstm', ['Race a GRU']],
    ['task=recall&cell=gru', ['Race an LSTM']],
    // Both take as many training steps.
    ['task=anbn&cell=gru', []],
    // Nobody has measured these.
    ['task=adding&cell=lstm&units=7', []],
    ['task=dates&cell=gru', []],
    // A race goes on with a length that its lead can do.
    ['task=adding&cell=lstm&vs=cell:rnn', ['Longer: T = 50']],
  ])('of %s', (fragment, expected) => {
    expect(labels(fragment)).toEqual(expected);
  });

  it('is what the page can show of it, and to go on where it rests', () => {
    const all = { hasLengths: true, tooFast: true, rests: true };
    expect(labels('task=dates&cell=gru', all)).toEqual(['Other lengths', 'Again, slower', 'Go on']);
    expect(labels('task=dates&cell=gru&speed=hundred', all)).toEqual(['Other lengths', 'Go on']);
  });

  it('is an experiment that differs in that alone', () => {
    const acts = nextOffers(solved('task=adding&cell=lstm&seed=5', { tooFast: true })).map(({ act }) => act);
    const begun = acts.flatMap((act) => (act.kind === 'begin' ? [encodeLink(act.experiment)] : []));
    expect(begun).toEqual([
      'task=adding&length=50&cell=lstm&seed=5',
      'task=adding&cell=lstm&speed=hundred&seed=5',
    ]);
    expect(acts.find(({ kind }) => kind === 'race')).toMatchObject({ entrants: [{ cell: 'rnn' }] });
  });
});
