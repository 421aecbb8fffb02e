/** `npm run diagnosis`: tries what the page says of runs that do not get on; `--help` says how. */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { HELP, readDiagnosisArguments, type DiagnosisJob } from './diagnosis/arguments.ts';
import { barsOf, offeredInVain, remediesOf } from './diagnosis/bars.ts';
import { drawRuns } from './diagnosis/draw.ts';
import { keepRecord, keptRecord } from './diagnosis/kept.ts';
import { EXAMPLES_HEADING, examplesText, jsonOfExamples } from './diagnosis/examples/report.ts';
import { missedBy, studyExamples, type ExampleStudy } from './diagnosis/examples/run.ts';
import { thinned } from './diagnosis/examples/thinned.ts';
import { namedRuns } from './diagnosis/named.ts';
import type { RunRecord, RunSpec } from './diagnosis/record.ts';
import { documentOf, jsonOf } from './diagnosis/report.ts';
import { study, type Study, type Train } from './diagnosis/study.ts';
import { trainAndLook } from './diagnosis/visit.ts';
import { obey, runCommand } from './lib/command.ts';
import { workerBuild } from './lib/kept.ts';
import { computedOn, writeMarkdown } from './lib/markdown.ts';
import { root } from './lib/site.ts';
import { together } from './lib/together.ts';
import { withSite } from './lib/withSite.ts';

/** Runs that are trained at the same time: more than there are cores, as each waits for answers again and again. */
const TOGETHER = Math.max(2, Math.min(8, 2 * cpus().length));

const say = (sentence: string) => console.error(sentence);

function specsOf({ seeds, draw, runs, only }: DiagnosisJob): RunSpec[] {
  const all = [...namedRuns(seeds), ...drawRuns(draw, runs, seeds)];
  return only === undefined ? all : all.filter(({ id, link }) => id.includes(only) || link.includes(only));
}

/**
 * Trains what is not kept, and keeps it; the same run is trained once, whoever asks for it.
 * @param browser without one nothing is trained
 */
function trainer(browser: Browser | undefined, url: string, { anew }: DiagnosisJob): Train {
  const site = workerBuild();
  const known = new Map<string, Promise<RunRecord | undefined>>();
  const make = async (spec: RunSpec, looked: boolean) => {
    const kept = anew ? undefined : keptRecord(site, spec, looked);
    if (kept || !browser) return kept;
    const record = await trainAndLook(browser, url, spec, looked);
    keepRecord(site, record, looked);
    return record;
  };
  return (spec, looked) => {
    const key = `${spec.link} ${spec.steps} ${looked}`;
    const record = known.get(key) ?? make(spec, looked);
    known.set(key, record);
    // Whoever asks for it again has it tried again.
    record.catch(() => known.delete(key));
    return record;
  };
}

async function studyAll(specs: readonly RunSpec[], train: Train): Promise<Study[]> {
  const found = new Map<RunSpec, Study>();
  const judge = async (spec: RunSpec) => {
    const one = await study(spec, train);
    if (!one) return;
    found.set(spec, one);
    const said = one.named.map(({ id, step }) => `${id} at ${step}`).join(', ') || 'nothing';
    const holds = one.solvedAt === null ? one.faults.join(', ') || 'learns' : `solves at ${one.solvedAt}`;
    const wrong = one.wrong.map(({ id, step }) => `${id} at ${step}`).join(', ');
    say(
      `${found.size}/${specs.length} ${spec.id}: said ${said}; ${holds}${wrong === '' ? '' : `; WRONG: ${wrong}`}`,
    );
  };
  await together(specs, TOGETHER, judge, ({ id }) => id);
  return specs.map((spec) => found.get(spec)).filter((one) => one !== undefined);
}

const DOCUMENT = path.join(root, 'docs/diagnosis.md');
/** What a unit test replays. */
const FIXTURE = path.join(root, 'tests/fixtures/headlines.json');

const thinnedText = ({ run: { network }, record }: ExampleStudy) => JSON.stringify(thinned(network, record));

/** What stands there of the runs, and of the examples: two calls write it, each its own part. */
function documentNow(): readonly [runs: string, examples: string] {
  const text = readFileSync(DOCUMENT, 'utf8');
  const from = text.indexOf(EXAMPLES_HEADING);
  return from < 0 ? [text, ''] : [text.slice(0, from), text.slice(from)];
}

async function writeDocs(studies: readonly Study[], job: DiagnosisJob): Promise<void> {
  const where = computedOn(studies.map(({ record }) => record.device));
  await writeMarkdown(DOCUMENT, `${documentOf(studies, job, where)}\n${documentNow()[1]}`);
}

async function runExamples(job: DiagnosisJob): Promise<number> {
  const studies: readonly ExampleStudy[] = await studyExamples(job);
  if (studies.length === 0) {
    say('There is no such example.');
    return 1;
  }
  const missed = missedBy(studies);
  for (const sentence of missed) console.log(sentence);
  console.log(`${studies.length} runs of examples; ${missed.length} missed.`);
  if (job.json !== undefined)
    writeFileSync(job.json, `${JSON.stringify(jsonOfExamples(studies), null, 2)}\n`);
  if (job.writeDocs) {
    const first = studies.filter(({ run: { seed } }) => seed === job.seeds[0]);
    writeFileSync(FIXTURE, `[\n${first.map(thinnedText).join(',\n')}\n]\n`);
    const where = computedOn(studies.map(({ record }) => record.device));
    await writeMarkdown(DOCUMENT, `${documentNow()[0]}\n${examplesText(studies, job.seeds, where)}`);
  }
  return missed.length === 0 ? 0 : 1;
}

function reportOn(studies: readonly Study[], job: DiagnosisJob): boolean {
  const { solving, solvingWrong, elsewhere, elsewhereWrong, met } = barsOf(studies);
  console.log(
    `${solvingWrong.length} of ${solving} runs that solve their task were told something wrong; elsewhere ${elsewhereWrong} of ${elsewhere} verdicts.`,
  );
  const vain = offeredInVain(remediesOf(studies));
  for (const { fault, cell, way, helped, tried } of vain)
    console.log(`Offered, but helped in ${helped} of ${tried} only: ${way} against ${fault}, ${cell}.`);
  if (job.json !== undefined) writeFileSync(job.json, `${JSON.stringify(jsonOf(studies), null, 2)}\n`);
  return met && vain.length === 0;
}

async function studiesOf(specs: readonly RunSpec[], job: DiagnosisJob): Promise<Study[]> {
  if (job.kept) return studyAll(specs, trainer(undefined, '', job));
  return withSite((browser, { url }) => studyAll(specs, trainer(browser, url, job)), { say });
}

async function run(job: DiagnosisJob): Promise<number> {
  if (job.examples) return runExamples(job);
  const studies = await studiesOf(specsOf(job), job);
  if (studies.length === 0) {
    say('There is no such run.');
    return 1;
  }
  const passed = reportOn(studies, job);
  if (job.writeDocs) await writeDocs(studies, job);
  return passed ? 0 : 1;
}

await runCommand(() => obey(readDiagnosisArguments(process.argv.slice(2)), HELP, run));
