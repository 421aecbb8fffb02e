import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { parseLink } from '../../../src/config/parse.ts';
import { experimentOf } from '../../../src/config/race.ts';
import { MOST_RUNS, MOST_VALUES, runCount, sweepKeys } from '../../../src/config/study.ts';
import { atPlace, placesOf } from '../../../src/config/studyPlaces.ts';
import { cases } from '../../fixtures/effort.ts';
import { isExperiment } from '../../../src/config/schema.ts';
import { processorTime } from '../../fixtures/processorTime.ts';

const studyOf = (fragment: string) => decodeLink(fragment).study;
const noticesOf = (fragment: string) => decodeLink(fragment).notices;

describe('a study in the link', () => {
  it('is read from sweep, seeds and steps', () => {
    const link = 'task=adding&cell=gru&sweep=length:20,50,100&sweep=cell:rnn,lstm,gru&seeds=5&steps=4000';
    expect(decodeLink(link)).toMatchObject({
      experiment: { task: 'adding', cell: 'gru', seed: 1 },
      study: {
        axes: [
          { key: 'length', values: [20, 50, 100] },
          { key: 'cell', values: ['rnn', 'lstm', 'gru'] },
        ],
        seeds: 5,
        steps: 4000,
      },
      notices: [],
    });
    expect(runCount(studyOf(link)!, 0)).toBe(45);
  });

  it('is no part of a link of single runs, and steps alone is left out with a sentence', () => {
    for (const link of ['', 'task=copy&cell=rnn&vs=cell:gru', 'cell=gru&seeds=1'])
      expect(decodeLink(link)).not.toHaveProperty('study');
    expect(studyOf('cell=gru&steps=500')).toBeUndefined();
    expect(noticesOf('cell=gru&steps=500')).toHaveLength(1);
  });

  it('may be of seeds alone, and is known to the command line', () => {
    expect(studyOf('cell=gru&seeds=5')).toEqual({ axes: [], seeds: 5, steps: 3000 });
    expect(parseLink('#seeds=5')).toMatchObject({ ok: true, study: { seeds: 5 } });
    expect(parseLink('#sweep=lr:0.01,0.1')).toMatchObject({ ok: true, study: { axes: [{ key: 'lr' }] } });
  });

  it('stands in the link after the networks that race', () => {
    const link = 'task=adding&cell=lstm&vs=cell:gru&sweep=length:20,50&seeds=3&steps=800';
    const { experiment, rivals, study } = decodeLink(link);
    expect(encodeLink(experiment, undefined, rivals, study)).toBe(link);
    expect(encodeLink(experiment, undefined, rivals)).toBe('task=adding&cell=lstm&vs=cell:gru');
  });

  const VALUES: Readonly<Record<string, readonly (string | number)[]>> = {
    task: ['adding', 'copy', 'parity'],
    cell: ['rnn', 'lstm', 'gru', 'mingru'],
    length: [5, 20, 50],
    units: [4, 8, 16, 32],
    lr: [0.001, 0.01, 0.5],
    optimizer: ['adam', 'sgd'],
    clip: [0, 1],
    backend: ['wasm', 'cpu'],
  };
  const ROUND_TRIPS = cases(200, 2_000);
  it(`gives back the study it was made of, for ${ROUND_TRIPS} of them`, () => {
    const axis = (key: string) =>
      fc.shuffledSubarray([...VALUES[key]!], { minLength: 1 }).map((values) => ({ key, values }));
    const axes = fc
      .shuffledSubarray(
        Object.keys(VALUES).filter((key) => key !== 'task'),
        { maxLength: 2 },
      )
      .chain((keys) => fc.tuple(...keys.map(axis)));
    const plan = fc.record({
      axes,
      seeds: fc.integer({ min: 2, max: 10 }),
      steps: fc.integer({ min: 20, max: 100_000 }),
    });
    fc.assert(
      fc.property(plan, (study) => {
        const { experiment } = decodeLink('');
        const decoded = decodeLink(encodeLink(experiment, undefined, [], study));
        expect(decoded.notices).toEqual([]);
        expect(decoded.study).toEqual(study);
      }),
      { numRuns: ROUND_TRIPS },
    );
  });
});

