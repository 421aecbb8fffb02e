/**
 * What a class hands in, read and checked on the teacher's page: thirty who were given the same link, and thirty with a seed each. All
 * were really trained before, and then one loss was changed by a tenth.
 */
import { availableParallelism } from 'node:os';
import type { Browser } from 'playwright';
import { runsFor } from '../../src/collect/plan.ts';
import type { ClaimedRun, HandIn } from '../../src/handin/handIn.ts';
import { packHandIn } from '../../src/handin/pack.ts';
import { solvedStep, type RunOutcome } from '../../src/studies/outcome.ts';
import { formatCount, formatSeconds } from '../../src/text/numbers.ts';
import { VERSION } from '../../src/text/version.ts';
import { buildSite, isFresh, serve } from '../lib/site.ts';
import type { Section } from './report.ts';
import { trainAll, type Place } from './study.ts';

const LINK = 'task=adding&length=50&cell=gru&lr=0.005';
const STEPS = 500;
const STUDENTS = 30;
const FORGED = 17;
/** Longer than any check takes, in ms. */
const PATIENCE = 1_200_000;

const unchecked = (link: string): ClaimedRun => ({ link, steps: STEPS, at: STEPS, loss: null, by: 'wasm' });

function claimOf(link: string, { heldOutLoss, metric, history, mark, measure }: RunOutcome): ClaimedRun {
  if (!mark || !measure) throw new Error(`${link} could not be trained.`);
  const lowest = history.reduce((low, row) =>
    (row.heldOutLoss ?? Infinity) < (low.heldOutLoss ?? Infinity) ? row : low,
  );
  const solvedAt = solvedStep(history, measure.solved)?.from;
  return {
    ...unchecked(link),
    loss: heldOutLoss,
    metric,
    best: { at: lowest.step, loss: lowest.heldOutLoss },
    ...(solvedAt !== undefined && { solvedAt }),
    mark: mark.letters,
    by: mark.by,
  };
}

/** What each student hands in, one of them with another loss than was trained. @param links one for each */
async function handInsOf(links: readonly string[], place: Place): Promise<readonly string[]> {
  const cores = availableParallelism();
  const runs = links.map((link) => ({ link, run: runsFor([unchecked(link)], () => 0)[0]! }));
  const distinct = new Map(runs.map(({ run }) => [run.link, run]));
  const { outcomes } = await trainAll([...distinct.values()], { atOnce: cores, cores: 1 }, place);
  return Promise.all(
    runs.map(({ link, run }, k) => {
      const claim = claimOf(link, outcomes.get(run.link)!);
      const handIn: HandIn = {
        name: `Student ${k + 1}`,
        made: '2026-03-04T09:30Z',
        by: VERSION,
        minutes: 20,
        answers: [],
        runs: [k === FORGED ? { ...claim, loss: Math.fround(0.9 * claim.loss!) } : claim],
      };
      return packHandIn(handIn);
    }),
  );
}

interface Checked {
  readonly readMs: number;
  readonly checkMs: number;
  /** As the page says it. */
  readonly verdicts: string;
}

async function checkOnPage(texts: readonly string[], { browser, url }: Place): Promise<Checked> {
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENCE);
  try {
    await page.goto(`${url}collect.html`);
    await page.getByLabel('Hand-ins as text').fill(texts.join('\n'));
    const began = performance.now();
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.getByText(`Added ${texts.length} hand-ins.`).waitFor();
    const read = performance.now();
    await page.getByRole('button', { name: 'Check all by running them again' }).click();
    const verdicts = await page.getByText(/^Checked: /).innerText();
    return { readMs: read - began, checkMs: performance.now() - read, verdicts };
  } finally {
    await page.close();
  }
}

export async function checkClass(browser: Browser, say: (sentence: string) => void): Promise<Section> {
  if (!isFresh()) buildSite();
  const site = await serve([0]);
  const place: Place = { browser, url: site.url, say };
  const classes = [
    { who: 'the same link', links: Array.from({ length: STUDENTS }, () => LINK) },
    { who: 'a seed each', links: Array.from({ length: STUDENTS }, (_, k) => `${LINK}&seed=${k + 1}`) },
  ];
  try {
    const rows: string[][] = [];
    for (const { who, links } of classes) {
      const texts = await handInsOf(links, place);
      say(`Checking ${texts.length} hand-ins, ${who}`);
      const { readMs, checkMs, verdicts } = await checkOnPage(texts, place);
      rows.push([who, formatSeconds(readMs / 1000), formatSeconds(checkMs / 1000), verdicts]);
    }
    const title = `${formatCount(STUDENTS)} hand-ins of ${formatCount(STEPS)} steps each, one of them forged: #${LINK}`;
    const head = ['', 'read in', 'checked in', 'the page says'];
    return {
      part: 'collect',
      tables: [{ title, table: { head, words: [0, 3], rows } }],
      notes: [`${formatCount(availableParallelism())} cores. The same link is run once for all.`],
    };
  } finally {
    await site.close();
  }
}
