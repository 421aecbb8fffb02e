/**
 * The built site for as long as it takes to see what grows: four small networks race as fast as they can, and memory and long
 * tasks are looked at all the while. Exits with an error where a limit is passed.
 */
import { readFileSync } from 'node:fs';
import type { Browser, CDPSession, Page } from 'playwright';
import { formatMs } from '../../src/bench/table.ts';
import { buildSite, isFresh, serve } from '../lib/site.ts';
import { ISOLATED } from './pageVisit.ts';
import type { Section } from './report.ts';
import { watchLongTasks, type Watching } from './watch.ts';

/** Small networks at full speed, with a task that they soon solve: the most steps that a machine can take. */
const FRAGMENT =
  '#task=adding&length=4&cell=rnn&units=4&batch=1&race=time&speed=full&solved=on&vs=cell:lstm,units:4&vs=cell:gru,units:4&vs=cell:rnn,units:8';
const NETWORKS = 4;
const LOOKS = 20;
const PATIENCE_MS = 120_000;
const MIB = 2 ** 20;

interface Look {
  readonly seconds: number;
  /** Of the network that has come furthest, and of all together. */
  readonly most: number;
  readonly all: number;
  /** Bytes of page and workers, as the browser measures them; undefined where it does not. */
  readonly bytes: number | undefined;
  /** Bytes of the page's process that are in memory; undefined where the system does not tell. */
  readonly resident: number | undefined;
  /** The longest task since the look before, in ms; 0 where none took 50. */
  readonly longest: number;
}

/** The steps of each network, from the table of the race. */
function stepsOf(page: Page): Promise<number[]> {
  return page.$$eval('.standings tbody tr', (rows) =>
    rows.map((row) => Number((row as HTMLTableRowElement).cells[2]!.innerText.replaceAll(',', ''))),
  );
}

function bytesOf(page: Page): Promise<number | undefined> {
  return page.evaluate(async () => {
    const { measureUserAgentSpecificMemory: measure } = performance as {
      measureUserAgentSpecificMemory?: () => Promise<{ bytes: number }>;
    };
    return measure === undefined ? undefined : (await measure.call(performance)).bytes;
  });
}

/** What the largest of the browser's page processes holds; only Linux tells. */
async function residentOf(cdp: CDPSession): Promise<number | undefined> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const kib = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => {
      try {
        return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1]);
      } catch {
        return NaN;
      }
    })
    .filter(Number.isFinite);
  return kib.length === 0 ? undefined : 1024 * Math.max(...kib);
}

async function soakPage(
  browser: Browser,
  minutes: number,
  say: (sentence: string) => void,
): Promise<readonly Look[]> {
  if (!isFresh()) buildSite();
  const site = await serve([0], { headers: ISOLATED });
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await page.addInitScript(watchLongTasks);
    await page.goto(`${site.url}${FRAGMENT}`);
    await page
      .locator('.standings tbody tr')
      .nth(NETWORKS - 1)
      .waitFor();
    await page.getByRole('button', { name: 'Play', exact: true }).click();
    const cdp = await browser.newBrowserCDPSession();
    const start = performance.now();
    const looks: Look[] = [];
    for (let k = 1; k <= LOOKS; k++) {
      const at = start + (k * minutes * 60_000) / LOOKS;
      await page.waitForTimeout(Math.max(0, at - performance.now()));
      const longTasks = await page.evaluate(() => (globalThis as Watching).unrollLongTasks!.splice(0));
      const steps = await stepsOf(page);
      const look = {
        seconds: (performance.now() - start) / 1000,
        most: Math.max(...steps),
        all: steps.reduce((sum, each) => sum + each, 0),
        bytes: await bytesOf(page),
        resident: await residentOf(cdp),
        longest: Math.max(0, ...longTasks),
      };
      // What measuring itself has cost is no task of the page's.
      await page.evaluate(() => (globalThis as Watching).unrollLongTasks!.splice(0));
      looks.push(look);
      say(`${look.seconds.toFixed(0)} s: ${look.all.toLocaleString('en')} steps, ${mib(look.bytes)} MiB`);
    }
    return looks;
  } finally {
    await page.close();
    await site.close();
  }
}

const mib = (bytes: number | undefined) => (bytes === undefined ? '–' : (bytes / MIB).toFixed(1));

/** From the tenth of the time that is over to the end. */
function grown(looks: readonly Look[], of: 'bytes' | 'resident'): string {
  const [from, to] = [looks[LOOKS / 10 - 1]?.[of], looks.at(-1)?.[of]];
  return from === undefined || to === undefined ? '–' : mib(to - from);
}

/** @param minutes how long */
export async function soak(
  browser: Browser,
  minutes: number,
  say: (sentence: string) => void,
): Promise<Section> {
  const looks = await soakPage(browser, minutes, say);
  const shown = looks.filter((_, k) => k % 2 === 1);
  return {
    part: 'soak',
    tables: [
      {
        title: `Four small networks as fast as they can, ${minutes} minutes`,
        table: {
          head: [
            'seconds',
            'steps of all',
            'of the furthest',
            'page and workers, MiB',
            'process, MiB',
            'longest task, ms',
          ],
          words: [],
          rows: shown.map(({ seconds, all, most, bytes, resident, longest }) => [
            seconds.toFixed(0),
            all.toLocaleString('en'),
            most.toLocaleString('en'),
            mib(bytes),
            mib(resident),
            longest === 0 ? 'under 50' : formatMs(longest),
          ]),
        },
      },
    ],
    notes: [
      `After the first tenth of the time page and workers grew by ${grown(looks, 'bytes')} MiB, the process by ${grown(looks, 'resident')} MiB.`,
      'Page and workers: what the browser itself measures of both, scripts and buffers (performance.measureUserAgentSpecificMemory). Process: all that the system has in memory for the page, the browser’s own code, its fonts and what it has not yet collected included.',
    ],
  };
}
