/** A network as plain data, from which any worker can make its compiled form. */
import type { ParameterSpec } from '../../models/parameters.ts';
import type { OptionValues } from '../../options/option.ts';
import type { LayoutSize } from './layout.ts';
import { findCompiled } from './models.ts';
import type { WasmNetwork } from './network.ts';

export interface NetworkPlan extends LayoutSize, Pick<WasmNetwork, 'input' | 'loss' | 'truncate'> {
  /** The model's id, and the values of its options. */
  readonly cell: string;
  readonly options: OptionValues;
  /** The model's parameters in their order in the flat vector. */
  readonly specs: readonly ParameterSpec[];
}

/** Null where the model has no compiled form. */
export function networkOf(plan: NetworkPlan): WasmNetwork | null {
  const { cell, options, specs, input, inputSize, hiddenSize, outputSize, loss, truncate } = plan;
  const model = findCompiled(cell, options);
  if (!model) return null;
  const layout = model.layout(specs, plan);
  return { model, layout, input, inputSize, hiddenSize, outputSize, loss, truncate };
}
