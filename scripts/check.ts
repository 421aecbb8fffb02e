/** `npm run check`: all that can be checked without running the project. */
import { checks } from './lib/checks.ts';
import { runStages } from './lib/stages.ts';

const { passed, failed } = await runStages(checks);
console.log(`\n${passed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;
