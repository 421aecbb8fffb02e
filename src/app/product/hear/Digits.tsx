/** How likely the network takes each digit to be: bars beside each other, or a row for each with its share. */
import { formatPercent } from '../../../text/numbers.ts';
import { likeliestOf } from './hearText.ts';

interface DigitsProps {
  readonly classes: readonly string[];
  readonly probabilities: Float32Array | undefined;
  /** With the share of each in numbers. */
  readonly numbers?: boolean;
}

export function Digits({ classes, probabilities, numbers = false }: DigitsProps) {
  const best = probabilities && likeliestOf(probabilities);
  return (
    <ol className={numbers ? 'hear-classes' : 'hear-bars'} aria-label="Probability of each digit">
      {classes.map((name, k) => {
        const share = probabilities?.[k];
        const text = share === undefined ? '–' : formatPercent(share);
        return (
          <li key={name} data-best={k === best || undefined} title={numbers ? undefined : `${name}: ${text}`}>
            <span>{name}</span>
            <span className="hear-bar" aria-hidden="true">
              <span style={{ '--share': share || 0 } as React.CSSProperties} />
            </span>
            <span className={numbers ? undefined : 'hear-hidden'}>{text}</span>
          </li>
        );
      })}
    </ol>
  );
}
