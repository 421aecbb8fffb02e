/**
 * A study of 30 runs one after another and over all cores: how many times as fast, and whether every run gives the same to the last
 * bit. One after another each run may use all cores, as a person's single runs would.
 */
import { availableParallelism } from 'node:os';
import type { Browser } from 'playwright';
import { parseLink } from '../../src/config/parse.ts';
import { MOST_CORES } from '../../src/config/cores.ts';
import { formatCount, formatSeconds } from '../../src/text/numbers.ts';
import { failedOutcome, type RunOutcome } from '../../src/studies/outcome.ts';
import { Pool } from '../../src/studies/pool.ts';
import { expand, type StudyRun } from '../../src/studies/study.ts';
import { buildSite, isFresh, serve } from '../lib/site.ts';
import { PageExecutor } from '../train/study/pageExecutor.ts';
import { formatRatio } from '../../src/bench/table.ts';
import type { Section } from './report.ts';

const LINK = '#task=adding&backend=wasm&sweep=cell:rnn,lstm,gru&seeds=10&steps=3000';

/** Where runs are trained. */
export interface Place {
  readonly browser: Browser;
  readonly url: string;
  readonly say: (sentence: string) => void;
}

interface Round {
  readonly outcomes: ReadonlyMap<string, RunOutcome>;
  readonly seconds: number;
}

function runsOf(link: string): readonly StudyRun[] {
  const parsed = parseLink(link);
  if (!parsed.ok || !parsed.study) throw new Error(`${link} is no study.`);
  return expand({ base: parsed.experiment, rivals: [], plan: parsed.study });
}

export async function trainAll(
  runs: readonly StudyRun[],
  how: { readonly atOnce: number; readonly cores: number },
  place: Place,
): Promise<Round> {
  const outcomes = new Map<string, RunOutcome>();
  const began = performance.now();
  const pool = new Pool<StudyRun, RunOutcome, number>({
    jobs: runs,
    size: how.atOnce,
    open: () => PageExecutor.open(place.browser, place.url, { cores: how.cores }),
    givenUp: ({ link }, sentence) => failedOutcome(link, sentence),
    done: ({ link }, outcome) => {
      outcomes.set(link, outcome);
      place.say(`Training, ${formatCount(how.atOnce)} at once: ${outcomes.size} of ${runs.length} runs`);
    },
  });
  await pool.ended;
  return { outcomes, seconds: (performance.now() - began) / 1000 };
}

/** All but what the clock says. */
const bitsOf = ({ seconds: _seconds, stepsPerSecond: _rate, ...bits }: RunOutcome) => JSON.stringify(bits);

export async function compareStudies(browser: Browser, say: (sentence: string) => void): Promise<Section> {
  if (!isFresh()) buildSite();
  const site = await serve([0]);
  const runs = runsOf(LINK);
  const cores = availableParallelism();
  try {
    const place = { browser, url: site.url, say };
    const apart = await trainAll(runs, { atOnce: 1, cores: MOST_CORES }, place);
    const together = await trainAll(runs, { atOnce: cores, cores: 1 }, place);
    const same = runs.filter(
      ({ link }) => bitsOf(apart.outcomes.get(link)!) === bitsOf(together.outcomes.get(link)!),
    ).length;
    const steps = [...apart.outcomes.values()].reduce((sum, outcome) => sum + outcome.steps, 0);
    const failed = [...apart.outcomes.values(), ...together.outcomes.values()].filter(
      ({ ending }) => ending === 'failed',
    ).length;
    const title = `${runs.length} runs of ${LINK}`;
    const row = (what: string, { seconds }: Round) => [what, formatSeconds(seconds)];
    return {
      part: 'study',
      tables: [
        {
          title,
          table: {
            head: ['', 'time'],
            words: [0],
            rows: [row('one after another', apart), row(`${formatCount(cores)} at once`, together)],
          },
        },
      ],
      notes: [
        `${formatRatio(apart.seconds / together.seconds)} as fast; ${formatCount(steps)} training steps in each round.`,
        `${formatCount(same)} of ${formatCount(runs.length)} runs are the same to the last bit, ${formatCount(failed)} failed.`,
      ],
    };
  } finally {
    await site.close();
  }
}
