import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { classicRivals, entrantOf, liveSettingsOf, withCell, withValue } from '../../../src/config/index.ts';
import { isPlaying } from '../../../src/store/state.ts';
import { visit, type Visit } from '../../fixtures/fakeSession.ts';
import { state, rest, reach, race } from './acts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const rivalsOf = (page: Visit) => state(page).runs.slice(1);

const boundsOf = (page: Visit) => page.clients.map(({ bound }) => bound);
const lastOf = <Value>(list: readonly Value[]) => list.at(-1)!;

describe('rivals of a link', () => {
  it('get a run each, with the task, batch, seed and backend of the lead, and none plays', () => {
    const page = visit('task=adding&length=30&cell=lstm&batch=16&seed=7&vs=cell:gru,units:24&vs=lr:0.01');
    expect(page.clients).toHaveLength(3);
    const loads = page.clients.map(({ loads: [request] }) => request!);
    for (const { experiment, play } of loads) {
      expect(play).toBe(false);
      expect(experiment).toMatchObject({ task: 'adding', batchSize: 16, seed: 7, backend: 'auto' });
      expect(experiment.taskOptions).toMatchObject({ length: 30 });
    }
    expect(loads.map(({ experiment }) => [experiment.cell, experiment.hiddenSize])).toEqual([
      ['lstm', 32],
      ['gru', 24],
      ['lstm', 32],
    ]);
    expect(loads[2]!.experiment.learningRate).toBe(0.01);
  });

  it('come and go, each with an entry in the history', () => {
    const page = visit('task=adding&cell=lstm');
    page.session.addRival(entrantOf(withCell(state(page).experiment, 'gru')));
    expect(page.address.read()).toBe('task=adding&cell=lstm&vs=cell:gru');
    expect(page.clients).toHaveLength(2);
    page.session.removeRival(rivalsOf(page)[0]!.id);
    expect(page.address.entries).toEqual([
      'task=adding&cell=lstm',
      'task=adding&cell=lstm&vs=cell:gru',
      'task=adding&cell=lstm',
    ]);
    expect(lastOf(page.clients[1]!.calls)).toBe('dispose');
    page.address.go(-1);
    expect(rivalsOf(page).map(({ experiment }) => experiment.cell)).toEqual(['gru']);
    expect(page.clients).toHaveLength(3);
  });

  it('start at one click, all of them', () => {
    const page = visit('task=adding&length=50&cell=lstm');
    page.session.startRace(classicRivals(state(page).experiment));
    expect(page.clients.map(({ loads }) => loads[0]!.experiment.cell)).toEqual(['lstm', 'rnn', 'gru']);
    expect(page.clients.every(({ calls }) => calls.includes('play'))).toBe(true);
    expect(isPlaying(state(page))).toBe(true);
  });
});

describe('equal steps', () => {
  it('never let anybody get ahead of the slowest by more than a quarter of a second of its steps', () => {
    const page = race();
    page.session.play();
    expect(boundsOf(page)).toEqual(page.clients.map(() => ({ step: 4, there: 'wait' })));
    const steps = [0, 0, 0];
    const speeds = [100, 40, 200];
    for (let round = 0; round < 200; round++) {
      const k = (round * 7) % 3;
      // The worker trains as far as it may, or its speed allows.
      steps[k] = Math.min(page.clients[k]!.bound!.step, steps[k]! + speeds[k]! * 0.05 * 3);
      reach(page.clients[k], steps[k], speeds[k]);
      const slowest = Math.min(...steps);
      const of = speeds[steps.indexOf(slowest)]!;
      for (const { bound } of page.clients) {
        expect(bound!.step).toBeLessThanOrEqual(slowest + Math.max(4, Math.ceil(of / 4)));
        expect(bound!.step).toBeGreaterThan(slowest);
      }
    }
    expect(Math.min(...steps)).toBeGreaterThan(300);
  });

  it('stop all at the same step', () => {
    const page = race();
    page.session.play();
    [50, 45, 52].forEach((step, k) => reach(page.clients[k], step));
    page.session.pause();
    const [first, ...others] = boundsOf(page);
    expect(first).toMatchObject({ there: 'pause' });
    expect(first!.step).toBeGreaterThanOrEqual(52);
    expect(first!.step).toBeLessThanOrEqual(45 + 50);
    expect(others).toEqual([first, first]);
    expect(isPlaying(state(page))).toBe(false);
    expect(page.clients.every(({ calls }) => !calls.includes('pause'))).toBe(true);
  });

  it('go on together where Play is pressed before all have stopped', () => {
    const page = race();
    page.session.play();
    [50, 45, 52].forEach((step, k) => reach(page.clients[k], step));
    page.session.pause();
    page.session.play();
    page.clients[2]!.events.status({ state: 'paused' });
    expect(lastOf(page.clients[2]!.calls)).toBe('play');
    expect(boundsOf(page).every((bound) => bound!.there === 'wait')).toBe(true);
    expect(rivalsOf(page).every(({ playing }) => playing)).toBe(true);
  });

  it('let one that comes later catch up while the others wait', () => {
    const page = race('task=adding&cell=lstm');
    page.session.play();
    reach(page.client, 500);
    expect(page.client.bound).toBeUndefined();
    page.session.addRival(entrantOf(withCell(state(page).experiment, 'gru')));
    const late = page.clients[1]!;
    expect(late.loads[0]!.play).toBe(true);
    late.ready();
    expect(page.client.bound!.step).toBeLessThan(500);
    reach(late, 480);
    expect(page.client.bound!.step).toBe(505);
    // Nobody is made to train hundreds of steps before a pause.
    page.session.removeRival(rivalsOf(page)[0]!.id);
    expect(page.client.bound).toBeUndefined();
  });

  it('pause at once where somebody is far behind', () => {
    const page = race();
    page.session.play();
    [500, 500, 20].forEach((step, k) => reach(page.clients[k], step));
    page.session.pause();
    expect(page.clients.map(({ calls }) => lastOf(calls))).toEqual(['pause', 'pause', 'pause']);
  });

  it('take one step each, and whoever is behind catches up first', () => {
    const page = race();
    [7, 7, 3].forEach((step, k) => {
      reach(page.clients[k], step);
      page.clients[k]!.events.status({ state: 'paused' });
    });
    page.session.step();
    expect(page.clients.map(({ calls }) => lastOf(calls))).toEqual(['step', 'step', 'play']);
    expect(page.clients[2]!.bound).toEqual({ step: 8, there: 'pause' });
  });

  it('change what is shared at one step that nobody has trained yet', () => {
    const page = race();
    page.session.play();
    [50, 45, 52].forEach((step, k) => reach(page.clients[k], step));
    const furthest = Math.max(...boundsOf(page).map((bound) => bound!.step));
    page.session.change(withValue(state(page).experiment, 'experiment', 'batchSize', 16));
    rest();
    expect(page.clients.map(({ loads }) => loads.length)).toEqual([1, 1, 1]);
    for (const { changes, changedFrom } of page.clients) {
      expect(changes).toEqual([expect.objectContaining({ batchSize: 16 })]);
      expect(changedFrom).toEqual([furthest + 1]);
    }
  });
});

