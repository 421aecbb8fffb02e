/** Of which network something is: "before training", "after 1 step", "after 1,240 steps". */
import { formatCount } from '../../text/numbers.ts';

export function whenText(step: number): string {
  if (step === 0) return 'before training';
  return step === 1 ? 'after 1 step' : `after ${formatCount(step)} steps`;
}
