/** What was changed under way, in words: what the marks on a chart say. */
import { formatCount } from '../../text/numbers.ts';
import { marksOf, type Overlay } from './overlay.ts';

/** The newest change as a sentence that follows another; empty where nothing was changed. */
export function lastChange(overlay: Overlay): string {
  const last = marksOf({ ...overlay, axis: 'steps' })
    .toSorted((a, b) => a.x - b.x)
    .at(-1);
  return last ? ` Since step ${formatCount(last.x)}: ${last.label}.` : '';
}

/** All of them, in their order, for a table; undefined where nothing was changed. */
export function allChanges(overlay: Overlay): string | undefined {
  const marks = marksOf({ ...overlay, axis: 'steps' });
  if (marks.length === 0) return undefined;
  const said = marks.map(({ x, label }) => `${label} from step ${formatCount(x)}`);
  return `Changed under way: ${said.join('; ')}.`;
}
