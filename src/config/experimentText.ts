/** What an experiment is, in a line: "Adding problem, T = 50 · LSTM, 32 units". */
import { findModel } from '../models/about/index.ts';
import { findTask } from '../tasks/index.ts';
import type { Experiment } from './experiment.ts';

export function timeStepsOf({ task, taskOptions }: Experiment): number {
  return findTask(task)!.size(taskOptions).timeSteps;
}

export function experimentText(experiment: Experiment): string {
  const { hiddenSize, layers } = experiment;
  const task = findTask(experiment.task)!.label;
  const cell = findModel(experiment.cell)!.label;
  const size = layers > 1 ? `${layers} layers of ${hiddenSize} units` : `${hiddenSize} units`;
  return `${task}, T = ${timeStepsOf(experiment)} · ${cell}, ${size}`;
}
