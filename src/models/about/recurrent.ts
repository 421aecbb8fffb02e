/** What a recurrent model has and costs: one to three layers of one cell, and a dense head on every step (`recurrent.ts`). */
import type { CellAbout } from '../cell.ts';
import type { ModelAbout, ModelSize, Workload } from '../model.ts';
import { countParameters, layerPrefix, type ParameterSpec } from '../parameters.ts';
import type { OptionValues } from '../../options/option.ts';
import { outputLayerParameters } from './outputLayer.ts';
import { workloadParallel } from './parallelLayers.ts';

/** Operations of one layer in one time step, forward and back, as counted for LSTM and GRU; the simple RNN has 30. */
const OPERATIONS_PER_LAYER_STEP = 80;
/** Tensors of `[batch, hidden]` kept for each state and gate until the way back is through; 10 to 15 were counted. */
const KEPT_PER_LANE = 15;

function layerParameters(cell: CellAbout, size: ModelSize, options: OptionValues): ParameterSpec[] {
  const specs: ParameterSpec[] = [];
  for (let layer = 0; layer < size.layers; layer++) {
    const inputSize = layer === 0 ? size.inputSize : size.hiddenSize;
    for (const spec of cell.parameters(inputSize, size.hiddenSize, options, size.timeSteps)) {
      specs.push({ ...spec, name: layerPrefix(layer) + spec.name });
    }
  }
  return specs;
}

function workloadByStep(
  cell: CellAbout,
  { layers, hiddenSize, timeSteps }: ModelSize,
  weights: number,
): Workload {
  const lanes = (cell.states.length + cell.gates.length) * layers;
  return {
    multiplyAdds: weights,
    kept: KEPT_PER_LANE * lanes * hiddenSize,
    operations: layers * timeSteps * OPERATIONS_PER_LAYER_STEP,
  };
}

/** @param parallel true where the cell computes all steps of a layer at once */
export function aboutRecurrent(cell: CellAbout, parallel: boolean): ModelAbout {
  return {
    ...cell,
    recurrent: true,
    parallel,
    carryGrows: false,

    parameters(size, options) {
      return [...layerParameters(cell, size, options), ...outputLayerParameters(size)];
    },

    workload(size, options) {
      const weights = countParameters(layerParameters(cell, size, options));
      const { multiplyAdds, kept, operations } = parallel
        ? workloadParallel(size, weights)
        : workloadByStep(cell, size, weights);
      return { multiplyAdds: multiplyAdds + size.hiddenSize * size.outputSize, kept, operations };
    },
  };
}
