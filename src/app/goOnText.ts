/** What the page says of a run that an earlier page of the same tab has left. */
import { findTask } from '../tasks/index.ts';
import { formatCount } from '../text/numbers.ts';
import type { Offer } from '../store/state.ts';
import { cellName } from './race/cellName.ts';

export interface GoOnText {
  readonly label: string;
  readonly sentence: string;
}

export function goOnText({ step, task, cell, rivals }: Offer): GoOnText {
  const [at, where] = [formatCount(step), findTask(task)!.label];
  const who = rivals === 0 ? cellName(cell) : `The race of ${cellName(cell)} and ${rivals} more`;
  return {
    label: `Go on at step ${at}`,
    sentence: `${who} (${where}) was left at step ${at} in this tab, and is kept with its curves and settings: go on, or press Play to begin anew.`,
  };
}
