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
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** The tests that failed, and files that could not be run, each with the first line of why. */
function failuresIn({ testResults }: Report): string[] {
  const line = (where: string, why: string | undefined) =>
    `${where}${why ? `: ${why.split('\n', 1)[0]!}` : ''}`;
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name);
    const tests = assertionResults
      .filter((test) => test.status === 'failed')
      .map(({ fullName, failureMessages }) => line(`${file} › ${fullName}`, failureMessages[0]));
    return tests.length === 0 && status === 'failed' ? [line(file, message)] : tests;
  });
}

/** Reads vitest's JSON report; undefined where there is none or it is not one. */
export function readReport(file: string): Outcome | undefined {
  if (!existsSync(file)) return undefined;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Partial<Report>;
  const { numPassedTests: passed, numFailedTests: failed, testResults } = report;
  if (typeof passed !== 'number' || typeof failed !== 'number' || !testResults) return undefined;
  return { passed, failed, failures: failuresIn(report as Report) };
}
