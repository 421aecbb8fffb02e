/** The registry of fused models: one line a model. A model without a line here trains by its reference. */
import { choiceOf, numberOf, type OptionValues } from '../../options/option.ts';
import type { CellKernel } from './cellKernel.ts';
import { resetAfterKernel, resetBeforeKernel } from './gru.glsl.ts';
import { lstmKernel } from './lstm.glsl.ts';
import { reluKernel, tanhKernel } from './rnn.glsl.ts';
import type { ParallelKernel } from './parallel/kernel.ts';

const cells: Readonly<Record<string, (options: OptionValues) => CellKernel>> = {
  rnn: (options) => (choiceOf(options, 'activation') === 'relu' ? reluKernel : tanhKernel),
  lstm: () => lstmKernel,
  gru: (options) => (choiceOf(options, 'reset') === 'after' ? resetAfterKernel : resetBeforeKernel),
};

/** What the fused form must know of a model: a cell that goes from step to step, or one that reads all steps at once. */
type FusedKernel = CellKernel | ParallelKernel;

const models: Readonly<Record<string, (options: OptionValues) => FusedKernel>> = {
  ...cells,
  attention: (options) => ({
    parallel: 'attention',
    heads: numberOf(options, 'heads'),
    position: choiceOf(options, 'position'),
  }),
  mingru: () => ({ parallel: 'mingru' }),
  feedforward: (options) => ({ parallel: 'feedforward', window: numberOf(options, 'window') }),
};

/** The fused arithmetic of a cell that goes from step to step, with these options; null where there is none. */
export function findKernel(cell: string, options: OptionValues): CellKernel | null {
  return Object.hasOwn(cells, cell) ? cells[cell]!(options) : null;
}

/** What the fused form must know of a model with these options; null where there is none. */
export function findFused(model: string, options: OptionValues): FusedKernel | null {
  return Object.hasOwn(models, model) ? models[model]!(options) : null;
}
