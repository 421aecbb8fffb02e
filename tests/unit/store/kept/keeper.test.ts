import { anything, assert, constantFrom, property } from 'fast-check';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { cases } from '../../../fixtures/effort.ts';
import { MemoryShelf, trainTo, visitWith } from '../../../fixtures/keptVisit.ts';
import type { Visit } from '../../../fixtures/fakeSession.ts';
import type { KeptVisit } from '../../../../src/store/kept/keptVisit.ts';

afterEach(() => void vi.useRealTimers());

const state = ({ session }: Visit) => session.store.getState();

/** A shelf on which a page has left a run at step 40. */
async function left(fragment = 'task=adding&cell=lstm&units=4', step = 40): Promise<MemoryShelf> {
  const shelf = new MemoryShelf();
  const page = await visitWith(shelf, fragment);
  page.session.play();
  trainTo(step, page);
  page.session.dispose();
  return shelf;
}

describe('a page that follows one which was left in the middle of a run', () => {
  test('offers to go on, and does nothing of itself', async () => {
    const page = await visitWith(await left());
    const offer = { step: 40, task: 'adding', cell: 'lstm', rivals: 0, ofThisPage: false };
    expect(state(page).offer).toEqual(offer);
    expect(state(page)).toMatchObject({ step: 0, playing: false });
    expect(page.client.loads).toHaveLength(1);
    page.session.dispose();
  });

  test('goes on with checkpoint, curves, changed settings, and playing as it did', async () => {
    const page = await visitWith(await left());
    page.session.keeper!.goOn();
    expect(state(page)).toMatchObject({ step: 40, playing: true, steered: true, offer: undefined });
    const { kept, experiment, play } = page.client.loads.at(-1)!;
    expect(kept).toMatchObject({ form: 'fused', initial: { learningRate: 0.1 }, checkpoint: { step: 40 } });
    expect(kept!.changes).toHaveLength(1);
    expect(experiment).toMatchObject({ cell: 'lstm', hiddenSize: 4, learningRate: 0.003 });
    expect(play).toBe(true);
    const { losses, heldOutLosses, steerings } = page.session.series;
    expect(losses.length).toBe(40);
    expect([...heldOutLosses.values]).toEqual([0.25]);
    expect(steerings).toMatchObject([
      { step: 3, before: { learningRate: 0.1 }, after: { learningRate: 0.003 } },
    ]);
    page.session.dispose();
  });

  test('goes on from what an earlier build has kept, which knew fewer settings: the others have their defaults', async () => {
    const shelf = await left();
    const { networks } = shelf.stored as KeptVisit;
    delete (networks[0]!.run.initial as { truncate?: number }).truncate;
    const page = await visitWith(shelf);
    page.session.keeper!.goOn();
    expect(page.client.loads.at(-1)!.kept).toMatchObject({ initial: { truncate: 0 } });
    page.session.dispose();
  });

  test('takes its experiment whatever the address says, and writes it there', async () => {
    const page = await visitWith(await left(), 'task=parity');
    expect(state(page)).toMatchObject({ experiment: { task: 'parity' }, offer: { ofThisPage: false } });
    page.session.keeper!.goOn();
    expect(state(page).experiment.task).toBe('adding');
    expect(page.address.read()).toBe('task=adding&cell=lstm&units=4');
    page.session.dispose();
  });

  test('knows the run of a page loaded again by its link', async () => {
    const page = await visitWith(await left(), 'task=adding&cell=lstm&units=4');
    expect(state(page).offer).toMatchObject({ ofThisPage: true });
    page.session.dispose();
  });

  test('has as many seeds as were asked for before', async () => {
    const page = await visitWith(await left('task=adding&cell=lstm&units=4&seeds=5'));
    page.session.keeper!.goOn();
    expect(state(page).study).toMatchObject({ axes: [], seeds: 5 });
    expect(page.address.read()).toBe('task=adding&cell=lstm&units=4&seeds=5');
    page.session.dispose();
  });

  test('keeps it again at once, so that another reload loses nothing', async () => {
    const shelf = await left();
    const page = await visitWith(shelf);
    const [{ writes }, { kept }] = [shelf, page.client.loads[0]!];
    expect(kept).toBeUndefined();
    page.session.keeper!.goOn();
    page.client.keeps = page.client.loads.at(-1)!.kept;
    await page.session.keeper!.keepNow();
    expect(shelf.writes).toBeGreaterThan(writes);
    const next = await visitWith(shelf);
    expect(state(next).offer).toMatchObject({ step: 40 });
    page.session.dispose();
    next.session.dispose();
  });

  test('begins anew on Play: the offer is gone, and the run as soon as another is kept', async () => {
    const shelf = await left();
    const page = await visitWith(shelf);
    page.session.play();
    expect(state(page)).toMatchObject({ offer: undefined, step: 0 });
    expect(page.client.loads.at(-1)!.kept).toBeUndefined();
    trainTo(10, page);
    const next = await visitWith(shelf);
    expect(state(next).offer).toMatchObject({ step: 10 });
    page.session.dispose();
    next.session.dispose();
  });

  test('forgets it on request', async () => {
    const shelf = await left();
    const page = await visitWith(shelf);
    page.session.keeper!.dismiss();
    expect(state(page).offer).toBeUndefined();
    expect(shelf.stored).toBeUndefined();
    page.session.dispose();
  });
});

