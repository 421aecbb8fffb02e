/** `npm run train -- '<link>'`: trains an experiment headless in Chromium; `--help` says how. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import { obey, runCommand } from './lib/command.ts';
import { chosenOf } from '../src/store/chosen.ts';
import type { Served } from './lib/site.ts';
import { withSite } from './lib/withSite.ts';
import { HELP, readArguments, type Errand, type Job } from './train/arguments.ts';
import { readOwnFile, type OwnFile } from './train/ownFile.ts';
import { ProgressDisplay } from './train/progress.ts';
import { otherData, writeNetworkFile } from './train/saved.ts';
import { metricText, historyOf, solvedAt, summary, type Results } from './train/results.ts';
import { TrainingSession, type Ending } from './train/trainingVisit.ts';

const INTERRUPTED = 130;
/** npm, the shell and a wrapper may all pass on one Ctrl-C; a second one that a person meant comes later than this. */
const SAME_SIGNAL_MS = 1000;

const display = new ProgressDisplay();

function showProgress(session: TrainingSession, { steps, saved }: Job): void {
  const { losses, heldOutLosses, metrics } = session.series;
  const metric = metrics.values.at(-1);
  display.show({
    step: session.step,
    steps,
    // Of the step before it goes on nothing is known.
    loss: session.step === saved?.checkpoint.step ? undefined : losses.values.at(-1),
    heldOutLoss: heldOutLosses.values.at(-1),
    metric:
      metric === undefined || !session.info ? undefined : metricText(session.info.problem.metric, metric),
    stepsPerSecond: session.currentRate,
  });
}

/** Ctrl-C brings the run to rest; a second one ends at once. */
function onInterrupt(stop: () => void): void {
  let first: number | undefined;
  const interrupt = () => {
    if (first === undefined) {
      first = performance.now();
      display.say('Stopping; what there is will be kept.');
      stop();
    } else if (performance.now() - first > SAME_SIGNAL_MS) {
      process.exit(INTERRUPTED);
    }
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
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
    chosen: chosenOf(series) ?? null,
  };
}

/** Trains, writes, and gives the exit code. */
async function train(job: Job, browser: Browser, site: Served): Promise<number> {
  const session = await TrainingSession.open(browser, site.url, job, {
    progress: (current) => showProgress(current, job),
    notice: (sentence) => display.say(sentence),
  });
  onInterrupt(() => session.stop());
  const ending = await session.run();
  const { step } = session;
  display.end();
  // Before steps are taken to count draws.
  const kept = job.save === undefined ? undefined : await session.kept();
  const results = await resultsOf(session, job, ending);
  // What a failed run has learned until then is kept, too.
  if (job.json !== undefined && (ending.kind !== 'failed' || session.step > 0)) {
    writeFileSync(job.json, `${JSON.stringify(results, null, 2)}\n`);
  }
  const written = kept && session.info && writeNetworkFile(job.save!, kept, session.info, job.own);
  if (job.save !== undefined)
    console.log(written ?? `No network is written to ${job.save}: the run had hardly begun.`);
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

async function run(errand: Errand): Promise<number> {
  if ('described' in errand) return describe(errand.described);
  const job = withOwnFile(errand);
  if (!job) return 1;

  for (const notice of job.notices) display.say(notice);
  return withSite((browser, site) => train(job, browser, site), {
    say: (sentence) => display.say(sentence),
    // Ctrl-C must not take the browser away before the results are out of it.
    options: { handleSIGINT: false, handleSIGTERM: false },
  });
}

await runCommand(
  () => obey(readArguments(process.argv.slice(2)), HELP, run),
  () => display.end(),
);
