/** The free run in words and as a table. */
import { formatValue } from '../../../text/numbers.ts';
import type { FreeRunning } from '../../../tasks/contract/abilities.ts';
import type { FreeRun } from '../../../worker/protocol.ts';
import { laterText, timeText } from './times.ts';

function withUnit(value: number, unit: string): string {
  return `${formatValue(value)}${unit ? ` ${unit}` : ''}`;
}

/** What the run from this place shows, in a sentence or two. */
export function runSentence(run: FreeRun, { times, unit, heldOut }: FreeRunning): string {
  const { from, says, truth } = run;
  if (truth.length === 0) return forecastSentence(run, { times, unit });
  const off = (k: number) => withUnit(Math.abs(says[k]! - truth[k]!), unit);
  const last = truth.length - 1;
  const end = last > 0 ? `, and ${off(last)} ${laterText(times, last + 1)}` : '';
  const known =
    from + 1 < heldOut ? ' The network was trained on what comes here: try a place further on.' : '';
  return `In a free run after ${timeText(times, from)}, the network is ${off(0)} off ${laterText(times, 1)}${end}.${known}`;
}

/** What it says of values that are not there yet. */
function forecastSentence(
  { from, says }: FreeRun,
  { times, unit }: Pick<FreeRunning, 'times' | 'unit'>,
): string {
  const of = (k: number) => `${withUnit(says[k - 1]!, unit)} for ${timeText(times, from + k)}`;
  const end = says.length > 1 ? ` and ${of(says.length)}` : '';
  return `After the newest value, ${timeText(times, from)}, the network predicts ${of(1)}${end}. Nobody knows yet what comes; the error tells how far off it was where that is known.`;
}

/** The errors far ahead: the network's, and the least of a forecast without a network. */
function farAhead({ errors }: FreeRun) {
  const [network, ...plain] = errors;
  const far = network!.values.length - 1;
  const best = plain.toSorted((a, b) => a.values[far]! - b.values[far]!)[0];
  return { network: network!, far, best };
}

/** How good it is far ahead, in one short sentence. */
export function verdictSentence(run: FreeRun, { times, unit }: FreeRunning): string {
  const { network, far, best } = farAhead(run);
  const later = laterText(times, far + 1);
  const own = withUnit(network.values[far]!, unit);
  return best
    ? `Its error is ${own} ${later}; that of “${best.label}” is ${withUnit(best.values[far]!, unit)}.`
    : `Its error is ${own} ${later}.`;
}

/** The error far ahead against the best forecast without a network. */
export function horizonSentence(run: FreeRun, { times, unit }: FreeRunning): string {
  const { network, far, best } = farAhead(run);
  const { starts } = run;
  const places = starts === 1 ? 'one place' : `${starts} places`;
  const beside = best ? `; “${best.label}” has ${withUnit(best.values[far]!, unit)}` : '';
  return `From ${places} of the part kept out of training, its error is ${withUnit(network.values[0]!, unit)} at first and ${withUnit(network.values[far]!, unit)} ${laterText(times, far + 1)}${beside}.`;
}

const MOST_ROWS = 8;

/** Horizons worth a row of the table: the first and the last, and some between. */
export function horizonRows(length: number): number[] {
  const rows = Math.min(MOST_ROWS, length);
  return Array.from({ length: rows }, (_, k) =>
    rows === 1 ? 1 : 1 + Math.round((k * (length - 1)) / (rows - 1)),
  );
}
