/** The experiment on own data, before or after they are taken. */
import { withValue, type Experiment } from '../../../config/index.ts';
import { findTask } from '../../../tasks/index.ts';

/** @param length T that the data fit; the experiment's own where left out */
export function withOwn(experiment: Experiment, length?: number): Experiment {
  const { own } = findTask(experiment.task)!;
  const asking = own ? withValue(experiment, 'task', own.option, own.value) : experiment;
  return length === undefined ? asking : withValue(asking, 'task', 'length', length);
}
