/** The registry of fused cells: one line a cell. A cell without a line here trains by its reference. */
import { choiceOf, type OptionValues } from '../../options/option.ts';
import type { CellKernel } from './cellKernel.ts';
import { resetAfterKernel, resetBeforeKernel } from './gru.glsl.ts';
import { lstmKernel } from './lstm.glsl.ts';
import { reluKernel, tanhKernel } from './rnn.glsl.ts';

const kernels: Readonly<Record<string, (options: OptionValues) => CellKernel>> = {
  rnn: (options) => (choiceOf(options, 'activation') === 'relu' ? reluKernel : tanhKernel),
  lstm: () => lstmKernel,
  gru: (options) => (choiceOf(options, 'reset') === 'after' ? resetAfterKernel : resetBeforeKernel),
};

/** The fused arithmetic of a model with these options; null where there is none. */
export function findKernel(model: string, options: OptionValues): CellKernel | null {
  return Object.hasOwn(kernels, model) ? kernels[model]!(options) : null;
}
