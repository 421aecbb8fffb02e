import type { LineStyle } from './lineStyle.ts';
import { styleOf } from './lineStyle.ts';
import './race.css';

/** A short piece of a network's line, as charts draw it. */
export function Swatch({ lineStyle }: { readonly lineStyle: LineStyle }) {
  return (
    <svg className="swatch" viewBox="0 0 28 8" aria-hidden="true" style={styleOf(lineStyle)}>
      <line x1="0" x2="28" y1="4" y2="4" strokeDasharray={lineStyle.dash.join(' ') || undefined} />
    </svg>
  );
}