test('own data go with the run, also those that the browser had no room for', async () => {
  const own = {
    kind: 'series',
    name: 'CO2',
    values: Array.from({ length: 300 }, (_, k) => Math.sin(k)),
    spacing: { unit: 'month', every: 1, first: 0 },
  } as const;
  const shelf = new MemoryShelf();
  const page = await visitWith(shelf, 'task=forecast');
  const { experiment } = state(page);
  page.session.takeOwn(own, { ...experiment, taskOptions: { ...experiment.taskOptions, series: 'own' } });
  page.client.ready();
  trainTo(20, page);
  const next = await visitWith(shelf);
  next.session.keeper!.goOn();
  expect(next.client.loads.at(-1)!.own).toEqual(own);
  expect(next.shelf.size).toBe(0);
  page.session.dispose();
  next.session.dispose();
});

test('a race goes on with each network where it was', async () => {
  const shelf = new MemoryShelf();
  const page = await visitWith(shelf, 'task=adding&cell=lstm&units=4&vs=cell:gru');
  page.session.play();
  trainTo(30, page, 1);
  trainTo(40, page, 0);
  const keeping = page.session.keeper!.keepNow();
  for (const { events } of page.clients) events.status({ state: 'paused' });
  await keeping;
  const next = await visitWith(shelf);
  expect(state(next).offer).toMatchObject({ rivals: 1 });
  next.session.keeper!.goOn();
  expect(next.clients.slice(-2).map(({ loads }) => loads.at(-1)!.kept?.checkpoint.step)).toEqual([40, 30]);
  expect(state(next).runs.map(({ step, experiment }) => [experiment.cell, step])).toEqual([
    ['lstm', 40],
    ['gru', 30],
  ]);
  page.session.dispose();
  next.session.dispose();
});

test('a run that begins anew is not offered any more', async () => {
  const shelf = new MemoryShelf();
  const page = await visitWith(shelf);
  trainTo(40, page);
  expect(shelf.stored).toBeDefined();
  page.session.reset();
  expect(shelf.stored).toBeUndefined();
  page.session.dispose();
});

test('is kept every few seconds, and at once where the page is left or about to be reloaded', async () => {
  const shelf = new MemoryShelf();
  const page = await visitWith(shelf);
  vi.useFakeTimers();
  page.session.play();
  for (const step of [10, 20, 30]) trainTo(step, page);
  expect(shelf.writes).toBe(1);
  vi.advanceTimersByTime(3000);
  expect(shelf.writes).toBe(2);
  trainTo(50, page);
  expect(shelf.writes).toBe(2);
  const keeping = page.session.keeper!.keepNow();
  expect(page.client.calls).toContain('pause');
  expect(await keeping).toBe(true);
  expect(shelf.stored).toMatchObject({ playing: true, networks: [{ run: { checkpoint: { step: 50 } } }] });
  page.session.dispose();
});

test('where the browser has no room, the run goes on unkept', async () => {
  const shelf = new MemoryShelf();
  shelf.full = true;
  const page = await visitWith(shelf);
  page.session.play();
  trainTo(40, page);
  expect(await page.session.keeper!.keepNow()).toBe(false);
  expect(state(page).notices).toEqual([]);
  page.session.dispose();
});

describe('what is stored and no visit', () => {
  const broken: Readonly<Record<string, readonly [where: string, value: unknown]>> = {
    'of another format': ['format', 0],
    'whose parameters lie otherwise in this build': ['networks.0.layout', 'layer0/other 4×4'],
    'of another network than its link says': ['fragment', 'task=adding&cell=gru&units=4'],
    'with numbers that are none': ['networks.0.run.checkpoint.parameters.0', NaN],
    'with moments of another length': ['networks.0.run.checkpoint.moments.0', new Float32Array(1)],
    'with a setting that no control gives': ['networks.0.run.changes.0.settings.learningRate', -1],
    'with curves of unequal lengths': ['networks.0.series.evaluations.lists.4', new Float64Array(7)],
    'whose own series has dates that are none': [
      'own',
      { kind: 'series', name: '', values: [1], spacing: {} },
    ],
    'without a network': ['networks', []],
  };
  test.each(Object.entries(broken))('%s is not offered', async (_what, [where, value]) => {
    const shelf = await left();
    const keys = where.split('.');
    const last = keys.pop()!;
    const within = keys.reduce(
      (part, key) => part[key] as Record<string, unknown>,
      shelf.stored as Record<string, unknown>,
    );
    within[last] = value;
    const page = await visitWith(shelf);
    expect(state(page).offer).toBeUndefined();
    page.session.dispose();
  });

  test('is read without harm, whatever it is', async () => {
    const { readVisit } = await import('../../../../src/store/kept/readVisit.ts');
    const { stored } = await left();
    assert(
      property(anything(), constantFrom(...Object.keys(stored as object)), (value, key) => {
        expect(readVisit(value)).toBeUndefined();
        expect(() => readVisit({ ...(stored as object), [key]: value })).not.toThrow();
      }),
      { numRuns: cases(200, 5000) },
    );
  });
});
