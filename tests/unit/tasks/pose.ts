/** Single problems, and their sequences as a person reads them. */
import { defaultsOf, type OptionValues } from '../../../src/options/option.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import type { Task } from '../../../src/tasks/contract/task.ts';

/** The task's problem with these options, the others at their defaults. */
export function pose(task: Task, options: OptionValues): Promise<Problem> {
  return Promise.resolve(task.create({ ...defaultsOf(task.options), ...options }));
}

/** What a sequence of symbols shows, up to its last step that counts, and the answers that count. */
export function spelled(
  { input, output }: Problem,
  { inputs, targets, mask, timeSteps }: Batch,
  row: number,
): { shown: string; answer: string[] } {
  if (input.kind !== 'symbols' || output.kind !== 'symbols') throw new Error('This task shows no symbols.');
  const from = row * timeSteps;
  const end = mask.subarray(from, from + timeSteps).lastIndexOf(1) + 1;
  const steps = Array.from({ length: end }, (_, t) => from + t);
  return {
    shown: steps.map((at) => input.symbols[inputs[at]!]).join(''),
    answer: steps.flatMap((at) => (mask[at] === 1 ? [output.symbols[targets[at]!]!] : [])),
  };
}
