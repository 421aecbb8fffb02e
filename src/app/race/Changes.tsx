/** What was changed under way, in words beside a table: what the marks on a chart say. */
import { formatCount } from '../../charts/format.ts';
import { marksOf, type Overlay } from './overlay.ts';

export function Changes({ overlay }: { readonly overlay: Overlay }) {
  const marks = marksOf({ ...overlay, axis: 'steps' });
  if (marks.length === 0) return null;
  const said = marks.map(({ x, label }) => `${label} from step ${formatCount(x)}`);
  return <p>Changed under way: {said.join('; ')}.</p>;
}
