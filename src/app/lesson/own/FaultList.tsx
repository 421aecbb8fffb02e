/** What in a lesson's text cannot be read as meant, each with its line. */
import type { Fault } from '../../../lessons/lesson.ts';
import { Button } from '../../../ui/Button.tsx';

interface FaultListProps {
  readonly faults: readonly Fault[];
  /** Goes to a line; left out where there is none to go to. */
  readonly onLine?: (line: number) => void;
}

export function FaultList({ faults, onLine }: FaultListProps) {
  if (faults.length === 0) return null;
  return (
    <ul className="lesson-faults" aria-label="To be mended">
      {faults.map(({ line, sentence }, k) => (
        <li key={k}>
          {onLine ? (
            <Button look="quiet" onClick={() => onLine(line)}>{`Line ${line}`}</Button>
          ) : (
            <b>{`Line ${line}`}</b>
          )}{' '}
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}
