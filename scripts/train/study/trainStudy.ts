/** `npm run train` of a link with a study: all its runs over the cores, what is done kept in a file, a table at the end. */
import path from 'node:path';
import type { Browser } from 'playwright';
import { VERSION } from '../../../src/config/version.ts';
import { networkNames } from '../../../src/app/race/names.ts';
import { backendLabel } from '../../../src/store/deviceLabels.ts';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';
import { formatCount } from '../../../src/text/numbers.ts';
import { solvedSteps } from '../../../src/config/solvedSteps.ts';
import { captionOf } from '../../../src/studies/caption.ts';
import { historiesCsv, runsCsv } from '../../../src/studies/csv.ts';
import { secondsLeft } from '../../../src/studies/estimate.ts';
import { failedOutcome, type RunOutcome } from '../../../src/studies/outcome.ts';
import { Pool } from '../../../src/studies/pool.ts';
import {
  cellsOf,
  distinct,
  expand,
  networksOf,
  type Study,
  type StudyRun,
} from '../../../src/studies/study.ts';
import { summariesOf } from '../../../src/studies/summary.ts';
import { workerBuild } from '../../lib/kept.ts';
import { INTERRUPTED, onInterrupt } from '../interrupt.ts';
import { formatDuration, type ProgressDisplay } from '../progress.ts';
import { PageExecutor } from './pageExecutor.ts';
import { keptOutcomes, writeStudy, writeWhole, type Held } from './studyFile.ts';
import { studyLines } from './studyTable.ts';

export interface StudyJob {
  readonly study: Study;
  /** How many runs at once. */
  readonly jobs: number;
  /** How many cores each of them may use. */
  readonly cores: number;
  readonly json?: string;
  readonly csv?: string;
}

/** "out.csv" → "out-histories.csv" */
export function historiesFile(csv: string): string {
  const { dir, name, ext } = path.parse(csv);
  return path.join(dir, `${name}-histories${ext}`);
}

/** How far a study is: "12/30 runs  2 at once  1:20 left". */
export function studyLine(done: number, of: number, jobs: number, left: number | undefined): string {
  return [
    `${formatCount(done)}/${formatCount(of)} runs`,
    `${formatCount(jobs)} at once`,
    `${left === undefined ? '–' : formatDuration(left)} left`,
  ].join('  ');
}

/** Trains what is not there yet; the exit code. */
export async function trainStudy(
  job: StudyJob,
  browser: Browser,
  url: string,
  display: ProgressDisplay,
): Promise<number> {
  const { study, json, csv, cores } = job;
  const all = expand(study);
  const runs = distinct(all);
  const held: Held = { file: json ?? '', study, runs, version: VERSION, build: workerBuild() };
  const kept = json === undefined ? new Map<string, RunOutcome>() : keptOutcomes(held);
  if ('sentence' in kept) {
    display.say(kept.sentence);
    return 1;
  }
  const outcomes = new Map(kept);
  if (outcomes.size > 0) display.say(`${outcomes.size} of ${runs.length} runs were made before.`);
  const summaries = () => summariesOf(cellsOf(study, all), outcomes);
  const keep = () => {
    if (json !== undefined) writeStudy(held, outcomes, summaries());
  };
  const jobs = Math.max(1, Math.min(job.jobs, runs.length - outcomes.size));
  const shares = new Map<string, number>();
  const show = () => {
    const under = [...shares.values()].reduce((sum, share) => sum + share, 0);
    const left = secondsLeft(runs, outcomes, solvedSteps, jobs, shares);
    const line = studyLine(outcomes.size, runs.length, jobs, left);
    display.show({ done: outcomes.size + under, of: runs.length, line });
  };
  const pool = new Pool<StudyRun, RunOutcome, number>({
    jobs: runs.filter(({ link }) => !outcomes.has(link)),
    size: jobs,
    open: () => PageExecutor.open(browser, url, { cores, ...ownOf(study) }),
    givenUp: ({ link }, sentence) => failedOutcome(link, sentence),
    done: ({ link }, outcome) => {
      outcomes.set(link, outcome);
      shares.delete(link);
      keep();
      show();
    },
    progress: ({ link }, share) => {
      shares.set(link, share);
      show();
    },
  });
  let interrupted = false;
  onInterrupt(() => {
    interrupted = true;
    display.say('Stopping; what is done will be kept.');
    pool.cancel();
  });
  await pool.ended;
  display.end();
  keep();
  if (csv !== undefined) {
    writeWhole(csv, runsCsv(study, all, outcomes));
    writeWhole(historiesFile(csv), historiesCsv(study, all, outcomes));
  }
  report(study, outcomes, summaries(), held.version);
  for (const file of [json, csv, ...(csv === undefined ? [] : [historiesFile(csv)])])
    if (file !== undefined) console.log(`Written to ${path.relative(process.cwd(), file) || file}.`);
  if (interrupted) return INTERRUPTED;
  return [...outcomes.values()].some(({ ending }) => ending === 'failed') ? 1 : 0;
}

const ownOf = ({ own }: Study): { readonly own?: OwnData } => (own ? { own } : {});

function report(
  study: Study,
  outcomes: ReadonlyMap<string, RunOutcome>,
  summaries: ReturnType<typeof summariesOf>,
  version: string,
): void {
  for (const line of studyLines(study, summaries)) console.log(line);
  const backends = [...outcomes.values()].flatMap(({ backend }) => backend ?? []);
  const devices = [...new Set(backends)].map(backendLabel);
  const networks = networkNames(networksOf(study));
  const caption = captionOf(study, summaries, { networks, devices, version });
  if (caption !== undefined) console.log(`\n${caption}`);
}
