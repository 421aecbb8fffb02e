/** `npm run train -- '<link>'`: trains an experiment headless in Chromium; `--help` says how. */
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { obey, runCommand } from './lib/command.ts';
import { chosenOf } from '../src/store/chosen.ts';
import type { KeptRun } from '../src/worker/client/client.ts';
import type { Served } from './lib/site.ts';
import { withSite } from './lib/withSite.ts';
import { HELP, readArguments, type Errand, type Job } from './train/arguments.ts';
import { INTERRUPTED, onInterrupt } from './train/interrupt.ts';
import { readOwnFile, type OwnFile } from './train/ownFile.ts';
import { ProgressDisplay, shownOf } from './train/progress.ts';
import { otherData, writeNetworkFile } from './train/saved.ts';
import { writeZip } from './train/zip.ts';
import { markIn, metricText, historyOf, solvedAt, summary, type Results } from './train/results.ts';
import { trainStudy, type StudyJob } from './train/study/trainStudy.ts';
import type { StudyWish } from './train/study/wish.ts';
import { TrainingSession, type Ending } from './train/trainingVisit.ts';

const display = new ProgressDisplay();

function showProgress(session: TrainingSession, { steps, saved }: Job): void {
  const { losses, heldOutLosses, metrics } = session.series;
  const metric = metrics.values.at(-1);
  const shown = shownOf({
    step: session.step,
    steps,
    // Of the step before it goes on nothing is known.
    loss: session.step === saved?.checkpoint.step ? undefined : losses.values.at(-1),
    heldOutLoss: heldOutLosses.values.at(-1),
    metric:
      metric === undefined || !session.info ? undefined : metricText(session.info.problem.metric, metric),
    stepsPerSecond: session.currentRate,
  });
  display.show(shown);
}

async function resultsOf(session: TrainingSession, job: Job, ending: Ending): Promise<Results> {
  const { info, series, stepsPerSecond } = session;
  const history = historyOf(series);
  const asked = ending.kind === 'done' ? await session.asked() : [];
  const answer = ending.kind === 'done' ? await session.lengths() : undefined;
  if (answer?.kind === 'refused') display.say(answer.sentence);
  return {
    config: job.experiment,
    backend: info?.device.backend ?? null,
    device: info?.device.name ?? null,
    stepsPerSecond,
    drawsPerStep: ending.kind === 'done' ? await session.drawsPerStep() : null,
    history,
    ...(answer === undefined ? {} : { lengths: answer.kind === 'refused' ? [] : answer.results }),
    ...(asked.length === 0 ? {} : { asked }),
    solvedAtStep: info ? solvedAt(history, info.problem.solved.loss) : null,
    mark: markIn(series),
    chosen: chosenOf(series) ?? null,
  };
}

/** Writes the network as a file, for PyTorch, or both. */
async function writeOut(
  { save, zip, own }: Job,
  { info, series }: TrainingSession,
  kept: KeptRun | undefined,
): Promise<void> {
  if (!kept || !info) return console.log('No network is written: the run had hardly begun.');
  if (save !== undefined) console.log(writeNetworkFile(save, kept, info, own));
  if (zip !== undefined) console.log(await writeZip(zip, kept, info, series, own));
}

/** Trains, writes, and gives the exit code. */
async function train(job: Job, browser: Browser, site: Served): Promise<number> {
  const session = await TrainingSession.open(browser, site.url, job, {
    progress: (current) => showProgress(current, job),
    notice: (sentence) => display.say(sentence),
  });
  onInterrupt(() => {
    display.say('Stopping; what there is will be kept.');
    session.stop();
  });
  const ending = await session.run();
  const { step } = session;
  display.end();
  // Before steps are taken to count draws.
  const kept = job.save === undefined && job.zip === undefined ? undefined : await session.kept();
  const results = await resultsOf(session, job, ending);
  // What a failed run has learned until then is kept, too.
  if (job.json !== undefined && (ending.kind !== 'failed' || session.step > 0)) {
    writeFileSync(job.json, `${JSON.stringify(results, null, 2)}\n`);
  }
  if (job.save !== undefined || job.zip !== undefined) await writeOut(job, session, kept);
  if (ending.sentence !== undefined) console.error(ending.sentence);
  if (ending.kind === 'failed') return 1;
  console.log(summary(results, session.info, step));
  if (job.json !== undefined)
    console.log(`Written to ${path.relative(process.cwd(), job.json) || job.json}.`);
  if (ending.kind === 'stopped') return INTERRUPTED;
  return ending.kind === 'diverged' ? 1 : 0;
}

/** The job with the own data that its file holds; undefined, with a sentence said, where it holds none. */
function withOwnFile(job: Job): Job | undefined {
  if (!job.ownFile) return job;
  const read = readOwnFile(job.ownFile);
  if ('sentence' in read) {
    console.error(read.sentence);
    return undefined;
  }
  const other = job.saved && otherData(job.saved, read.own);
  if (other !== undefined) {
    console.error(other);
    return undefined;
  }
  return { ...job, own: read.own, notices: [...job.notices, ...read.notes] };
}

/** Prints what a file is read as. */
function describe(file: OwnFile): number {
  const read = readOwnFile(file);
  if ('sentence' in read) console.error(read.sentence);
  else console.log(JSON.stringify(read.description, null, 2));
  return 'sentence' in read ? 1 : 0;
}

function studyJobOf({ experiment, own, json }: Job, { plan, rivals, jobs, cores, csv }: StudyWish): StudyJob {
  return {
    study: { base: experiment, rivals, plan, ...(own ? { own } : {}) },
    jobs: jobs ?? Math.max(1, Math.floor(availableParallelism() / cores)),
    cores,
    ...(json === undefined ? {} : { json }),
    ...(csv === undefined ? {} : { csv }),
  };
}

async function run(errand: Errand): Promise<number> {
  if ('described' in errand) return describe(errand.described);
  const job = withOwnFile(errand);
  if (!job) return 1;

  for (const notice of job.notices) display.say(notice);
  const { study } = job;
  const work = study
    ? (browser: Browser, { url }: Served) => trainStudy(studyJobOf(job, study), browser, url, display)
    : (browser: Browser, site: Served) => train(job, browser, site);
  return withSite(work, {
    say: (sentence) => display.say(sentence),
    // Ctrl-C must not take the browser away before the results are out of it.
    options: { handleSIGINT: false, handleSIGTERM: false },
  });
}

await runCommand(
  () => obey(readArguments(process.argv.slice(2)), HELP, run),
  () => display.end(),
);
