import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { entrantOf, withValue, type Entrant } from '../../../src/config/index.ts';
import { parameterCount } from '../../../src/config/equalParameters.ts';
import { frame, visit, type Visit } from '../../fixtures/fakeSession.ts';
import { state, rest, race } from './acts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rivalsOf = (page: Visit) => state(page).runs.slice(1);

const lastOf = <Value>(list: readonly Value[]) => list.at(-1)!;

describe('settings', () => {
  const change = (page: Visit, k: number, part: Partial<Entrant>) => {
    const { id, experiment } = rivalsOf(page)[k]!;
    page.session.change({ ...experiment, ...part }, 'replace', id);
  };

  it('of the lead alone start its run anew and leave its rivals theirs', () => {
    const page = race();
    page.session.play();
    page.session.change(withValue(state(page).experiment, 'experiment', 'hiddenSize', 8));
    rest();
    expect(page.clients.map(({ loads }) => loads.length)).toEqual([2, 1, 1]);
    expect(page.client.loads[1]!.play).toBe(true);
  });

  it('that are shared start all anew', () => {
    const page = race();
    page.session.change(withValue(state(page).experiment, 'experiment', 'seed', 9));
    rest();
    expect(page.clients.map(({ loads }) => lastOf(loads).experiment.seed)).toEqual([9, 9, 9]);
  });

  it('of a rival are its own, live where they can be', () => {
    const page = race();
    page.session.play();
    change(page, 0, { learningRate: 0.05 });
    rest();
    expect(page.clients.map(({ changes }) => changes.length)).toEqual([0, 1, 0]);
    change(page, 1, { layers: 2 });
    rest();
    expect(page.clients.map(({ loads }) => loads.length)).toEqual([1, 1, 2]);
    expect(page.clients[2]!.loads[1]).toMatchObject({ play: true, experiment: { layers: 2 } });
    expect(page.address.read()).toBe('task=adding&cell=lstm&vs=cell:rnn,lr:0.05&vs=cell:gru,layers:2');
  });

  it('keep the rivals at the lead’s number of parameters, where that is asked for', () => {
    const page = race();
    page.session.change(withValue(state(page).experiment, 'experiment', 'equal', 'on'));
    rest();
    const { experiment } = state(page);
    const rivals = rivalsOf(page);
    const target = parameterCount(experiment);
    for (const rival of rivals) {
      const count = parameterCount(rival.experiment);
      expect(Math.abs(count - target) / target).toBeLessThan(0.05);
    }
    expect(rivals[0]!.experiment.hiddenSize).toBeGreaterThan(64);
    page.session.change(withValue(experiment, 'experiment', 'hiddenSize', 8));
    rest();
    expect(rivalsOf(page)[0]!.experiment.hiddenSize).toBeLessThan(24);
  });

  it('show the same example everywhere, also to those who come later', () => {
    const page = race();
    page.session.showExample(5);
    page.session.addRival(entrantOf(state(page).experiment));
    expect(page.clients.map(({ examples }) => lastOf(examples))).toEqual([5, 5, 5, 5]);
  });
});

describe('the kept curves', () => {
  const keptCurvesOf = (page: Visit) => state(page).keptCurves;
  const learn = (page: Visit) => {
    page.client.events.frame(frame(20, 0.2));
    page.client.events.frame(frame(40, 0.1));
  };

  it('stays when a setting starts a fresh run, and is put away on request', () => {
    const page = visit();
    learn(page);
    page.session.change(withValue(state(page).experiment, 'experiment', 'hiddenSize', 8));
    rest();
    expect(keptCurvesOf(page)).toMatchObject({ experiment: { hiddenSize: 32 } });
    expect([...keptCurvesOf(page)!.losses].map((loss) => Number(loss.toFixed(2)))).toEqual([0.2, 0.1]);
    expect(page.session.series.evaluationSteps).toHaveLength(0);
    page.session.dropCurves();
    expect(keptCurvesOf(page)).toBeUndefined();
  });

  it('is not taken from a run that has hardly begun', () => {
    const page = visit();
    learn(page);
    for (const units of [8, 9, 10]) {
      page.session.change(withValue(state(page).experiment, 'experiment', 'hiddenSize', units));
      rest();
    }
    expect(keptCurvesOf(page)!.experiment.hiddenSize).toBe(32);
  });

  it('is kept when a run is reset that was steered, and on request, not by a plain reset', () => {
    const page = visit();
    learn(page);
    page.session.reset();
    expect(keptCurvesOf(page)).toBeUndefined();
    learn(page);
    page.session.change(withValue(state(page).experiment, 'experiment', 'learningRate', 0.01));
    rest();
    page.session.reset();
    expect(keptCurvesOf(page)).toMatchObject({ experiment: { learningRate: 0.01 } });
    page.session.dropCurves();
    learn(page);
    expect(page.session.keepCurves()).toBe(true);
    expect(keptCurvesOf(page)).toBeDefined();
  });

  it('stays when a remedy begins anew, even where that is a change that could be made under way', () => {
    const page = visit();
    learn(page);
    page.session.beginWith(withValue(state(page).experiment, 'experiment', 'clipNorm', 0.5));
    expect(page.client.loads).toHaveLength(2);
    expect(page.client.loads[1]).toMatchObject({ play: true, experiment: { clipNorm: 0.5 } });
    expect(keptCurvesOf(page)).toMatchObject({ experiment: { clipNorm: 1 } });
    expect(page.address.entries).toHaveLength(2);
  });

  it('is not that of another task', () => {
    const page = visit('task=adding&cell=lstm');
    learn(page);
    page.session.open('task=parity&cell=lstm');
    expect(keptCurvesOf(page)).toBeUndefined();
  });
});
