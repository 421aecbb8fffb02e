/** `npm run experiments -- --lessons`: trains what the lessons train, and says of which seeds they are true. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright';
import type { Lesson } from '../../src/lessons/lesson.ts';
import type { RunResult, RunSpec } from '../experiments/claim.ts';
import { keepResult, keptResult } from '../experiments/kept.ts';
import { trainRun } from '../experiments/run.ts';
import { workerBuild } from '../lib/kept.ts';
import { writeMarkdown } from '../lib/markdown.ts';
import { root } from '../lib/site.ts';
import { withSite } from '../lib/withSite.ts';
import { trainedSteps, type TrainedStep } from './plan.ts';
import { lessons as registry } from '../../src/lessons/list.ts';
import { ourLessons } from './read.ts';
import { jsonOf, lessonsDocument, stepLine, type JudgedStep } from './report.ts';
import { heldAt, judge } from './truth.ts';

export interface LessonsJob {
  /** Ids of lessons; all where left out. */
  readonly only?: readonly string[];
  readonly seedsOf: (id: string) => readonly number[];
  readonly anew: boolean;
  readonly writeDocs: boolean;
  readonly json?: string;
}

const say = (sentence: string) => console.error(sentence);

/** @returns 1 where something in a lesson is not true of every seed */
export async function checkLessons(job: LessonsJob): Promise<number> {
  const places = new Map(registry.map(({ id }, k) => [id, k]));
  const lessons = ourLessons()
    .filter(({ id }) => !job.only || job.only.includes(id))
    .toSorted((one, other) => places.get(one.id)! - places.get(other.id)!);
  return withSite(
    async (browser, { url }) => {
      const found: JudgedStep[] = [];
      for (const lesson of lessons)
        for (const step of trainedSteps(lesson)) {
          const judged = await judgeStep(step, job.seedsOf(lesson.id), {
            browser,
            url,
            anew: job.anew,
          });
          console.log(stepLine(judged));
          found.push(judged);
        }
      return report(lessons, found, job);
    },
    { say },
  );
}

interface Place {
  readonly browser: Browser;
  readonly url: string;
  readonly anew: boolean;
}

async function judgeStep(step: TrainedStep, seeds: readonly number[], place: Place): Promise<JudgedStep> {
  const shown = [];
  for (const seed of seeds) {
    const runs = new Map<string, RunResult>();
    for (const { id, spec } of step.networks.filter(({ waitedFor }) => waitedFor))
      runs.set(id, await runOf(spec, seed, place));
    const at = heldAt(step, runs);
    for (const { id, spec } of step.networks.filter(({ waitedFor }) => !waitedFor))
      runs.set(id, await runOf(at === null ? spec : { ...spec, steps: at }, seed, place));
    shown.push({ seed, ...judge(step, runs, at) });
  }
  return { step, shown };
}

async function runOf(spec: RunSpec, seed: number, { browser, url, anew }: Place): Promise<RunResult> {
  const kept = anew ? undefined : keptResult(workerBuild(), spec, seed);
  const result = kept ?? (await trainRun(browser, url, spec, seed));
  if (!kept) keepResult(workerBuild(), spec, result);
  return result;
}

async function report(
  lessons: readonly Lesson[],
  found: readonly JudgedStep[],
  job: LessonsJob,
): Promise<number> {
  if (job.json !== undefined) writeFileSync(job.json, `${JSON.stringify(jsonOf(lessons, found), null, 2)}\n`);
  if (job.writeDocs) await writeMarkdown(path.join(root, 'docs/lessons.md'), lessonsDocument(lessons, found));
  const failing = found.filter(({ shown }) =>
    shown.some(({ at, answer }) => at === null || answer === false),
  );
  console.log(
    failing.length === 0
      ? 'All lessons are true of all seeds.'
      : `Not true of every seed: ${failing.map(({ step }) => `${step.lesson} ${step.position}`).join(', ')}.`,
  );
  return failing.length === 0 ? 0 : 1;
}
