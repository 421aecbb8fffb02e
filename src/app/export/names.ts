/** Names of files that are saved, and the line that says what they show: both after the experiment. */
import { experimentText, timeStepsOf } from '../../config/experimentText.ts';
import type { Experiment } from '../../config/index.ts';
import { formatCount } from '../../text/numbers.ts';

/** What an experiment is called in a file's name. */
export interface Named {
  readonly experiment: Experiment;
  readonly step: number;
}

/** Only letters, digits and hyphens, in lower case but for what stands for itself (T50). */
export function safe(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
}

/** For instance `unroll-adding-T50-lstm32-step1240-loss.png`. */
export function fileName(
  { experiment, step }: Named,
  what: string,
  ending: 'png' | 'csv' | 'safetensors' | 'zip',
): string {
  const { task, cell, hiddenSize, layers } = experiment;
  const network = `${cell}${layers > 1 ? `${layers}x` : ''}${hiddenSize}`;
  const parts = ['unroll', task, `T${timeStepsOf(experiment)}`, network, `step${step}`, what];
  return `${parts.map(safe).filter(Boolean).join('-')}.${ending}`;
}

/** The same in words: "Adding problem, T = 50 · LSTM, 32 units · step 1,240". */
export function captionOf({ experiment, step }: Named): string {
  return `${experimentText(experiment)} · step ${formatCount(step)}`;
}
