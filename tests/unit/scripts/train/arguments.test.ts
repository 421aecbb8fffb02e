import { describe, expect, it } from 'vitest';
import { readArguments, type Job } from '../../../../scripts/train/arguments.ts';

const LINK = '#task=adding&length=20&cell=lstm&units=16&seed=7';

function job(...argv: string[]): Job {
  const read = readArguments(argv);
  if (read.kind !== 'job' || 'described' in read.job) throw new Error(JSON.stringify(read));
  return read.job;
}

describe('the arguments of the command line', () => {
  it('takes a fragment, with or without its #, or a whole link', () => {
    const expected = { task: 'adding', taskOptions: { length: 20 }, cell: 'lstm', hiddenSize: 16, seed: 7 };
    for (const link of [LINK, LINK.slice(1), `https://example.org/unroll/${LINK}`]) {
      expect(job(link).experiment).toMatchObject(expected);
    }
  });

  it('trains 1,000 steps unless told otherwise', () => {
    expect(job(LINK)).toMatchObject({ steps: 1000, notices: [] });
    expect(job(LINK, '--steps', '30', '--json', 'out.json')).toMatchObject({ steps: 30, json: 'out.json' });
  });

  it('takes lengths to be judged, and refuses what is no list of whole numbers', () => {
    expect(job(LINK).lengths).toBeUndefined();
    expect(job(LINK, '--lengths', '10,20, 50').lengths).toEqual([10, 20, 50]);
    for (const list of ['', '10,', '10;20', '2.5', '0', '-3', 'all'])
      expect(readArguments([LINK, '--lengths=' + list])).toEqual({
        kind: 'wrong',
        sentence: `--lengths must be whole numbers with commas between them, not "${list}".`,
      });
  });

  it('puts the named cores over those of the link', () => {
    expect(job(`${LINK}&cores=2`).experiment.cores).toBe(2);
    expect(job(`${LINK}&cores=2`, '--cores', '1').experiment.cores).toBe(1);
  });

  it('puts the named backend over that of the link', () => {
    expect(job(`${LINK}&backend=cpu`).experiment.backend).toBe('cpu');
    expect(job(`${LINK}&backend=cpu`, '--backend', 'webgl').experiment.backend).toBe('webgl');
  });

  it('passes on what the link says about values that were changed', () => {
    expect(job(`${LINK}&batch=100000`).notices).toHaveLength(1);
  });

  it('takes a file of own data, which its task then learns from', () => {
    const own = job('#task=forecast', '--series', 'a.csv', '--column', 'v');
    expect(own).toMatchObject({
      ownFile: { kind: 'series', file: 'a.csv', column: 'v' },
      experiment: { taskOptions: { series: 'own' } },
    });
    expect(job('#task=forecast&series=own', '--series', 'a.csv').ownFile).toEqual({
      kind: 'series',
      file: 'a.csv',
    });
    expect(job('#task=text', '--text', 'a.txt').experiment.taskOptions).toMatchObject({ text: 'own' });
  });

  it('describes a file, with a link or without', () => {
    const described = { kind: 'job', job: { described: { kind: 'series', file: 'a.csv' } } };
    expect(readArguments(['#task=forecast', '--series', 'a.csv', '--describe'])).toEqual(described);
    expect(readArguments(['--series', 'a.csv', '--describe'])).toEqual(described);
  });

  it('takes a study with the networks that race, its steps put over those of the link, each run on one core', () => {
    const link = '#task=adding&cell=lstm&vs=cell:gru&sweep=length:20,50&seeds=3&steps=500';
    expect(job(link).study).toMatchObject({
      plan: { axes: [{ key: 'length', values: [20, 50] }], seeds: 3, steps: 500 },
      rivals: [{ cell: 'gru' }],
      cores: 1,
    });
    expect(job(link, '--steps', '80', '--jobs', '4', '--cores', '2', '--csv', 'a.csv').study).toMatchObject({
      plan: { steps: 80 },
      jobs: 4,
      cores: 2,
      csv: 'a.csv',
    });
    expect(job(LINK).study).toBeUndefined();
  });

  it('refuses what is of studies for a single run, and the other way round', () => {
    const sentence = (...argv: string[]) => {
      const read = readArguments(argv);
      return read.kind === 'wrong' ? read.sentence : '';
    };
    expect(sentence(LINK, '--csv', 'a.csv')).toContain('--csv is for a study');
    expect(sentence(LINK, '--jobs', '2')).toContain('--jobs is for a study');
    expect(sentence(`${LINK}&seeds=2`, '--jobs', '0')).toContain('--jobs must be');
    expect(sentence(`${LINK}&seeds=2`, '--lengths', '20')).toContain('--lengths is for a single run');
    expect(sentence(`${LINK}&seeds=2`, '--ask', 'What?')).toContain('--ask is for a single run');
  });

  it('writes what the network has learned to files, as it is and for PyTorch', () => {
    const files = ['--save', 'network.safetensors', '--export', 'Network.ZIP'];
    expect(job(LINK, ...files)).toMatchObject({ save: 'network.safetensors', zip: 'Network.ZIP' });
  });

  it('knows --help', () => {
    expect(readArguments(['--help'])).toEqual({ kind: 'help' });
  });

  it.each([
    ['no link', []],
    ['two links', [LINK, LINK]],
    ['a link without an experiment', ['hello']],
    ['an empty link', ['']],
    ['an unknown task', ['#task=weather']],
    ['no number of steps', [LINK, '--steps', 'many']],
    ['half a step', [LINK, '--steps', '1.5']],
    ['no step', [LINK, '--steps', '0']],
    ['an unknown backend', [LINK, '--backend', 'abacus']],
    ['no core', [LINK, '--cores', '0']],
    ['an unknown option', [LINK, '--fast']],
    ['an option without its value', [LINK, '--json']],
    ['a series for a task that learns from none', [LINK, '--series', 'a.csv']],
    ['a text for the forecast', ['#task=forecast', '--text', 'a.txt']],
    ['a series and a text', ['#task=forecast', '--text', 'a.txt', '--series', 'a.csv']],
    ['a column of nothing', ['#task=forecast', '--column', 'v']],
    ['nothing to describe', ['#task=forecast', '--describe']],
    ['a network that is nowhere', ['nowhere.safetensors']],
    ['a file that PyTorch does not know by its name', [LINK, '--save', 'network.pt']],
    ['a zip that is none by its name', [LINK, '--export', 'network.tar']],
    ['own data that are nowhere', ['#task=forecast&series=own']],
  ])('answers %s with one sentence', (_what, argv) => {
    const read = readArguments(argv);
    expect(read.kind).toBe('wrong');
    expect(read).toHaveProperty('sentence', expect.stringMatching(/^.{10,200}\.$/));
  });
});
