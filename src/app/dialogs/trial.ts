/** Tries own data on their task before anything is changed. */
import type { Experiment } from '../../config/index.ts';
import { withValue } from '../../config/index.ts';
import { findTask } from '../../tasks/index.ts';
import { OwnDataError, type OwnData } from '../../tasks/task.ts';

/** The experiment on the own data, or the task's sentence on why it cannot use them. */
export async function tryOwn(
  experiment: Experiment,
  own: OwnData,
): Promise<{ readonly experiment: Experiment } | { readonly error: string }> {
  const task = findTask(experiment.task);
  if (task?.own?.kind !== own.kind) throw new Error('The task takes no such data.');
  const next = withValue(experiment, 'task', task.own.option, task.own.value);
  try {
    await task.create(next.taskOptions, own);
    return { experiment: next };
  } catch (error) {
    if (error instanceof OwnDataError) return { error: error.message };
    throw error;
  }
}
