/** `npm run check`: all that can be checked without running the project. */
import { checks } from './lib/checks.ts';
import { runAndTell } from './lib/stages.ts';

await runAndTell(checks);
