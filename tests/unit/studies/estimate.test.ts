import { describe, expect, it } from 'vitest';
import { expectedSeconds, expectedSteps, secondsLeft } from '../../../src/studies/estimate.ts';
import { expand } from '../../../src/studies/study.ts';
import { historiesCsv, runsCsv } from '../../../src/studies/csv.ts';
import { outcomeOf, outcomesOf, studyOf } from './plan.ts';

const study = studyOf('#task=adding&cell=gru&sweep=cell:gru,rnn&seeds=4&steps=2000');
const runs = expand(study);
const measured = { 'task=adding&cell=gru': { after: 200, slowest: 260 } };

describe('the time that a study takes', () => {
  it('is that of the steps that were measured, or else of all it may take', () => {
    expect(expectedSteps(runs[0]!, measured)).toBe(200);
    expect(expectedSteps(runs[1]!, measured)).toBe(2000);
    const on = expand(studyOf('#task=adding&cell=gru&solved=on&seeds=4&steps=2000'));
    expect(expectedSteps(on[0]!, measured)).toBe(2000);
  });

  it('is shorter on more executors, but no shorter than its longest run', () => {
    const speed = { experiment: study.base, stepsPerSecond: 100 };
    const at = (jobs: number) => expectedSeconds(runs, measured, speed, jobs);
    expect(at(2)).toBeCloseTo(at(1) / 2, 6);
    expect(at(1)).toBeGreaterThan(4 * 2);
    expect(at(100)).toBeLessThan(2000 / 100 + 1);
    expect(at(100)).toBe(at(1000));
  });

  it('is told by the runs that are done, and grows less as those under way get on', () => {
    expect(secondsLeft(runs, new Map(), measured, 1)).toBeUndefined();
    const done = outcomesOf([
      outcomeOf(runs[0]!, 200, { seconds: 1 }),
      outcomeOf(runs[1]!, 1600, { seconds: 6 }),
    ]);
    expect(secondsLeft(runs, done, measured, 1)).toBeCloseTo(3 * 1 + 3 * 6, 9);
    expect(secondsLeft(runs, done, measured, 2)).toBeCloseTo(10.5, 9);
    const shares = new Map([[runs[3]!.link, 0.5]]);
    expect(secondsLeft(runs, done, measured, 1, shares)).toBeCloseTo(3 + 15, 9);
    expect(secondsLeft(runs, outcomesOf(runs.map((run) => outcomeOf(run, 200))), measured, 1)).toBe(0);
  });
});

describe('a study as tables', () => {
  const outcomes = outcomesOf([
    { ...outcomeOf(runs[0]!, 200), mark: { letters: 'BDJL', by: 'wasm-fma' } },
    outcomeOf(runs[1]!, Infinity),
  ]);

  it('has a row for each run that is done, with its link', () => {
    expect(runsCsv(study, runs, outcomes).split('\r\n')).toEqual([
      'cell,seed,ending,solved at step,steps,validation loss,metric,mark,computed by,gradient rate,backend,steps per second,link',
      'gru,1,solved,200,200,0.009,1,BDJL,wasm-fma,,wasm,500,"#task=adding&cell=gru"',
      'rnn,1,steps,,2000,0.2,0.1,,,,wasm,500,"#task=adding&cell=rnn"',
      '',
    ]);
  });

  it('has a row for each evaluation', () => {
    expect(historiesCsv(study, runs, outcomes).split('\r\n').slice(0, 3)).toEqual([
      'cell,seed,step,training loss,validation loss,metric',
      'gru,1,0,,0.3,0.1',
      'gru,1,20,0.25,0.2,0.2',
    ]);
  });

  it('tells networks that race apart, and quotes what needs it', () => {
    const raced = studyOf('#task=adding&cell=lstm&vs=cell:gru&sweep=length:20,50&seeds=2');
    const all = expand(raced);
    const [head, row] = runsCsv(raced, all, outcomesOf([outcomeOf(all[1]!, 80)])).split('\r\n');
    expect(head).toMatch(/^network,cell,length,seed,ending/);
    expect(row).toMatch(/^2,gru,20,1,solved,80/);
  });
});
