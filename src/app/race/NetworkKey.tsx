/** The key of the networks in a chart: each with its line as it is drawn there. */
import type { LineStyle } from './lineStyle.ts';
import { styleOf } from './lineStyle.ts';
import type { NetworkOnPage } from './overlay.ts';
import './race.css';

/** A short piece of a network's line. */
export function Swatch({ lineStyle }: { readonly lineStyle: LineStyle }) {
  return (
    <svg className="swatch" viewBox="0 0 28 8" aria-hidden="true" style={styleOf(lineStyle)}>
      <line x1="0" x2="28" y1="4" y2="4" strokeDasharray={lineStyle.dash.join(' ') || undefined} />
    </svg>
  );
}

export function NetworkKey({ networks }: { readonly networks: readonly NetworkOnPage[] }) {
  return (
    <ul className="network-key" aria-label="Networks, validation data">
      {networks.map(({ id, name, lineStyle }) => (
        <li key={id}>
          <Swatch lineStyle={lineStyle} />
          {name}
        </li>
      ))}
    </ul>
  );
}
