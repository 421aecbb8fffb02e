import { describe, expect, it } from 'vitest';
import { defaultExperiment, withCell, withTask, withValue } from '../../../src/config/defaults.ts';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { entrantOf, experimentOf } from '../../../src/config/race.ts';

describe('encoding an experiment', () => {
  it('always names task and cell, and leaves out every default', () => {
    expect(encodeLink(defaultExperiment())).toBe('task=adding&cell=lstm');
  });

  it('writes the task, its options, the cell, its options, then the settings in their order', () => {
    let experiment = withCell(withTask(defaultExperiment(), 'adding'), 'gru');
    experiment = withValue(experiment, 'experiment', 'seed', 7);
    experiment = withValue(experiment, 'experiment', 'learningRate', 0.01);
    experiment = withValue(experiment, 'experiment', 'batchSize', 32);
    experiment = withValue(experiment, 'experiment', 'hiddenSize', 16);
    experiment = withValue(experiment, 'cell', 'reset', 'before');
    experiment = withValue(experiment, 'task', 'length', 50);
    expect(encodeLink(experiment)).toBe(
      'task=adding&length=50&cell=gru&reset=before&units=16&batch=32&lr=0.01&seed=7',
    );
  });
});

describe('decoding a fragment', () => {
  const noticesOf = (fragment: string) => decodeLink(fragment).notices;

  it('takes an empty one as the default experiment, without a word', () => {
    expect(decodeLink('')).toEqual({
      experiment: defaultExperiment(),
      rivals: [],
      needsOwn: false,
      notices: [],
    });
  });

  it('reads a link typed by hand, with or without its #', () => {
    const fragment = 'task=adding&length=50&cell=lstm&units=32&batch=64&lr=0.003&clip=1&seed=7';
    const { experiment, notices } = decodeLink(`#${fragment}`);
    expect(notices).toEqual([]);
    expect(experiment).toMatchObject({
      hiddenSize: 32,
      batchSize: 64,
      learningRate: 0.003,
      clipNorm: 1,
      seed: 7,
    });
    expect(experiment.taskOptions).toMatchObject({ length: 50 });
    expect(decodeLink(fragment)).toEqual(decodeLink(`#${fragment}`));
  });

  it.each([
    ['units=9000&batch=8', 'units=9000 is more than 256; 256 is used.'],
    ['units=0', 'units=0 is less than 1; 1 is used.'],
    ['units=1e309&batch=8', 'units=1e309 is more than 256; 256 is used.'],
    ['units=3.7', 'units=3.7 is not a whole number; 4 is used.'],
    ['lr=fast', 'lr=fast is not a number; 0.003 is used.'],
    ['lr=NaN', 'lr=NaN is not a number; 0.003 is used.'],
    ['lr=0x1', 'lr=0x1 is not a number; 0.003 is used.'],
    ['lr=', 'lr is empty; 0.003 is used.'],
    ['lr=+', 'lr is empty; 0.003 is used.'],
    ['lr=%zz', 'lr=%zz has a broken percent code; 0.003 is used.'],
    ['init=zero', 'init=zero is not known (there is orthogonal, glorot, identity); orthogonal is used.'],
    ['truncate=401', 'truncate=401 is more than 400; 400 is used.'],
    ['truncate=-1', 'truncate=-1 is less than 0; 0 is used.'],
    [
      'cell=attention&truncate=5',
      'truncate=5 has no effect on this network, which hands no state on from one time step to the next.',
    ],
    ['v=2', 'This link was made for a newer Unroll (version 2); what is known here is used.'],
    ['v=x', 'v=x is no version of this link; it is read as version 1.'],
    ['unit=8', 'Left out of the link, as they mean nothing here: "unit". Did you mean "units"?'],
    ['lengt=8&x=1', 'Left out of the link, as they mean nothing here: "lengt", "x". Did you mean "length"?'],
    ['a=1&b=1&c=1&d=1&e=1', 'Left out of the link, as they mean nothing here: "a", "b", "c" and 2 more.'],
    ['own=1,2', 'The link brings own data that this experiment does not use; it is left out.'],
  ])('says of %s in one sentence what it did', (fragment, notice) => {
    expect(noticesOf(fragment)).toEqual([notice]);
  });

  it('names what there is where it does not know the task or the cell', () => {
    expect(noticesOf('task=juggling')[0]).toMatch(
      /^task=juggling is not known \(there is adding, .*\); adding is used\.$/,
    );
    expect(noticesOf('cell=brain')[0]).toMatch(
      /^cell=brain is not known \(there is .*lstm.*\); lstm is used\.$/,
    );
  });

  it('uses what it knows of a link from a newer version', () => {
    expect(decodeLink('v=2&task=adding&units=8&future=1').experiment.hiddenSize).toBe(8);
  });

  it('lets the last of repeated keys count, so that text added at the end changes the link', () => {
    expect(decodeLink('units=8&units=16').experiment.hiddenSize).toBe(16);
  });

  it('reads numbers in every decimal spelling, and percent codes', () => {
    expect(decodeLink('lr=1e-2').experiment.learningRate).toBe(0.01);
    expect(decodeLink('lr=.01').experiment.learningRate).toBe(0.01);
    expect(decodeLink('seed=1e+3').experiment.seed).toBe(1000);
    expect(decodeLink('lr=%30%2E01&seed=+5+').experiment).toMatchObject({ learningRate: 0.01, seed: 5 });
    expect(Object.is(decodeLink('clip=-0').experiment.clipNorm, 0)).toBe(true);
  });

  it('passes over words that are no setting, such as the target of a skip link', () => {
    expect(decodeLink('main')).toEqual(decodeLink(''));
  });

  it('ignores the names of built-in properties', () => {
    const { experiment } = decodeLink(
      '__proto__=1&constructor=2&task=__proto__&cell=constructor&init=toString',
    );
    expect(experiment).toEqual(defaultExperiment());
  });

  it('shows a stranger’s text without its control characters, and not all of it', () => {
    expect(noticesOf('units=%1b[31m%e2%80%ae')).toEqual(['units=�[31m� is not a number; 32 is used.']);
    expect(noticesOf(`units=${'x'.repeat(500)}`)).toEqual([
      `units=${'x'.repeat(24)}… is not a number; 32 is used.`,
    ]);
  });

  it('looks at 65,536 characters and cuts at the end of a setting, never within a number', () => {
    const { experiment, notices } = decodeLink(`units=8&lr=0.01&${'seed=12&'.repeat(10_000)}`);
    expect(experiment).toMatchObject({ hiddenSize: 8, learningRate: 0.01, seed: 12 });
    expect(notices).toEqual(['The link is longer than 65536 characters; what comes after them is left out.']);
  });

  it('says of a value that is out of bounds and too much besides one thing, not two', () => {
    const notices = noticesOf('units=1e9&layers=3&batch=256&length=400');
    const ofUnits = notices.filter((notice) => notice.startsWith('units='));
    expect(ofUnits).toHaveLength(1);
    expect(ofUnits[0]).toMatch(
      /^units=1e9 is more than 256, and 256 asks too much of one training step; \d+ is used\.$/,
    );
    expect(new Set(notices.map((notice) => notice.split('=')[0])).size).toBe(notices.length);
  });

  it('lowers what asks too much of one training step, and says so', () => {
    expect(noticesOf('units=256&layers=3&batch=256&length=400')).toContain(
      'layers=3 asks too much of one training step; 1 is used.',
    );
  });
});

