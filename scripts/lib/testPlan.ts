/** What `npm test` runs: everything, the stages that were named, or what a change touches. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { changedFiles, type Changed } from './changed.ts';
import { checks, formatOf, lintOf, PROJECTS, reportOf, testStage, types, type Project } from './checks.ts';
import { relatedTests, withinTime } from './related.ts';
import { root } from './site.ts';
import type { Stage } from './stages.ts';

const STAGES = ['check', ...PROJECTS] as const;
type StageName = (typeof STAGES)[number];

export interface Wanted {
  /** Those that were named; all where none was. */
  readonly stages: readonly StageName[];
  /** Parts of the paths of test files; anything else that vitest is to be told. */
  readonly filters: readonly string[];
  /** Only what a change touches. */
  readonly changed: boolean;
  /** Many random cases, long runs and large shapes. */
  readonly thorough: boolean;
}

export function readTestArguments(args: readonly string[]): Wanted {
  const named = STAGES.filter((stage) => args.includes(stage));
  const own = new Set<string>([...STAGES, '--changed', '--thorough']);
  return {
    stages: named.length > 0 ? named : STAGES,
    filters: args.filter((arg) => !own.has(arg)),
    changed: args.includes('--changed'),
    thorough: args.includes('--thorough'),
  };
}

/** Every stage that is wanted, the longest first, so that none is left alone with the end. */
export function stagesOf({ stages, filters }: Wanted): readonly Stage[] {
  const tests = (...projects: readonly Project[]) =>
    projects.filter((project) => stages.includes(project)).map((project) => testStage(project, filters));
  return [
    ...tests('browser'),
    ...(stages.includes('check') ? checks : []),
    ...tests('e2e', 'engines', 'unit'),
  ];
}

/** Every file of code, by its path relative to the root. */
function readSources(): Map<string, string> {
  const files = ['src', 'scripts', 'tests'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => /\.tsx?$/.test(file))
      .map((file) => `${folder}/${file.replaceAll('\\', '/')}`),
  );
  return new Map(files.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
}

interface Report {
  readonly testResults: readonly { name: string; startTime: number; endTime: number }[];
}

/** How many seconds each test file took when it was last run. */
function readTimes(): ReadonlyMap<string, number> {
  const reports = PROJECTS.map((project) => path.join(root, reportOf(project))).filter((file) =>
    existsSync(file),
  );
  const results = reports.flatMap((file) => (JSON.parse(readFileSync(file, 'utf8')) as Report).testResults);
  return new Map(
    results.map(({ name, startTime, endTime }) => [
      path.relative(root, name).replaceAll('\\', '/'),
      (endTime - startTime) / 1000,
    ]),
  );
}

/** Two stages at a time, and what each needs to begin: so much fits into a minute. */
const SECONDS = 45;

const projectOf = (file: string): Project =>
  PROJECTS.find((name) => file.startsWith(`tests/${name}/`)) ?? 'unit';

export interface ChangedPlan {
  readonly stages: readonly Stage[];
  /** What is run and what is not, for a person. */
  readonly sentence: string;
}

/** The checks and tests that a change touches, as many of them as fit into a minute. */
export function changedPlan(
  { stages, filters }: Wanted,
  { files, since }: Changed = changedFiles(),
): ChangedPlan {
  const present = files.filter((file) => existsSync(path.join(root, file)));
  const code = present.filter((file) => /\.tsx?$/.test(file));
  const wanted = relatedTests(readSources(), files).filter(
    ({ file }) =>
      stages.includes(projectOf(file)) &&
      (filters.length === 0 || filters.some((part) => file.includes(part))),
  );
  const times = readTimes();
  const { chosen, left } = withinTime(wanted, (file) => times.get(file), SECONDS);
  const tests = PROJECTS.flatMap((project) => {
    const own = chosen.filter((file) => projectOf(file) === project);
    return own.length === 0 ? [] : [testStage(project, own)];
  });
  const check = stages.includes('check')
    ? [
        ...(code.length > 0 ? [...types, lintOf(code)] : []),
        ...(present.length > 0 ? [formatOf(present)] : []),
      ]
    : [];
  const count = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  const more =
    left.length === 0
      ? ''
      : ` ${count(left.length, 'test file')} further away would take longer than a minute: npm test runs them.`;
  return {
    stages: [...check, ...tests],
    sentence: `${count(files.length, 'file')} changed since ${since}; ${count(chosen.length, 'test file')} nearest to that.${more}`,
  };
}
