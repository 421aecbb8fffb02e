import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink } from '../../../src/config/link.ts';
import { cellsOf, distinct, expand } from '../../../src/studies/study.ts';
import { studyOf } from './plan.ts';

describe('the runs of a study', () => {
  it('are each the single run of a link that says nothing of the study', () => {
    const runs = expand(
      studyOf('#task=adding&cell=gru&lr=0.01&sweep=length:20,50&sweep=cell:rnn,gru&seeds=3'),
    );
    expect(runs.map(({ link }) => link).slice(0, 4)).toEqual([
      'task=adding&cell=rnn&lr=0.01',
      'task=adding&cell=gru&lr=0.01',
      'task=adding&length=50&cell=rnn&lr=0.01',
      'task=adding&length=50&cell=gru&lr=0.01',
    ]);
    expect(runs).toHaveLength(12);
    for (const { link, experiment } of runs) {
      expect(decodeLink(link)).toMatchObject({ experiment, notices: [] });
      expect(decodeLink(link)).not.toHaveProperty('study');
    }
    expect(runs.at(-1)!.link).toBe('task=adding&length=50&cell=gru&lr=0.01&seed=3');
  });

  it('have the seed of the link and those that follow, 0 after the last', () => {
    const seeds = (link: string) => expand(studyOf(link)).map(({ seed }) => seed);
    expect(seeds('#cell=gru&seed=7&seeds=3')).toEqual([7, 8, 9]);
    expect(seeds('#cell=gru&seed=999998&seeds=4')).toEqual([999998, 999999, 0, 1]);
  });

  it('are those of all networks that race, unless the study goes through the cells itself', () => {
    const raced = expand(studyOf('#cell=lstm&vs=cell:gru&vs=cell:rnn&seeds=2'));
    expect(raced.map(({ network, experiment }) => `${network} ${experiment.cell}`)).toEqual([
      '0 lstm',
      '1 gru',
      '2 rnn',
      '0 lstm',
      '1 gru',
      '2 rnn',
    ]);
    expect(expand(studyOf('#cell=lstm&vs=cell:gru&sweep=cell:rnn,gru&seeds=2'))).toHaveLength(4);
  });

  it('end where they are solved only where their link says so', () => {
    const ends = (link: string) => expand(studyOf(link)).every(({ endAtSolved }) => endAtSolved);
    expect(ends('#cell=gru&seeds=2')).toBe(true);
    expect(ends('#cell=gru&solved=on&seeds=2')).toBe(false);
  });

  it('keep to the budget one by one, say so, and are trained once where two become the same', () => {
    const runs = expand(
      studyOf('#task=adding&length=400&cell=attention&units=256&sweep=batch:8,256,255&steps=20'),
    );
    expect(runs[0]!.lowered).toEqual([]);
    expect(runs[1]!.lowered[0]).toMatch(/^batch=256 asks too much of one training step/);
    expect(runs).toHaveLength(3);
    expect(distinct(runs).length).toBeLessThan(3);
  });

  it('fall into cells of one place and network, a run a seed', () => {
    const study = studyOf('#cell=lstm&vs=cell:gru&sweep=length:20,50&seeds=3');
    const cells = cellsOf(study);
    expect(cells.map(({ place, network, runs }) => [place[0]!.value, network, runs.length])).toEqual([
      [20, 0, 3],
      [20, 1, 3],
      [50, 0, 3],
      [50, 1, 3],
    ]);
    for (const { place, network, runs } of cells)
      for (const run of runs) expect(run).toMatchObject({ place, network });
  });

  it('leave the link of the study as it was', () => {
    const link = 'task=adding&cell=lstm&sweep=length:20,50&seeds=3';
    const { base, rivals, plan } = studyOf(link);
    expect(encodeLink(base, undefined, rivals, plan)).toBe(link);
  });
});
