/** `npm run experiments`: tests the claims that Unroll makes; `--help` says how. */
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright';
import { HELP, readExperimentsArguments, type ExperimentsJob } from './experiments/arguments.ts';
import type { Claim, Results, RunResult, RunSpec } from './experiments/claim.ts';
import { claims } from './experiments/claims/index.ts';
import { keepResult, keptResult } from './experiments/kept.ts';
import { picturesOf } from './experiments/pictures.ts';
import { documentOf, jsonOf, type Judged } from './experiments/report.ts';
import { trainRun } from './experiments/run.ts';
import { obey, runCommand } from './lib/command.ts';
import { countText, oursText, verdictOf } from './experiments/verdict.ts';
import { workerBuild } from './lib/kept.ts';
import { computedOn, writeMarkdown } from './lib/markdown.ts';
import { checkLessons } from './lessons/check.ts';
import { root } from './lib/site.ts';
import { together } from './lib/together.ts';
import { withSite } from './lib/withSite.ts';

interface Task {
  readonly claim: Claim;
  readonly spec: RunSpec;
  readonly seed: number;
}

const say = (sentence: string) => console.error(sentence);

/** Trains what is not kept, several at a time, and those whose time counts one after another. */
async function trainAll(job: ExperimentsJob, browser: Browser, url: string): Promise<Map<Task, RunResult>> {
  const site = workerBuild();
  const tasks = job.claims.flatMap((claim) =>
    claim.runs.flatMap((spec) => job.seedsOf(claim).map((seed): Task => ({ claim, spec, seed }))),
  );
  const found = new Map<Task, RunResult>();
  const waiting: Task[] = [];
  for (const task of tasks) {
    const kept = job.anew ? undefined : keptResult(site, task.spec, task.seed);
    if (kept) found.set(task, kept);
    else waiting.push(task);
  }
  if (found.size > 0) say(`${found.size} of ${tasks.length} runs were made before.`);
  const train = async (task: Task) => {
    const { claim, spec, seed } = task;
    const result = await trainRun(browser, url, spec, seed);
    found.set(task, result);
    keepResult(site, spec, result);
    const seconds = Math.round(result.seconds);
    const where = result.reachedAt === null ? '' : `, there at step ${result.reachedAt.toLocaleString('en')}`;
    say(`${found.size}/${tasks.length} ${claim.id}: ${spec.name}, seed ${seed}: ${seconds} s${where}`);
  };
  const nameOf = ({ claim, spec, seed }: Task) => `${claim.id}: ${spec.name}, seed ${seed}`;
  await together(
    waiting.filter(({ spec }) => !spec.alone),
    Math.min(4, cpus().length),
    train,
    nameOf,
  );
  // Seed by seed: times that are held against each other are measured in the same minutes.
  const apart = waiting.filter(({ spec }) => spec.alone).toSorted((one, other) => one.seed - other.seed);
  await together(apart, 1, train, nameOf);
  return found;
}

function judge(claim: Claim, seeds: readonly number[], found: ReadonlyMap<Task, RunResult>): Judged {
  const mine = [...found].filter(([task]) => task.claim === claim);
  const results: Results = Object.fromEntries(
    claim.runs.map(({ name }) => [
      name,
      seeds.map((seed) => mine.find(([task]) => task.spec.name === name && task.seed === seed)![1]),
    ]),
  );
  const seconds = mine.reduce((sum, [, result]) => sum + result.seconds, 0);
  return { claim, verdict: verdictOf(claim, results), results, seeds, seconds };
}

async function writeDocs(judged: readonly Judged[]): Promise<void> {
  const pictures = picturesOf(new Map(judged.map(({ claim, results }) => [claim.id, results])));
  const devices = judged.flatMap(({ results }) =>
    Object.values(results)
      .flat()
      .map(({ device }) => device),
  );
  const text = documentOf(judged, pictures, computedOn(devices));
  await writeMarkdown(path.join(root, 'docs/experiments.md'), text);
  for (const { file: name, svg } of pictures) writeFileSync(path.join(root, 'docs', name), svg);
}

async function run(job: ExperimentsJob): Promise<number> {
  return withSite(
    async (browser, { url }) => {
      const found = await trainAll(job, browser, url);
      const judged = job.claims.map((claim) => judge(claim, job.seedsOf(claim), found));
      for (const { claim, verdict } of judged)
        console.log(
          `${verdict.holds ? 'holds' : 'DOES NOT HOLD'} (${countText(verdict)})  ${claim.id}: ${claim.sentence}\n    ${oursText(verdict)}`,
        );
      const held = judged.filter(({ verdict }) => verdict.holds).length;
      console.log(`${held} of ${judged.length} claims hold.`);
      if (job.json !== undefined) writeFileSync(job.json, `${JSON.stringify(jsonOf(judged), null, 2)}\n`);
      if (job.writeDocs) await writeDocs(judged);
      return held === judged.length ? 0 : 1;
    },
    { say },
  );
}

async function main(): Promise<number> {
  const args = readExperimentsArguments(process.argv.slice(2));
  if (args.kind === 'lessons') return checkLessons(args.job);
  if (args.kind !== 'list') return obey(args, HELP, run);
  for (const { id, sentence, fast } of claims) console.log(`${id}${fast ? ' (fast)' : ''}: ${sentence}`);
  return 0;
}

await runCommand(main);
