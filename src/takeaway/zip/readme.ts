/** The zip's `README.md`: its text stands in `python/README.md`, with places to fill in. */
import { findModel } from '../../models/about/index.ts';
import { findTask } from '../../tasks/index.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import { formatCount } from '../../text/numbers.ts';
import type { Taken } from './taken.ts';

const DATA =
  '`data.npz` holds what the task draws its batches from. Data of your own are in it, too: think of that before you pass this folder on.';
const MADE_UP = 'The task makes up all of its sequences, so there are no data.';

const PLACE = /\{\{(\w+)\}\}/g;

export function readme(text: string, taken: Taken, problem: Problem, hasData: boolean): string {
  const { experiment, checkpoint, link, version } = taken;
  const task = findTask(experiment.task)!.label;
  const model = findModel(experiment.cell)!.label;
  const values = new Map([
    ['title', `${task} · ${model}`],
    ['version', version],
    ['step', formatCount(checkpoint.step)],
    ['link', link],
    ['metric', problem.metric.label],
    ['data', hasData ? DATA : MADE_UP],
  ]);
  return text.replaceAll(PLACE, (_, name: string) => values.get(name)!);
}
