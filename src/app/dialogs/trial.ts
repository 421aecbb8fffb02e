/** Mends and tries own data on their task before anything is changed. */
import type { Experiment } from '../../config/index.ts';
import { withValue } from '../../config/index.ts';
import { MissingFileError } from '../../loading/arrive.ts';
import { mended } from '../../tasks/forecast/series.ts';
import { findTask } from '../../tasks/index.ts';
import { OwnDataError, type OwnData } from '../../tasks/contract/abilities.ts';

interface Trial {
  readonly experiment: Experiment;
  /** The data as they are kept: a series without its holes, as neither storage nor link can hold one. */
  readonly own: OwnData;
  /** What was mended, one sentence each. */
  readonly notices: readonly string[];
}

/** The experiment on the own data, or the task's sentence on why it cannot use them. */
export async function tryOwn(
  experiment: Experiment,
  given: OwnData,
): Promise<Trial | { readonly error: string }> {
  const task = findTask(experiment.task);
  if (task?.own?.kind !== given.kind) throw new Error('The task takes no such data.');
  const next = withValue(experiment, 'task', task.own.option, task.own.value);
  try {
    const { own, notices } = withoutHoles(given);
    await task.create(next.taskOptions, own);
    return { experiment: next, own, notices };
  } catch (error) {
    if (error instanceof OwnDataError) return { error: error.message };
    if (error instanceof MissingFileError)
      return {
        error:
          'A file of this page did not arrive, so the data could not be tried: look whether this device is online, and try it again.',
      };
    throw error;
  }
}

function withoutHoles(own: OwnData): { own: OwnData; notices: readonly string[] } {
  if (own.kind === 'text') return { own, notices: [] };
  const { values, notices } = mended(own.values);
  return { own: { ...own, values }, notices };
}
