/** Runs the stages of the checks: each one command, whose output is shown, and which counts how many checks passed and failed. */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root } from './site.ts';
import { readReport, type Counts, type Outcome } from './testReport.ts';

export interface Stage {
  readonly name: string;
  /** A program of node_modules/.bin by its package's file, or a script, with its arguments. */
  readonly command: readonly string[];
  /** Set for vitest: where it writes its results. */
  readonly report?: string;
  /** Begins only when these are through, as far as they are run at all. */
  readonly after?: readonly string[];
  /** Waits for others most of its time: it takes nobody's place, and begins as soon as it may. */
  readonly beside?: boolean;
}

/**
 * What a finished stage counts: vitest its tests, any other stage one check. A stage that ends badly counts at least one
 * failure, also where its report shows none (a crash, an error outside of any test).
 */
export function countsOf(exitCode: number, report: Counts | undefined): Counts {
  const { passed, failed } = report ?? { passed: exitCode === 0 ? 1 : 0, failed: 0 };
  return { passed, failed: exitCode === 0 ? failed : Math.max(failed, 1) };
}

/** What a command writes, where it does not go to the terminal at once. */
type Written = (chunk: Buffer) => void;

function run(
  [program, ...args]: readonly string[],
  env: NodeJS.ProcessEnv,
  written?: Written,
): Promise<number> {
  return new Promise((resolve) => {
    const out = written ? 'pipe' : 'inherit';
    const child = spawn(program!, args, { cwd: root, env, stdio: ['ignore', out, out] });
    if (written) for (const stream of [child.stdout, child.stderr]) stream?.on('data', written);
    child.on('error', () => resolve(127));
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs a stage to its end.
 * @param heldBack true where its output is shown as a whole at its end, instead of going straight to the terminal
 */
async function runStage(stage: Stage, env: NodeJS.ProcessEnv, heldBack: boolean): Promise<Outcome> {
  const report = stage.report === undefined ? undefined : path.join(root, stage.report);
  if (report !== undefined) rmSync(report, { force: true });
  const chunks: Buffer[] = [];
  if (!heldBack) console.log(`\n── ${stage.name}`);
  const start = performance.now();
  const exitCode = await run(stage.command, env, heldBack ? (chunk) => chunks.push(chunk) : undefined);
  const told = report === undefined ? undefined : readReport(report);
  const counts = countsOf(exitCode, told);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (heldBack) console.log(`\n── ${stage.name}\n${Buffer.concat(chunks).toString().trimEnd()}`);
  console.log(`── ${stage.name}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  const named = (lines: readonly string[] = []) => lines.map((line) => `${stage.name}: ${line}`);
  const failures = named(told?.failures);
  return {
    ...counts,
    failures: counts.failed > 0 && failures.length === 0 ? [stage.name] : failures,
    retried: named(told?.retried),
    notes: told?.notes ?? [],
  };
}

/** Many stages wait for a browser or a disk half of their time, so that two of them keep two cores busy. */
const TOGETHER = availableParallelism() < 4 ? 2 : 3;

interface Running {
  readonly stage: Stage;
  readonly live: boolean;
  readonly end: Promise<void>;
}

/**
 * Runs stages in their order, some at a time; a failed one does not stop the others. One of those that run writes straight to
 * the terminal.
 */
export async function runStages(
  stages: readonly Stage[],
  env: NodeJS.ProcessEnv = process.env,
  together = TOGETHER,
): Promise<Outcome> {
  let total: Outcome = { passed: 0, failed: 0, failures: [], retried: [], notes: [] };
  const waiting = [...stages];
  const running: Running[] = [];
  const isFree = ({ after = [] }: Stage) =>
    ![...waiting, ...running.map(({ stage }) => stage)].some(({ name }) => after.includes(name));
  const hasPlace = ({ beside = false }: Stage) =>
    beside || running.filter(({ stage }) => !stage.beside).length < together;
  const through = async (stage: Stage, live: boolean) => {
    const { passed, failed, failures, retried, notes } = await runStage(stage, env, !live);
    total = {
      passed: total.passed + passed,
      failed: total.failed + failed,
      failures: [...total.failures, ...failures],
      retried: [...total.retried, ...retried],
      notes: [...total.notes, ...notes],
    };
    const place = running.findIndex((other) => other.stage === stage);
    running.splice(place, 1);
  };
  const begin = (stage: Stage) => {
    const live = running.every((other) => !other.live);
    running.push({ stage, live, end: through(stage, live) });
  };
  while (waiting.length > 0 || running.length > 0) {
    const next = waiting.find((stage) => hasPlace(stage) && isFree(stage));
    if (next) {
      waiting.splice(waiting.indexOf(next), 1);
      begin(next);
    } else await Promise.race(running.map(({ end }) => end));
  }
  return total;
}

/**
 * Runs stages as `runStages`; ends with what failed by name, which may stand far above by then, and the counts of all.
 * @param toKnow what else a person should know at the end
 */
export async function runAndTell(
  stages: readonly Stage[],
  env?: NodeJS.ProcessEnv,
  toKnow: readonly string[] = [],
): Promise<void> {
  const { passed, failed, failures, retried, notes } = await runStages(stages, env);
  const list = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
  };
  list('To know', [...toKnow, ...notes]);
  list('Passed when tried again', retried);
  list('Failed', failures);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}
