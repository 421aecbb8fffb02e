/** Raised hands at a question: a number for each choice, and beside what came of it a bar. */
import { plainText, readInline } from '../../lessons/inline.ts';
import type { Choice } from '../../lessons/lesson.ts';
import { handsText, MOST_HANDS, readHands, totalOf, type Counts } from './hands.ts';
import './hands.css';

interface CounterProps {
  readonly choice: Choice;
  readonly count: number;
  readonly onCount: (count: number) => void;
}

/** Keys that go on and back in a presentation are left to it. */
export function HandsCounter({ choice, count, onCount }: CounterProps) {
  const text = plainText(readInline(choice.text));
  return (
    <span className="hands-counter">
      <button
        type="button"
        className="button"
        aria-label={`One hand fewer: ${text}`}
        onClick={() => onCount(Math.max(0, count - 1))}
      >
        −
      </button>
      <input
        type="number"
        className="box"
        aria-label={`Raised hands: ${text}`}
        min={0}
        max={MOST_HANDS}
        placeholder="0"
        value={count === 0 ? '' : count}
        onFocus={(event) => event.target.select()}
        onChange={(event) => onCount(readHands(event.target.value))}
      />
      <button
        type="button"
        className="button"
        aria-label={`One hand more: ${text}`}
        onClick={() => onCount(Math.min(MOST_HANDS, count + 1))}
      >
        +
      </button>
    </span>
  );
}

interface BarProps {
  readonly counts: Counts;
  readonly choice: number;
  /** Which choice came true; undefined while that is not known. */
  readonly truth: number | undefined;
}

export function HandsBar({ counts, choice, truth }: BarProps) {
  const count = counts[choice]!;
  const total = totalOf(counts);
  return (
    <span className="hands-result" data-true={choice === truth}>
      <span className="hands-bar" aria-hidden="true">
        <span style={{ width: `${(100 * count) / total}%` }} />
      </span>
      <span>{handsText(count, total, truth === undefined ? undefined : choice === truth)}</span>
    </span>
  );
}
