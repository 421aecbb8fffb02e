/** Step count and speed, a few times a second; nothing around them is drawn again with them. */
import { countText, rateText } from './numbers.ts';
import { usePaced } from './useRenewals.ts';

const REFRESH_MS = 200;

export function StepCount() {
  return (
    <span className="count">
      <b>{countText(usePaced(REFRESH_MS).step)}</b> steps
    </span>
  );
}

export function Rate() {
  return (
    <span className="rate">
      <b>{rateText(usePaced(REFRESH_MS).stepsPerSecond)}</b> steps/s
    </span>
  );
}