describe('what is wrong with a study is said in a sentence', () => {
  it.each([
    ['an unknown key', 'sweep=lenght:20,50', /"lenght" is no setting .* Did you mean "length"\?/],
    ['the seed', 'sweep=seed:1,2', /"seed" is no setting/],
    ['what makes no other run', 'sweep=speed:full,ten', /"speed" is no setting/],
    ['no values', 'sweep=length', /names no setting and values/],
    ['none that can be', 'sweep=length:a', /length=a is not a number; the study goes without it/],
    ['an unknown cell', 'sweep=cell:gru,xyz&seeds=2', /cell=xyz is not known/],
    ['too large a value', 'sweep=length:20,9999', /length=9999 is more than 400; 400 is used/],
    ['the same key twice', 'sweep=length:20&sweep=length:50', /goes through length once/],
    ['a third setting', 'sweep=length:5&sweep=lr:0.1&sweep=units:4', /2 settings at most/],
    [
      'a key of some networks only',
      'sweep=cell:rnn,lstm&sweep=forget:one,zero',
      /forget is no setting of every/,
    ],
    ['too many seeds', 'seeds=50', /seeds=50 is more than 10; 10 is used/],
    ['no number of steps', 'seeds=2&steps=many', /steps=many is not a number; 3000 is used/],
  ])('%s', (_what, fragment, sentence) => {
    expect(noticesOf(fragment).join('\n')).toMatch(sentence);
  });

  it('a list of values is kept where one of them is none', () => {
    expect(studyOf('sweep=cell:gru,xyz,rnn')?.axes).toEqual([{ key: 'cell', values: ['gru', 'rnn'] }]);
    expect(studyOf('sweep=length:20,20,9999,400')?.axes).toEqual([{ key: 'length', values: [20, 400] }]);
  });

  it('more runs than a study may have become fewer seeds, and then fewer values', () => {
    const values = (count: number) => Array.from({ length: count }, (_, k) => k + 4).join(',');
    const many = decodeLink(`sweep=length:${values(15)}&sweep=units:4,8,16&seeds=10`);
    expect(many.study).toMatchObject({ seeds: 4 });
    expect(many.notices).toHaveLength(1);
    const most = studyOf(`sweep=length:${values(40)}&sweep=units:${values(40)}&seeds=10`)!;
    expect(most.axes.every((axis) => axis.values.length <= MOST_VALUES)).toBe(true);
    expect(runCount(most, 0)).toBeLessThanOrEqual(MOST_RUNS);
    const raced = decodeLink(`sweep=length:${values(20)}&vs=cell:gru&vs=cell:rnn&seeds=10`);
    expect(runCount(raced.study!, raced.rivals.length)).toBeLessThanOrEqual(MOST_RUNS);
  });

  const HOSTILE = cases(200, 5_000);
  const LIMIT_MS = 50;
  it(`whatever stands there, for ${HOSTILE} hostile links: at once, at most ${MOST_RUNS} runs, each a valid experiment`, () => {
    const key = fc.constantFrom(
      'task',
      'cell',
      'length',
      'units',
      'lr',
      'forget',
      'seed',
      '__proto__',
      '',
      '%zz',
    );
    const value = fc.oneof(
      fc.constantFrom('rnn', 'lstm', 'gru', 'adding', 'text', '1e309', '-5', 'NaN', '', '%', ':', '20'),
      fc.integer().map(String),
    );
    const sweep = fc
      .tuple(key, fc.array(value, { maxLength: 60 }))
      .map(([name, values]) => `sweep=${name}:${values.join(',')}`);
    const other = fc.constantFrom(
      'vs=cell:gru',
      'vs=cell:rnn',
      'equal=on',
      'seeds=99',
      'steps=-1',
      'task=copy',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(sweep, other), { maxLength: 9 }), (parts) => {
        const fragment = parts.join('&');
        expect(processorTime(() => decodeLink(fragment), LIMIT_MS)).toBeLessThan(LIMIT_MS);
        const { experiment, rivals, study, notices } = decodeLink(fragment);
        for (const notice of notices) expect(notice.length).toBeLessThan(300);
        if (!study) return;
        expect(runCount(study, rivals.length)).toBeLessThanOrEqual(MOST_RUNS);
        for (const place of placesOf(study.axes))
          for (const network of [experiment, ...rivals.map((rival) => experimentOf(experiment, rival))])
            expect(isExperiment(atPlace(network, place))).toBe(true);
      }),
      { numRuns: HOSTILE },
    );
  });
});

describe('a place of a study', () => {
  const { experiment } = decodeLink('cell=lstm&units=16');

  it('has its settings, whichever comes first', () => {
    const there = atPlace(experiment, [
      { key: 'forget', value: 'zero' },
      { key: 'cell', value: 'lstm' },
      { key: 'length', value: 7 },
    ]);
    expect(there).toMatchObject({
      cell: 'lstm',
      cellOptions: { forget: 'zero' },
      taskOptions: { length: 7 },
    });
  });

  it('has units for about as many parameters where the experiment wants that of another cell', () => {
    const equal = decodeLink('cell=lstm&units=16&equal=on').experiment;
    expect(atPlace(equal, [{ key: 'cell', value: 'rnn' }]).hiddenSize).toBeGreaterThan(25);
    expect(atPlace(experiment, [{ key: 'cell', value: 'rnn' }]).hiddenSize).toBe(16);
  });

  it('can be of every setting that makes another run', () => {
    expect(sweepKeys(experiment)).toEqual(expect.arrayContaining(['task', 'cell', 'length', 'units', 'lr']));
    expect(sweepKeys(experiment)).not.toContain('seed');
    expect(sweepKeys(decodeLink('task=text').experiment)).not.toContain('text');
  });
});
