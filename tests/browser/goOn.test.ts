/** A run that a page has left goes on in the next, by way of the browser's own storage, as if nothing had been. */
import { afterEach, describe, expect, test, vi } from 'vitest';
import { keep, listKept, readKept, removeKept, renameKept } from '../../src/app/networks/shelf.ts';
import { liveSettingsOf } from '../../src/config/index.ts';
import { browserKeptShelf } from '../../src/store/kept/shelf.ts';
import type { KeptNetwork } from '../../src/store/run.ts';
import { faultSentence } from '../../src/takeaway/faults.ts';
import { keptRunOf, readNetwork, writeNetwork } from '../../src/takeaway/savedNetwork.ts';
import { smallExperiment, WatchedRun } from '../fixtures/runs.ts';

const runs: WatchedRun[] = [];
const watched = () => {
  runs.push(new WatchedRun());
  return runs.at(-1)!;
};
afterEach(() => {
  runs.splice(0).forEach((run) => run.dispose());
  sessionStorage.clear();
});

const [LEFT, END] = [25, 40];

test.each(['webgl', 'wasm', 'cpu'] as const)(
  'on %s its curve is that of a run which nobody left, to the last bit, also from a file of what was left',
  async (backend) => {
    const experiment = smallExperiment({ backend, batchSize: 6 });
    const changed = liveSettingsOf({ ...experiment, learningRate: 0.02, batchSize: 9 });
    const begin = async (untilStep: number) => {
      const run = watched();
      run.load(experiment, { untilStep });
      await run.state('ready');
      run.client.change(changed, 16);
      run.client.play();
      await run.until(() => run.step >= untilStep && run.statuses.at(-1)?.state === 'paused', 'the end');
      return run;
    };
    const whole = await begin(END);

    const left = await begin(LEFT);
    const shelf = browserKeptShelf()!;
    expect(await shelf.write({ run: left.client.kept(), series: left.series.kept() })).toBe(true);
    left.dispose();

    const next = browserKeptShelf()!;
    const { run: kept, series } = (await next.read()) as KeptNetwork;
    expect(kept.checkpoint.step).toBe(LEFT);
    const { problem, device } = left.infos.at(-1)!;
    const saved = readNetwork(writeNetwork({ run: kept, size: problem, device, version: '' }));
    if (saved.kind === 'faulty') throw new Error(faultSentence(saved.fault));
    expect(saved.experiment).toEqual({ ...experiment, ...changed });
    const resumed = watched();
    resumed.load(saved.experiment, {
      play: true,
      untilStep: END,
      kept: keptRunOf(saved, saved.origin?.form),
    });
    resumed.series.restore(series!, LEFT);
    await resumed.until(() => resumed.step >= END && resumed.statuses.at(-1)?.state === 'paused', 'the end');
    expect(resumed.losses).toEqual(whole.losses);
    expect(resumed.history).toEqual(whole.history);
    expect(resumed.joints).toEqual([]);
    const [ended, unbroken] = [resumed, whole].map(({ client }) => client.kept()!.checkpoint);
    expect(ended!.parameters).toEqual(unbroken!.parameters);
    expect(ended!.moments).toEqual(unbroken!.moments);
    next.remove();
  },
);

test('a duplicated tab may read what its original keeps, and does not take it away', async () => {
  const original = browserKeptShelf()!;
  await original.write({ who: 'original' });
  // Its copy of what the tab remembers, as the browser makes it.
  const copy = browserKeptShelf()!;
  expect(await copy.read()).toEqual({ who: 'original' });
  const leftBehind = sessionStorage.getItem('unroll.visit')!;
  await copy.write({ who: 'copy' });
  sessionStorage.setItem('unroll.visit', leftBehind);
  expect(await browserKeptShelf()!.read(), 'the original is reloaded').toEqual({ who: 'original' });
});

test('where storage is switched off nothing is kept, and nothing breaks', async () => {
  const { get } = Object.getOwnPropertyDescriptor(window, 'sessionStorage')!;
  Object.defineProperty(window, 'sessionStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('no', 'SecurityError');
    },
  });
  expect(browserKeptShelf()).toBeUndefined();
  Object.defineProperty(window, 'sessionStorage', { configurable: true, get: get! });

  const indexed = Object.getOwnPropertyDescriptor(window, 'indexedDB')!;
  Object.defineProperty(window, 'indexedDB', { configurable: true, get: () => undefined });
  const shelf = browserKeptShelf()!;
  expect(await shelf.read()).toBeUndefined();
  expect(await shelf.write({})).toBe(false);
  shelf.remove();
  Object.defineProperty(window, 'indexedDB', indexed);
});

describe('the networks that a visitor keeps', () => {
  const about = (name: string, at: number) => ({ name, caption: 'GRU', at, size: 3 });
  const keepTwo = async () => {
    await keep(about('older', 1), { bytes: Uint8Array.of(1) });
    await keep(about('newer', 2), { bytes: Uint8Array.of(1, 2), own: { kind: 'text', text: 'mine' } });
    return listKept();
  };
  afterEach(async () => {
    for (const { id } of await listKept()) await removeKept(id);
  });

  test('are there, the newest first, under the names that they were given, until they are removed', async () => {
    const [newer, older] = await keepTwo();
    expect([newer!.name, older!.name]).toEqual(['newer', 'older']);
    expect(await readKept(newer!.id)).toEqual({
      bytes: Uint8Array.of(1, 2),
      own: { kind: 'text', text: 'mine' },
    });
    await renameKept(older!.id, 'best');
    await removeKept(newer!.id);
    expect(await listKept()).toEqual([{ ...older, name: 'best' }]);
    await expect(readKept(newer!.id)).rejects.toThrow('This network is not there any more');
  });

  test('are all still there where there is no room for another, which is said', async () => {
    const before = await keepTwo();
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
      this: IDBObjectStore,
      ...given
    ) {
      const request = this.put(...given);
      this.transaction.abort();
      return request;
    });
    const error = vi
      .spyOn(IDBTransaction.prototype, 'error', 'get')
      .mockReturnValue(new DOMException('', 'QuotaExceededError'));
    await expect(keep(about('third', 3), { bytes: Uint8Array.of(1) })).rejects.toThrow('no room left');
    [add, error].forEach((spy) => spy.mockRestore());
    expect(await listKept()).toEqual(before);
  });

  test('are refused in a sentence where the browser stores nothing', async () => {
    const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('', 'SecurityError');
    });
    await expect(listKept()).rejects.toThrow('This browser stores nothing for this page');
    open.mockRestore();
  });
});
