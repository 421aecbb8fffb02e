/** How likely the network takes each class to be. */
import { formatPercent } from '../../../text/numbers.ts';
import { likeliest } from './answerSentence.ts';
import { share } from './Written.tsx';

interface ChancesProps {
  readonly names: readonly string[];
  readonly chances: readonly number[];
}

/** Every class, always in the same order, so that nothing jumps while the network learns. */
export function ChanceList({ names, chances }: Partial<ChancesProps> & Pick<ChancesProps, 'names'>) {
  const best = chances ? likeliest(chances) : -1;
  return (
    <ul className="ask-chances" aria-label="How likely the network takes each to be">
      {names.map((name, k) => (
        <li key={name} data-best={k === best} style={share(chances?.[k] ?? 0)}>
          <span>{name}</span>
          <span className="ask-share">{chances ? formatPercent(chances[k]!) : '–'}</span>
        </li>
      ))}
    </ul>
  );
}

/** As many have room in a line. */
const SHOWN = 3;

/** The likeliest, in their order. */
export function Likeliest({ names, chances }: ChancesProps) {
  const order = chances.map((_, k) => k).toSorted((a, b) => chances[b]! - chances[a]!);
  return (
    <span className="ask-likeliest">
      {order.slice(0, SHOWN).map((k, place) => (
        <span key={place} style={share(chances[k]!)}>
          {`${names[k]} ${formatPercent(chances[k]!)}`}
        </span>
      ))}
    </span>
  );
}
