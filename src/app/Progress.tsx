/** Step count and speed, a few times a second; nothing around them is drawn again with them. */
import { formatCount, formatRate } from '../text/numbers.ts';
import { usePaced } from './useRenewals.ts';

const REFRESH_MS = 200;

export function StepCount() {
  return (
    <span className="count">
      <b>{formatCount(usePaced(REFRESH_MS).step)}</b> steps
    </span>
  );
}

export function Rate() {
  return (
    <span className="rate">
      <b>{formatRate(usePaced(REFRESH_MS).stepsPerSecond)}</b> steps/s
    </span>
  );
}
