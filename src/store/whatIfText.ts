/** What is shown in place of the newest reading, in a few words. */
import { formatCount } from '../text/numbers.ts';
import { stepsChanged, type Changes } from './edits.ts';

/** "input changed at t = 3, one intervention, as it was at training step 120" */
export function labelOf({ edit, interventions, at }: Changes): string {
  const parts: string[] = [];
  if (edit) {
    const steps = stepsChanged(edit);
    parts.push(
      steps.length === 1
        ? `input changed at t = ${steps[0]! + 1}`
        : `input changed at ${steps.length} time steps`,
    );
  }
  if (interventions.length > 0)
    parts.push(interventions.length === 1 ? 'one intervention' : `${interventions.length} interventions`);
  if (at !== undefined) parts.push(`as it was at training step ${formatCount(at)}`);
  return parts.join(', ');
}
