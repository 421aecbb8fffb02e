/** How a run fares, in sentences to the person: on the page, in its notices, and on the command line. */
import { formatCount } from '../text/numbers.ts';
import type { Diverged, Failure, Recovering, WhyFailed } from '../worker/client/status.ts';

const WHAT_HAPPENED: Readonly<Record<Failure['cause'], string>> = {
  'context-lost': 'The browser took the graphics card away',
  'wrong-numbers': 'What was computing gave wrong numbers',
  hang: 'The training worker stopped answering',
  crash: 'The training worker crashed',
};

const MISSING_FILE =
  'A file that the training needs did not arrive. That says nothing about this device or the network: look whether you are online, then try again. Nothing that was trained is lost.';

const NAMES = { webgl: 'the graphics card', wasm: 'WebAssembly' } as const;

/** What happened, and what is done about it. */
export function recoveryText({ cause, from, without }: Recovering): string {
  const what = WHAT_HAPPENED[cause];
  const then = from === 0 ? 'training begins again' : `training goes on from step ${formatCount(from)}`;
  return without ? `${what} again and again; ${then} without ${NAMES[without]}.` : `${what}; ${then}.`;
}

/** Why nothing more is tried, and what the person may try. */
export function failureText(why: WhyFailed): string {
  if (why.kind === 'refused') return why.sentence;
  if (why.kind === 'missing file') return MISSING_FILE;
  if (why.kind === 'no worker') return `The training worker could not be started: ${why.detail}`;
  const what = WHAT_HAPPENED[why.failure.cause];
  return `${what} again and again (${detailOf(why.failure)}). Reset to try once more, or make the network smaller.`;
}

function detailOf(failure: Failure): string {
  if (failure.cause === 'hang') return `Nothing was heard from the worker for ${failure.seconds} seconds`;
  return failure.detail.replace(/\.$/, '') || 'The worker stopped without saying why';
}

/** A page that nobody saw is seen again. @param step that it has reached */
export function waitedSentence(step: number): string {
  return `This page was out of sight for more than a minute, so training waited at step ${formatCount(step)}; now it goes on. It need not wait: see “out of sight” under Training.`;
}

/** There was no room for what a frame brought. */
export const NO_MEMORY =
  'This browser has no memory left for the curves, so the run was paused; what there is of them stays. Close other tabs and press Play, or reset the run.';

/** "Diverged (NaN) at step 132": what follows is what to do. */
export function divergenceText({ step, loss }: Diverged): string {
  return `Diverged (${Number.isNaN(loss) ? 'NaN' : 'infinite'}) at step ${formatCount(step)}`;
}
