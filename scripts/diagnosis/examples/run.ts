/** `npm run diagnosis -- --examples`: the headlines of every example, over whole runs, and whether they hold. */
import { cpus } from 'node:os';
import type { Browser } from 'playwright';
import { workerBuild } from '../../lib/kept.ts';
import { together } from '../../lib/together.ts';
import { withSite } from '../../lib/withSite.ts';
import { experimentOf } from '../visit.ts';
import { expected, isExpected } from './expected.ts';
import { judged, type Judgement } from './judge.ts';
import { keepExample, keptExample } from './kept.ts';
import { headlinesOf, type Headline } from './log.ts';
import { trainExample, type ExampleRecord } from './record.ts';
import { exampleRuns, type ExampleRun } from './specs.ts';

/** Runs that are trained at the same time. */
const TOGETHER = Math.min(4, cpus().length);

export interface ExampleJob {
  readonly seeds: readonly number[];
  readonly only?: string;
  /** Fewer steps than are usual. */
  readonly steps?: number;
  readonly kept: boolean;
  readonly anew: boolean;
}

/** One network of an example, with one seed. */
export interface ExampleStudy extends Judgement {
  readonly run: ExampleRun;
  readonly record: ExampleRecord;
  readonly said: readonly Headline[];
  /** Whether the headlines are those that the example is to have; true where it was not trained to its end. */
  readonly asExpected: boolean;
}

function studyOf(run: ExampleRun, record: ExampleRecord, whole: boolean): ExampleStudy {
  const said = headlinesOf({ ...record, experiment: experimentOf(record.spec) });
  const ids = said.map(({ id }) => id);
  const asExpected = !whole || isExpected(ids, expected[run.network]);
  return { run, record, said, asExpected, ...judged(record, said) };
}

const say = (sentence: string) => console.error(sentence);

/** What is not kept is trained; without a browser that is left out. */
async function studies(
  { seeds, only, steps, anew }: ExampleJob,
  browser: Browser | undefined,
  url: string,
): Promise<ExampleStudy[]> {
  const site = workerBuild();
  const runs = exampleRuns(seeds, only).map(({ spec, ...run }) => ({
    ...run,
    spec: { ...spec, steps: Math.min(spec.steps, steps ?? Infinity) },
  }));
  const found = new Map<ExampleRun, ExampleStudy>();
  const judge = async (run: ExampleRun) => {
    const known = anew ? undefined : keptExample(site, run.spec);
    const record = known ?? (browser && (await trainExample(browser, url, run.spec)));
    if (!record) return;
    if (!known) keepExample(site, record);
    const one = studyOf(run, record, steps === undefined);
    found.set(run, one);
    const log = one.said.map(({ step, id }) => `${step} ${id}`).join(', ');
    say(`${found.size}/${runs.length} ${run.spec.id}: ${log}${one.wrong.length > 0 ? '; WRONG' : ''}`);
  };
  await together(runs, TOGETHER, judge, ({ spec }) => spec.id);
  return runs.flatMap((run) => found.get(run) ?? []);
}

export function studyExamples(job: ExampleJob): Promise<ExampleStudy[]> {
  if (job.kept) return studies(job, undefined, '');
  return withSite((browser, { url }) => studies(job, browser, url), { say });
}

/** What is missed, a sentence each; empty where every bar is met. */
export function missedBy(found: readonly ExampleStudy[]): string[] {
  return found.flatMap(({ run: { spec }, wrong, changesAfterSolved, flips, asExpected }) => [
    ...wrong.map(({ id, step }) => `${spec.id}: “${id}” at step ${step} does not hold.`),
    ...(changesAfterSolved > 1 ? [`${spec.id}: ${changesAfterSolved} changes after it was solved.`] : []),
    ...(flips > 0 ? [`${spec.id}: a headline came back within ten evaluations.`] : []),
    ...(asExpected ? [] : [`${spec.id}: other headlines than it is to have.`]),
  ]);
}
