/** What a stage comes to, and what the report of vitest says of it. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './site.ts';

export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export interface Outcome extends Counts {
  /** Each stage or test that failed, with the first line of why. */
  readonly failures: readonly string[];
  /** Each test that passed only when it was tried again, with the first line of why it had failed. */
  readonly retried: readonly string[];
  /** One sentence for each thing that cannot be tried on this machine, or was tried in another version than is said. */
  readonly notes: readonly string[];
}

/** What is used of vitest's JSON report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly title: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

type File = Report['testResults'][number];

function line(where: string, why: string | undefined): string {
  return `${where}${why ? `: ${why.split('\n', 1)[0]!}` : ''}`;
}

/** The tests of a file with this status that failed once at least, each with the first line of why. */
function onceFailed({ name, assertionResults }: File, wanted: 'passed' | 'failed'): string[] {
  return assertionResults
    .filter(({ status, failureMessages }) => status === wanted && failureMessages.length > 0)
    .map(({ fullName, failureMessages }) =>
      line(`${path.relative(root, name)} › ${fullName}`, failureMessages[0]),
    );
}

/** The tests that failed, and files that could not be run. */
function failuresIn(file: File): string[] {
  const tests = onceFailed(file, 'failed');
  return tests.length === 0 && file.status === 'failed'
    ? [line(path.relative(root, file.name), file.message)]
    : tests;
}

/** What is to be known stands among the tests that are skipped, its sentence in place of a name. */
function notesIn({ assertionResults }: File): string[] {
  return assertionResults
    .filter(({ status, title }) => status === 'skipped' && /^(not run|out of date): /.test(title))
    .map(({ title }) => title);
}

/** Reads vitest's JSON report; undefined where there is none or it is not one. */
export function readReport(file: string): Outcome | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Partial<Report>;
  const { numPassedTests: passed, numFailedTests: failed, testResults } = report;
  if (typeof passed !== 'number' || typeof failed !== 'number' || !testResults) return undefined;
  return {
    passed,
    failed,
    failures: testResults.flatMap(failuresIn),
    retried: testResults.flatMap((result) => onceFailed(result, 'passed')),
    notes: testResults.flatMap(notesIn),
  };
}
