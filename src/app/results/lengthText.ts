/** The results at other lengths in words: the sentence below the strip, and each point. */
import { formatCount, formatRoughly, formatLoss, formatValue } from '../../text/numbers.ts';
import { formatMetric, type Metric } from '../../tasks/contract/measures.ts';
import type { Lengths, ProblemInfo } from '../../tasks/contract/problem.ts';
import type { LengthResult, LengthsFinding } from '../../worker/protocol.ts';

export type LengthSubject = 'metric' | 'loss';

/** Less than this is noise. */
const CLEAR = 1.1;

/** A length with its name: "50 steps", "wait T = 10", "n = 3". */
export function lengthText({ label }: Lengths, ...range: readonly [number, number?]): string {
  const [low, high = low] = range;
  const text = low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
  return /(^|\s)[A-Za-z]$/.test(label) ? `${label} = ${text}` : `${text} ${label}`;
}

/** True where more is better. */
export function isShare({ kind }: Metric): boolean {
  return kind === 'accuracy' || kind === 'exact' || kind === 'within';
}

export function valueText(result: LengthResult, { metric }: ProblemInfo, of: LengthSubject): string {
  return of === 'loss' ? formatLoss(result.loss) : formatMetric(metric, result.metric);
}

/** A point of the strip. */
export function pointText(result: LengthResult, problem: ProblemInfo, of: LengthSubject): string {
  const name = of === 'loss' ? 'loss' : problem.metric.label;
  const [low, high] = problem.lengths.trained;
  const trained = result.length >= low && result.length <= high;
  return `${lengthText(problem.lengths, result.length)}: ${name} ${valueText(result, problem, of)}${trained ? ', trained on this' : ''}.`;
}

const TIMES: Readonly<Record<number, string>> = { 1.5: 'Half as long again', 2: 'Twice as long', 3: 'Three times as long', 4: 'Four times as long' }; // prettier-ignore

/** The result that is compared with the longest trained length: at twice the length, or the nearest beyond there is. */
function beyond({ results }: LengthsFinding, longest: number): LengthResult | undefined {
  return results
    .filter(({ length }) => length > longest)
    .toSorted((a, b) => Math.abs(a.length - 2 * longest) - Math.abs(b.length - 2 * longest))[0];
}

function changed(before: number, after: number, what: string): string {
  if (!Number.isFinite(after)) return `${what} is no longer a number`;
  if (!(before > 0)) return `${what} ${formatValue(after)} instead of ${formatValue(before)}`;
  const factor = after / before;
  if (factor < CLEAR && factor > 1 / CLEAR) return `${what} no larger`;
  return factor > 1
    ? `${what} ${formatRoughly(factor)}× larger`
    : `${what} ${formatRoughly(1 / factor)}× smaller`;
}

/** What the strip shows, in two short sentences. */
export function lengthSentence(answer: LengthsFinding, problem: ProblemInfo, of: LengthSubject): string {
  const { lengths, metric } = problem;
  const [low, high] = lengths.trained;
  const trained = `Trained on ${lengthText(lengths, low, high)} (shaded).`;
  const here = answer.results.find(({ length }) => length === high);
  const there = beyond(answer, high);
  if (!here || !there) return `${trained} This task has none that are longer.`;
  const when = TIMES[there.length / high] ?? `At ${lengthText(lengths, there.length)}`;
  if (of === 'loss') return `${trained} ${when}: ${changed(here.loss, there.loss, 'loss')}.`;
  if (!isShare(metric)) return `${trained} ${when}: ${changed(here.metric, there.metric, 'error')}.`;
  const [now, before] = [formatMetric(metric, there.metric), formatMetric(metric, here.metric)];
  return `${trained} ${when}: ${now}${now === before ? ' as well' : ` instead of ${before}`}.`;
}
