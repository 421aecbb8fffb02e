/**
 * The page at its busiest: four networks train at once, every lane open. Whether the page itself ever stalls, how often it
 * draws, and what it holds.
 */
import type { Browser, CDPSession, Page } from 'playwright';
import { formatMs } from '../../src/bench/table.ts';
import { buildSite, isFresh, serve } from '../lib/site.ts';
import type { Section } from './report.ts';
import { stepsOf, watchFrames, watchLongTasks, type Watching } from './watch.ts';

const FRAGMENT = '#task=adding&length=50&cell=lstm&vs=cell:gru&vs=cell:rnn&vs=cell:lstm,units:16';
const NETWORKS = 4;
/** The other networks follow the first one soon. */
const READY_MS = 3000;
const WARM_UP_MS = 5000;
const WATCHED_MS = 20_000;
const PATIENCE_MS = 120_000;
/** A frame that took longer has kept the eye waiting: two of a screen of 60 a second. */
const LATE_MS = 34;
const MIB = 2 ** 20;

interface Busy {
  readonly longTasks: readonly number[];
  readonly frames: readonly number[];
  readonly steps: number;
  readonly lanes: number;
  /** Bytes of the page's script, after collection, before and after. */
  readonly heap: readonly [number, number];
}

async function heapOf(cdp: CDPSession): Promise<number> {
  await cdp.send('HeapProfiler.collectGarbage');
  const { usedSize } = (await cdp.send('Runtime.getHeapUsage')) as { usedSize: number };
  return usedSize;
}

async function openAllLanes(page: Page): Promise<number> {
  const folded = page.locator('.score-fold[aria-expanded="false"]');
  while ((await folded.count()) > 0) await folded.first().click();
  return page.locator('.score-lane').count();
}

async function watchPage(browser: Browser): Promise<Busy> {
  if (!isFresh()) buildSite();
  const site = await serve([0]);
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await page.addInitScript(watchLongTasks);
    await page.goto(`${site.url}${FRAGMENT}`);
    // Every network has read its example.
    await page.locator('.score-playhead:not([hidden])').first().waitFor();
    await page.waitForTimeout(READY_MS);
    const lanes = await openAllLanes(page);
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    await page.waitForTimeout(WARM_UP_MS);
    const cdp = await page.context().newCDPSession(page);
    const before = await heapOf(cdp);
    const from = await stepsOf(page);
    await page.evaluate(() => (globalThis as Watching).unrollLongTasks!.splice(0));
    await page.evaluate(watchFrames);
    await page.waitForTimeout(WATCHED_MS);
    const { longTasks, frames } = await page.evaluate(() => {
      const { unrollLongTasks, unrollFrames } = globalThis as Watching;
      return { longTasks: unrollLongTasks!, frames: unrollFrames! };
    });
    const steps = (await stepsOf(page)) - from;
    return { longTasks, frames, steps, lanes, heap: [before, await heapOf(cdp)] };
  } finally {
    await page.close();
    await site.close();
  }
}

/** @param share 0 to 1 of the sorted values */
const quantile = (values: readonly number[], share: number) =>
  values.toSorted((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;

export async function watchBusyPage(browser: Browser): Promise<Section> {
  const { longTasks, frames, steps, lanes, heap } = await watchPage(browser);
  const late = frames.filter((frame) => frame > LATE_MS).length;
  const seconds = WATCHED_MS / 1000;
  const rows = [
    ['networks', String(NETWORKS)],
    ['lanes open', String(lanes)],
    [`page tasks over 50 ms in ${seconds} s`, String(longTasks.length)],
    ['the longest of them, ms', longTasks.length === 0 ? '–' : formatMs(Math.max(...longTasks))],
    ['frames a second', (frames.length / seconds).toFixed(1)],
    ['median time between frames, ms', formatMs(quantile(frames, 0.5))],
    ['95 of 100 frames come within, ms', formatMs(quantile(frames, 0.95))],
    [`frames later than ${LATE_MS} ms`, `${late} of ${frames.length}`],
    ['steps a second of the first network', (steps / seconds).toFixed(1)],
    [
      'the page’s script holds, MiB, before and after',
      heap.map((bytes) => (bytes / MIB).toFixed(1)).join(', '),
    ],
  ];
  return {
    part: 'page',
    tables: [
      {
        title: 'Four networks train at once, every lane open',
        table: { head: ['what', 'measured'], words: [0], rows },
      },
    ],
    notes: [
      'Late frames without a long task are frames for which a core was missing: the four workers take all there are.',
    ],
  };
}
