/** What the network wrote, character by character, and how sure it was of each. */
import type { CSSProperties } from 'react';
import { visibleSymbol } from '../../../charts/symbolLane.ts';
import type { Reply } from '../../../worker/protocol.ts';

type Written = Extract<Reply, { kind: 'written' }>['written'];

export const share = (probability: number): CSSProperties => ({ '--share': probability }) as CSSProperties;

/** As a list, each with its percentage. */
export function WrittenList({ written }: { readonly written: Written | undefined }) {
  return (
    <ol className="ask-written" aria-label="What the network writes, and how sure it is of each character">
      {written?.map(({ symbol, probability }, position) => (
        <li key={position} style={share(probability)}>
          <span className="ask-symbol">{visibleSymbol(symbol)}</span>
          <span className="ask-share">{Math.round(100 * probability)}&thinsp;%</span>
        </li>
      ))}
    </ol>
  );
}

/** In a line: the bar under each says how sure the network is of it. */
export function Characters({ written }: { readonly written: Written }) {
  if (written.length === 0) return <span className="ask-nothing">nothing</span>;
  return (
    <span className="ask-characters" title="The line under each character: how sure the network is of it.">
      {written.map(({ symbol, probability }, position) => (
        <span key={position} style={share(probability)}>
          {visibleSymbol(symbol)}
        </span>
      ))}
    </span>
  );
}
