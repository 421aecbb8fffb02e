/**
 * `npm test`: every check and every test, one stage after another; the last line is the count of all of them.
 *
 *     npm test                      everything
 *     npm test -- unit              only these stages (check, unit, browser, e2e)
 *     npm test -- unit adding       only test files whose path holds "adding"
 */
import { browserVersion, findBrowser, NoBrowserError } from './lib/browser.ts';
import { checks, runStages, testStage, type SideBySide, type Stage } from './lib/stages.ts';

const STAGES = ['check', 'unit', 'browser', 'e2e'] as const;
type StageName = (typeof STAGES)[number];

const named = new Set<string>(STAGES);
const args = process.argv.slice(2);
const chosen = STAGES.filter((stage) => args.includes(stage));
const filters = args.filter((arg) => !named.has(arg));
const wanted: readonly StageName[] = chosen.length > 0 ? chosen : STAGES;

/** Tests in the browser mostly wait, for frames and for workers: those without one run beside them. */
const beside = wanted.includes('unit') && wanted.includes('browser');

const stages = wanted.flatMap((stage): readonly (Stage | SideBySide)[] => {
  if (stage === 'check') return checks;
  if (stage === 'unit' && beside) return [];
  if (stage === 'browser' && beside) return [[testStage('browser', filters), testStage('unit', filters)]];
  return [testStage(stage, filters)];
});

/** The environment of the tests: where the browser is, looked for (or installed) only when one is needed. */
function testEnvironment(): NodeJS.ProcessEnv {
  if (!wanted.some((stage) => stage === 'browser' || stage === 'e2e')) return process.env;
  try {
    const executable = findBrowser();
    console.log(`Browser: ${browserVersion(executable)} at ${executable}`);
    return { ...process.env, UNROLL_CHROME: executable };
  } catch (error) {
    if (!(error instanceof NoBrowserError)) throw error;
    console.error(error.message);
    return process.env;
  }
}

const { passed, failed } = await runStages(stages, testEnvironment());
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
