/** What a study can go through, its values, where they stand in the picture, and the order of its table. */
import { describe, expect, it } from 'vitest';
import { axisKeys, firstValues, longestLagPlan, readValues } from '../../../../src/app/study/axisChoices.ts';
import { conclusions, figureSentence } from '../../../../src/app/study/figureSentence.ts';
import { measuresOf } from '../../../../src/app/study/measures.ts';
import { rowsOf, sorted } from '../../../../src/app/study/runRows.ts';
import type { StudyControl } from '../../../../src/app/study/studyControl.ts';
import { goodness } from '../../../../src/app/study/goodness.ts';
import { layoutOf } from '../../../../src/app/study/studyLayout.ts';
import { decodeLink, optionsOf } from '../../../../src/config/index.ts';
import type { NumberOption } from '../../../../src/options/option.ts';
import type { RunOutcome } from '../../../../src/studies/outcome.ts';
import { expand, type Study } from '../../../../src/studies/study.ts';

function studyIn(link: string): Study {
  const { experiment, rivals, study } = decodeLink(link);
  return { base: experiment, rivals, plan: study! };
}

/** All its runs done; seed by seed, each solved at the step that is said, where one is. */
function done(study: Study, solvedAt: (k: number) => number | undefined): StudyControl {
  const outcomes = new Map(
    expand(study).map(({ link }, k): [string, RunOutcome] => {
      const step = solvedAt(k);
      return [
        link,
        {
          link,
          ending: step === undefined ? 'steps' : 'solved',
          ...(step !== undefined && { solvedAt: step }),
          steps: step ?? 400,
          heldOutLoss: 0.5 / (k + 1),
          metric: 0.5,
          history: [],
          measure: { metric: { kind: 'accuracy', label: 'right' }, solved: { label: 'solved', loss: 0.01 } },
          backend: 'wasm',
          seconds: 1,
        },
      ];
    }),
  );
  return { study, outcomes } as unknown as StudyControl;
}

const GRID = 'task=adding&cell=gru&units=16&sweep=cell:rnn,gru&sweep=length:10,20&seeds=2&steps=400&seed=7';

describe('the settings of a study', () => {
  const { experiment } = decodeLink('task=adding&length=50&cell=lstm');

  it('begin with the cell and what makes the task harder; none that changes nothing is there', () => {
    const keys = axisKeys(experiment).map(({ value }) => value);
    expect(keys.slice(0, 2)).toEqual(['cell', 'length']);
    expect(new Set(keys).size).toBe(keys.length);
    for (const key of ['seed', 'cores', 'speed', 'solved']) expect(keys).not.toContain(key);
  });

  it('have values around the present one, or all that have names', () => {
    expect(firstValues(experiment, 'length')).toEqual([25, 50, 100, 200]);
    expect(firstValues(experiment, 'layers')).toEqual([1, 2, 3]);
    expect(firstValues(experiment, 'optimizer')).toHaveLength(4);
  });

  it('take numbers as people type them, each once, and say what had to change', () => {
    const length = optionsOf(experiment).find(({ option }) => option.link === 'length')!
      .option as NumberOption;
    expect(readValues(length, ' 20; 50,100 50')).toEqual({ values: [20, 50, 100] });
    const mended = readValues(length, '20, ten, 1e9');
    expect(mended.values).toEqual([20, length.max]);
    expect(mended.problem).toBe('“ten” is not a number and is left out.');
    expect(readValues(length, '').problem).toMatch(/at least one number/);
  });

  it('know of the longest lag by cell where the task has one', () => {
    expect(longestLagPlan(experiment)?.axes.map(({ key }) => key)).toEqual(['length', 'cell']);
    expect(longestLagPlan(decodeLink('task=text').experiment)).toBeUndefined();
  });
});

describe('the picture of a study', () => {
  it('has numbers along the axis, and what has names as groups, in the colours of the cells', () => {
    const { along, groups, cells } = layoutOf(studyIn(GRID));
    expect(along).toEqual({ label: 'length T', values: ['10', '20'], numbers: [10, 20] });
    expect(groups.values).toEqual([
      { label: 'RNN', model: 'rnn' },
      { label: 'GRU', model: 'gru' },
    ]);
    expect(cells.map(({ place, group }) => [place, group])).toEqual([
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ]);
  });

  it('has those that race along the axis where only seeds differ', () => {
    const { along, groups } = layoutOf(studyIn('task=adding&cell=gru&vs=cell:rnn&seeds=3'));
    expect(along.values).toEqual(['GRU', 'RNN']);
    expect(groups.values).toHaveLength(1);
  });

  it('colours the best most', () => {
    expect(goodness([100, 10_000, undefined, 1000], { less: true, scale: 'logarithmic' })).toEqual([
      1,
      0,
      undefined,
      expect.closeTo(0.5),
    ]);
    expect(goodness([1, 2], { less: undefined, scale: 'linear' })).toEqual([undefined, undefined]);
  });
});

describe('the table of runs', () => {
  const study = studyIn(GRID);
  const control = done(study, (k) => (k % 3 === 0 ? undefined : 100 + k));
  const layout = layoutOf(study);
  const measures = measuresOf(undefined);

  it('has what has no number last, whichever way it is sorted', () => {
    const rows = rowsOf(control.outcomes, layout);
    const steps = (down: boolean) =>
      sorted(rows, { by: 'toSolved', down }, measures).map(({ outcome }) => outcome.solvedAt);
    expect(steps(false)).toEqual([101, 102, 104, 105, 107, undefined, undefined, undefined]);
    expect(steps(true).slice(0, 2)).toEqual([107, 105]);
    expect(steps(true).at(-1)).toBeUndefined();
  });

  it('stands place by place at first', () => {
    expect(rowsOf(control.outcomes, layout).map(({ run }) => run.seed)).toEqual([7, 8, 7, 8, 7, 8, 7, 8]);
  });
});

describe('what is said of a study', () => {
  it('under its figure names what was trained and on what', () => {
    expect(figureSentence(done(studyIn(GRID), (k) => 100 + k))).toMatch(
      /^Adding problem: .* 2 seeds \(7 to 8\).* Unroll \d+\.\d+\.\d+, WebAssembly\.$/,
    );
    expect(figureSentence({ study: studyIn(GRID), outcomes: new Map() })).toBeUndefined();
  });

  it('says what may be concluded of cells against each other, once all their runs are done', () => {
    const study = studyIn('task=adding&cell=gru&sweep=cell:rnn,gru&seeds=5');
    const whole = done(study, (k) => (k % 2 === 0 ? 900 + k : 100 + k));
    expect(conclusions(whole)).toEqual([
      { place: '', sentence: expect.stringContaining('GRU was first with 5 of 5 seeds') as string },
    ]);
    const part = new Map([...whole.outcomes].slice(0, 9));
    expect(conclusions({ study, outcomes: part })).toEqual([]);
  });
});
