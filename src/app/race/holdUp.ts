/** Who holds up whom in a race, and whose steps are computed in a slower form than others': in numbers and in words. */
import type { RunSeries } from '../../store/series.ts';
import { isOver, isWaiting, type RunState } from '../../store/state.ts';

/** A network that takes no more than so much longer than the next slowest holds nobody up. */
const SLOWER = 1.5;

interface Racer {
  readonly name: string;
  readonly run: Pick<RunState, 'status' | 'info'>;
  readonly series: RunSeries;
}

/** Seconds that a network's own training takes for a step, without waiting for others; undefined before it is known. */
function secondsEach({ evaluationSteps, evaluationSeconds }: RunSeries): number | undefined {
  const [steps = 0, seconds = 0] = [evaluationSteps.values.at(-1), evaluationSeconds.values.at(-1)];
  return steps > 0 && seconds > 0 ? seconds / steps : undefined;
}

/** By equal steps: the network that all others wait for, where it is clearly slower than each of them. */
export function slowestOf<T extends Racer>(racers: readonly T[]): T | undefined {
  const known = racers.flatMap((racer) => {
    const seconds = isOver(racer.run) || isWaiting(racer.run) ? undefined : secondsEach(racer.series);
    return seconds === undefined ? [] : [{ racer, seconds }];
  });
  const [slowest, next] = known.toSorted((a, b) => b.seconds - a.seconds);
  return slowest && next && slowest.seconds > SLOWER * next.seconds ? slowest.racer : undefined;
}

/** Those that compute their steps by tensor operations while another has a faster form; none where all are alike. */
export function slowForms<T extends Racer>(racers: readonly T[]): readonly T[] {
  const slow = racers.filter(({ run }) => run.info?.form === 'reference');
  return racers.some(({ run }) => run.info && run.info.form !== 'reference') ? slow : [];
}

const list = new Intl.ListFormat('en-US', { type: 'conjunction' });

/** What of this to know when comparing; empty where there is nothing. */
export function fairnessText(racers: readonly Racer[], paced: boolean): string {
  const slow = slowForms(racers).map(({ name }) => name);
  if (slow.length > 0)
    return slow.length === 1
      ? `${slow[0]} is computed by tensor operations here, a slower form than the others’: compare steps, not seconds.`
      : `${list.format(slow)} are computed by tensor operations here, a slower form than the others’: compare steps, not seconds.`;
  const slowest = paced ? slowestOf(racers) : undefined;
  return slowest ? `The others wait for ${slowest.name}.` : '';
}