describe('equal time', () => {
  it('holds nobody, and pauses at once', () => {
    const page = race('task=adding&cell=lstm&race=time&vs=cell:rnn');
    page.session.play();
    reach(page.clients[0], 900);
    reach(page.clients[1], 10);
    expect(boundsOf(page)).toEqual([undefined, undefined]);
    page.session.pause();
    expect(page.clients.map(({ calls }) => lastOf(calls))).toEqual(['pause', 'pause']);
  });

  it('frees those who waited when it is chosen under way, without a fresh run', () => {
    const page = race();
    page.session.play();
    [50, 45, 52].forEach((step, k) => reach(page.clients[k], step));
    page.session.change(withValue(state(page).experiment, 'experiment', 'pace', 'time'));
    rest();
    reach(page.clients[0], 60);
    expect(boundsOf(page)).toEqual([undefined, undefined, undefined]);
    expect(page.clients.map(({ loads }) => loads.length)).toEqual([1, 1, 1]);
    expect(page.address.read()).toContain('race=time');
  });
});

describe('a network that fails', () => {
  it('is left behind: the others go on, and can be paused and reset', () => {
    const page = race();
    page.session.play();
    [50, 45, 52].forEach((step, k) => reach(page.clients[k], step));
    page.clients[1]!.events.status({
      state: 'failed',
      why: { kind: 'refused', sentence: 'Nothing more to try.' },
    });
    reach(page.clients[0], 60);
    reach(page.clients[2], 60);
    expect(page.clients[0]!.bound!.step).toBe(85);
    expect(isPlaying(state(page))).toBe(true);
    expect(state(page).status.state).toBe('running');
    page.session.reset();
    expect(page.clients.map(({ calls }) => lastOf(calls))).toEqual(['reset', 'reset', 'reset']);
  });

  it('may be the lead: its rivals are still played and paused', () => {
    const page = race();
    page.session.play();
    page.client.events.status({ state: 'diverged', step: 52, loss: NaN });
    reach(page.clients[1], 100);
    reach(page.clients[2], 90);
    expect(isPlaying(state(page))).toBe(true);
    page.session.pause();
    expect(isPlaying(state(page))).toBe(false);
    page.session.play();
    expect(state(page).playing).toBe(false);
    expect(rivalsOf(page).every(({ playing }) => playing)).toBe(true);
  });

  it('recovers by itself, and the others wait for it', () => {
    const page = race();
    page.session.play();
    [80, 80, 80].forEach((step, k) => reach(page.clients[k], step));
    page.clients[2]!.events.rewind(20);
    page.clients[2]!.events.status({ state: 'recovering', cause: 'crash', from: 20 });
    expect(page.clients[0]!.bound!.step).toBeLessThan(80);
    expect(state(page).notices.map(({ text }) => text)).toEqual([
      'GRU: The training worker crashed; training goes on from step 20.',
    ]);
  });
});

it('what was changed under way is written down with its step, and what came later is taken back', () => {
  const page = visit();
  const before = liveSettingsOf(state(page).experiment);
  const after = { ...before, learningRate: 0.01 };
  page.client.events.changed!({ step: 30, settings: after }, before);
  page.client.events.changed!({ step: 12, settings: { ...before, clipNorm: 5 } }, before);
  expect(page.session.series.steerings.map(({ step }) => step)).toEqual([12]);
  page.session.reset();
  expect(page.session.series.steerings).toEqual([]);
});
