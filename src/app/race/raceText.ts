/** A race in words. */
import { formatCount, formatLevel } from '../../text/numbers.ts';
import type { DeviceInfo } from '../../worker/protocol.ts';
import type { RunSeries } from '../../store/series.ts';
import type { RunState } from '../../store/state.ts';
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Overlay } from './overlay.ts';

/** The place of the evaluation at a step; the newest one before it where there is none. Undefined before the first. */
export function evaluationAt({ evaluationSteps }: RunSeries, step: number): number | undefined {
  const found = evaluationSteps.values.findLastIndex((at) => at <= step);
  return found < 0 ? undefined : found;
}

/** Who is ahead by validation loss, and the levels that this is measured by, in one sentence; the standings have the numbers. */
export function raceSentence({ networks }: Overlay, { baseline, solved }: ProblemInfo): string {
  const results = networks.flatMap(({ name, series }) => {
    const loss = series.heldOutLosses.values.at(-1);
    return loss === undefined ? [] : [{ name, loss }];
  });
  if (results.length === 0) return 'No result yet: the first comes with the first evaluation.';
  const [first, second] = results
    .filter(({ loss }) => Number.isFinite(loss))
    .toSorted((a, b) => a.loss - b.loss);
  const levels = solved.beats
    ? `“${baseline.label}” gets ${formatLevel(baseline.loss)}, “${solved.label}” ${formatLevel(solved.loss)}`
    : `“${baseline.label}” gets ${formatLevel(baseline.loss)}, solved is ${formatLevel(solved.loss)}`;
  if (first && first.loss === second?.loss) return `No network is ahead yet; ${levels}.`;
  return first
    ? `${first.name} has the lowest validation loss; ${levels}.`
    : `No network has a validation loss that is a number any more; ${levels}.`;
}

/**
 * How attention and recurrence compare in computing time, where that was measured (claim `step-time`); undefined on graphics cards and
 * in JavaScript, where nobody did.
 */
export function computingTimeText(device: DeviceInfo | undefined): string | undefined {
  const measured = device?.backend === 'wasm' || (device?.backend === 'webgl' && device.software);
  return measured
    ? 'Without a graphics card, a training step of attention takes longer than a GRU’s at 25, 100 and 400 time steps, and the longer the sequence, the more.'
    : undefined;
}

/** Since when a network has solved its task, or does better than the method that its task is measured by. */
export function sinceText({ solvedAt, info }: Pick<RunState, 'solvedAt' | 'info'>): string | undefined {
  if (solvedAt === undefined) return undefined;
  const { solved } = info?.problem ?? {};
  return solved?.beats
    ? `better than “${solved.label}” at ${formatCount(solvedAt)}`
    : `solved at ${formatCount(solvedAt)}`;
}

/** How a network fares, in a word or two; undefined while nothing is remarkable. */
export function fareOf({ status, step }: RunState, mostSteps: number, paced: boolean): string | undefined {
  switch (status.state) {
    case 'loading':
      return 'getting ready';
    case 'moving':
      return 'moving';
    case 'recovering':
      return 'recovering';
    case 'diverged':
      return `diverged at ${formatCount(step)}`;
    case 'failed':
      return 'failed';
    case 'running':
      return paced && step < 0.9 * mostSteps - 100 ? 'catching up' : undefined;
    case 'ready':
    case 'paused':
      return undefined;
  }
}
