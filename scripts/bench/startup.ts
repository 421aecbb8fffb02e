/**
 * The built site as a visitor has it, on WebGL: how long from Play to the first loss, how many shaders the default experiment
 * takes, how long issuing a step keeps the worker's script busy, and whether the page itself ever stalls.
 */
import type { Browser, Page } from 'playwright';
import { formatMs } from '../../src/bench/table.ts';
import { buildSite, isFresh, serve } from '../lib/site.ts';
import type { Section } from './report.ts';
import type { BenchSession } from './pageVisit.ts';
import { stepsOf, watchLongTasks, type Watching } from './watch.ts';

/** The default experiment, on WebGL also where that is drawn in software. */
const FRAGMENT = '#backend=webgl';
const TRAINING_MS = 10_000;
const PATIENCE_MS = 120_000;
const ISSUES = 25;

/** Put before the training worker's script, in plain JavaScript. */
const PRELUDE = `{
  const gl = WebGL2RenderingContext.prototype;
  const link = gl.linkProgram;
  globalThis.unrollPrograms = 0;
  gl.linkProgram = function (program) {
    globalThis.unrollPrograms++;
    return link.call(this, program);
  };
}
`;

type Watched = typeof globalThis & { unrollPrograms?: number };

/** Presses Play in the page; milliseconds until the top bar counts a step, which it does once the first losses are there. */
function firstLoss(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        const watcher = new MutationObserver(() => {
          if (!/[1-9][\d,]* steps/.test(document.querySelector('header')!.innerText)) return;
          watcher.disconnect();
          resolve(performance.now() - start);
        });
        watcher.observe(document.body, { subtree: true, childList: true, characterData: true });
        [...document.querySelectorAll('button')]
          .find(({ innerText }) => innerText.trim() === 'Play')!
          .click();
      }),
  );
}

interface Visit {
  readonly readyMs: number;
  readonly firstLossMs: number;
  readonly programs: number;
  readonly longTasks: readonly number[];
  readonly stepsPerSecond: number;
}

async function visitSite(browser: Browser): Promise<Visit> {
  if (!isFresh()) buildSite();
  const site = await serve([0], { preludeOf: (file) => (/train\.worker-/.test(file) ? PRELUDE : '') });
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  page.setDefaultTimeout(PATIENCE_MS);
  try {
    await page.addInitScript(watchLongTasks);
    await page.goto(`${site.url}${FRAGMENT}`);
    await page.getByText(/^Before training the validation loss is/).waitFor();
    const readyMs = await page.evaluate(() => performance.now());
    const firstLossMs = await firstLoss(page);
    await page.evaluate(() => (globalThis as Watching).unrollLongTasks!.splice(0));
    const before = await stepsOf(page);
    await page.waitForTimeout(TRAINING_MS);
    const after = await stepsOf(page);
    const longTasks = await page.evaluate(() => (globalThis as Watching).unrollLongTasks!);
    const worker = page.workers().at(-1)!;
    const programs = await worker.evaluate(() => (globalThis as Watched).unrollPrograms!);
    return {
      readyMs,
      firstLossMs,
      programs,
      longTasks,
      stepsPerSecond: (1000 * (after - before)) / TRAINING_MS,
    };
  } finally {
    await page.close();
    await site.close();
  }
}

/** Milliseconds that the script is busy issuing a step, waiting for nothing. */
async function issueMs(session: BenchSession): Promise<number> {
  const size = { cell: 'lstm', timeSteps: 20, hiddenSize: 32, batchSize: 32 } as const;
  const request = { contestants: ['unroll-webgl'], sizes: [size], rounds: ISSUES, turnMs: 1 };
  const { measured, leftOut } = await session.measure(request);
  if (!measured[0]) throw new Error(leftOut[0]?.reason ?? 'Nothing was measured.');
  return measured[0].issueMs;
}

export async function startUp(browser: Browser, session: BenchSession): Promise<Section> {
  const { readyMs, firstLossMs, programs, longTasks, stepsPerSecond } = await visitSite(browser);
  const issue = await issueMs(session);
  const rows = [
    ['page opened to network ready, ms', formatMs(readyMs)],
    ['Play to first loss, ms', formatMs(firstLossMs)],
    ['shaders compiled', String(programs)],
    ['JavaScript a step, ms (LSTM 20x32x32)', formatMs(issue)],
    ['page tasks over 50 ms in 10 s of training', String(longTasks.length)],
    ['the longest of them, ms', longTasks.length === 0 ? '–' : formatMs(Math.max(...longTasks))],
    ['steps a second with everything shown', stepsPerSecond.toFixed(1)],
  ];
  return {
    part: 'startup',
    tables: [
      {
        title: 'The built site’s default experiment on WebGL',
        table: { head: ['what', 'measured'], words: [0], rows },
      },
    ],
    notes: [
      'The network is made ready, and its shaders are compiled, while the page opens: Play finds them done.',
    ],
  };
}