describe('rivals in a link', () => {
  const read = (fragment: string) => decodeLink(`task=adding&cell=lstm&${fragment}`);

  it('are like the first network but for what they name, in their order', () => {
    const { experiment, rivals, notices } = read('units=16&lr=0.01&vs=cell:gru,units:24&vs=clip:0');
    expect(notices).toEqual([]);
    expect(rivals).toEqual([
      { ...entrantOf(withCell(experiment, 'gru')), hiddenSize: 24 },
      { ...entrantOf(experiment), clipNorm: 0 },
    ]);
    expect(rivals[0]).toMatchObject({ cell: 'gru', learningRate: 0.01 });
  });

  it('are written with their cell and what they have otherwise than the first network', () => {
    const experiment = withValue(defaultExperiment(), 'experiment', 'learningRate', 0.01);
    const rnn = withValue(withCell(experiment, 'rnn'), 'cell', 'activation', 'relu');
    const rivals = [entrantOf(withValue(rnn, 'experiment', 'learningRate', 0.001)), entrantOf(experiment)];
    expect(encodeLink(experiment, undefined, rivals)).toBe(
      'task=adding&cell=lstm&lr=0.01&vs=cell:rnn,activation:relu,lr:0.001&vs=cell:lstm',
    );
  });

  it('are read through percent codes, as some messengers write them', () => {
    expect(read('vs=cell%3Agru%2Cunits%3A24').rivals).toEqual(read('vs=cell:gru,units:24').rivals);
  });

  it.each([
    ['vs=cell:brain', /^vs 1: cell:brain is not known \(there is .*lstm.*\); lstm is used\.$/],
    ['vs=cell:gru&vs=units:9000', /^vs 2: units=9000 is more than 256; 256 is used\.$/],
    ['vs=lr:fast', /^vs 1: lr=fast is not a number; 0\.003 is used\.$/],
    ['vs=task:copy', /^vs 1: "task" means nothing there and is left out\.$/],
    ['vs=seed:7,batch:2', /^vs 1: "seed" means nothing there and is left out\.$/],
    ['vs=__proto__:1', /^vs 1: "__proto__" means nothing there and is left out\.$/],
    ['vs=%zz', /^vs 1 has a broken percent code; a network like the first is used\.$/],
    ['vs=a:1,b:2&vs=&vs=&vs=', /^vs 1: "a" means nothing there and is left out\.$/],
  ])('%s: say in one sentence what was wrong', (fragment, notice) => {
    const { rivals, experiment, notices } = read(fragment);
    expect(notices[0]).toMatch(notice);
    for (const rival of rivals)
      expect(experimentOf(experiment, rival)).toMatchObject({ task: 'adding', seed: 1 });
  });

  it('are three at most', () => {
    const { rivals, notices } = read('vs=cell:gru&'.repeat(50));
    expect(rivals).toHaveLength(3);
    expect(notices).toEqual(['At most 4 networks race at once; those after them are left out.']);
  });

  it('lower what they share with the first network where one of them asks too much', () => {
    const { experiment, rivals, notices } = read('length=400&units=8&vs=cell:lstm,units:96');
    expect(experiment.batchSize).toBeLessThan(64);
    expect(rivals).toHaveLength(1);
    expect(notices[0]).toMatch(/^vs 1: batch=64 asks too much of one training step; \d+ is used\.$/);
  });

  it('together take no more than twice what one may', () => {
    const big = 'task=adding&length=100&cell=lstm&units=80';
    expect(decodeLink(big).notices).toEqual([]);
    const { experiment, notices } = decodeLink(`${big}&vs=cell:lstm&vs=cell:lstm&vs=cell:lstm`);
    expect(experiment.batchSize).toBeLessThan(64);
    expect(notices).toEqual([
      `batch=64 asks too much of 4 networks at once; ${experiment.batchSize} is used.`,
    ]);
  });
});
