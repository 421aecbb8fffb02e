/** What is shown in place of the newest reading, in a few words. */
import { stepsChanged } from './edits.ts';
import type { Changes } from './whatIf.ts';

function plural(count: number, one: string, more = `${one}s`): string {
  return count === 1 ? `1 ${one}` : `${count} ${more}`;
}

/** "input changed at step 3, one operation, step 120 of the training" */
export function labelOf({ edit, surgery, at }: Changes): string {
  const parts: string[] = [];
  if (edit) {
    const steps = stepsChanged(edit);
    parts.push(
      steps.length === 1
        ? `input changed at step ${steps[0]! + 1}`
        : `input changed at ${steps.length} steps`,
    );
  }
  if (surgery.length > 0) parts.push(plural(surgery.length, 'operation'));
  if (at !== undefined) parts.push(`as it was at training step ${at.toLocaleString('en-US')}`);
  return parts.join(', ');
}
