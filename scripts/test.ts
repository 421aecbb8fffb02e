/**
 * `npm test`: every check and every test, two stages at a time, and other browsers beside them; the last line is the count of all of them.
 *
 *     npm test                      everything
 *     npm test -- unit              only these stages (check, unit, browser, e2e, engines)
 *     npm test -- unit adding       only test files whose path holds "adding"
 *     npm test -- --changed         what a change touches, in about a minute: the types, the lint and the format of what changed,
 *                                   and the tests that import it, nearest first. The change is what is not committed yet; where
 *                                   all is, what the branch brought, or else the last commit
 *     npm test -- --thorough        many more random cases, longer runs and larger shapes: for a nightly run
 */
import { browserVersion, findBrowser, NoBrowserError } from './lib/browser.ts';
import { outOfDate } from './lib/outOfDate.ts';
import { runAndTell } from './lib/stages.ts';
import { changedPlan, readTestArguments, stagesOf } from './lib/testPlan.ts';

const wanted = readTestArguments(process.argv.slice(2));
const plan = wanted.changed ? changedPlan(wanted) : { stages: stagesOf(wanted), sentence: undefined };
if (plan.sentence !== undefined) console.log(plan.sentence);

const notes: string[] = [];

/** The environment of the tests: where the browser is, looked for (or installed) only when one is needed. */
function testEnvironment(): NodeJS.ProcessEnv {
  const env = wanted.thorough ? { ...process.env, UNROLL_THOROUGH: '1' } : process.env;
  if (!plan.stages.some(({ name }) => name === 'browser tests' || name === 'e2e tests')) return env;
  try {
    const executable = findBrowser();
    const version = browserVersion(executable);
    console.log(`Browser: ${version} at ${executable}`);
    notes.push(...outOfDate('Chromium', /\d+(?:\.\d+)+/.exec(version)?.[0] ?? '0'));
    return { ...env, UNROLL_CHROME: executable };
  } catch (error) {
    if (!(error instanceof NoBrowserError)) throw error;
    console.error(error.message);
    return env;
  }
}

await runAndTell(plan.stages, testEnvironment(), notes);
