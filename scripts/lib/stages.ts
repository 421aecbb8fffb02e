/** Stages of the checks: each runs one command, shows its output, and gives back how many checks passed and failed. */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { root } from './site.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface Stage {
  readonly name: string;
  /** A program of node_modules/.bin by its package's file, or a script, with its arguments. */
  readonly command: readonly string[];
  /** Set for vitest: where it writes its results. */
  readonly report?: string;
}

/** Reads the counts from vitest's JSON report; undefined where there is none or it is not one. */
function readReport(file: string): Counts | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  const { numPassedTests: passed, numFailedTests: failed } = report;
  return typeof passed === 'number' && typeof failed === 'number' ? { passed, failed } : undefined;
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
async function runStage(stage: Stage, env: NodeJS.ProcessEnv, heldBack: boolean): Promise<Counts> {
  const report = stage.report === undefined ? undefined : path.join(root, stage.report);
  if (report !== undefined) rmSync(report, { force: true });
  const chunks: Buffer[] = [];
  if (!heldBack) console.log(`\n── ${stage.name}`);
  const start = performance.now();
  const exitCode = await run(stage.command, env, heldBack ? (chunk) => chunks.push(chunk) : undefined);
  const counts = countsOf(exitCode, report === undefined ? undefined : readReport(report));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  if (heldBack) console.log(`\n── ${stage.name}\n${Buffer.concat(chunks).toString().trimEnd()}`);
  console.log(`── ${stage.name}: ${counts.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`);
  return counts;
}

/** Stages that run at the same time; of all but the first the output is held back. */
export type SideBySide = readonly Stage[];

/** Runs stages one after another, those of a list side by side; a failed one does not stop the next. */
export async function runStages(
  stages: readonly (Stage | SideBySide)[],
  env: NodeJS.ProcessEnv = process.env,
): Promise<Counts> {
  let total: Counts = { passed: 0, failed: 0 };
  for (const stage of stages) {
    const together = 'name' in stage ? [stage] : stage;
    const all = await Promise.all(together.map((one, position) => runStage(one, env, position > 0)));
    for (const { passed, failed } of all)
      total = { passed: total.passed + passed, failed: total.failed + failed };
  }
  return total;
}

/** A command that runs a file of an installed package by this Node. */
function tool(file: string, ...args: string[]): string[] {
  return [process.execPath, path.join(root, 'node_modules', file), ...args];
}

const typeCheck = (realm: string): Stage => ({
  name: `types of the ${realm}`,
  command: tool('typescript/bin/tsc', '-p', `tsconfig.${realm}.json`),
});

/** Everything that is checked without running the project. */
export const checks: readonly Stage[] = [
  typeCheck('page'),
  typeCheck('worker'),
  typeCheck('node'),
  { name: 'lint', command: tool('oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'format', command: tool('prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.') },
  { name: 'unused code', command: tool('knip/bin/knip.js') },
  { name: 'build', command: tool('vite/bin/vite.js', 'build', '--logLevel=warn') },
  { name: 'size', command: [process.execPath, '--import', 'tsx', 'scripts/size.ts'] },
];

/** One of vitest's projects, with filters for its files. */
export function testStage(project: 'unit' | 'browser' | 'e2e', filters: readonly string[]): Stage {
  const report = `.cache/tests/${project}.json`;
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  return {
    name: `${project} tests`,
    command: tool('vitest/vitest.mjs', 'run', '--project', project, ...reporters, ...filters),
    report,
  };
}
