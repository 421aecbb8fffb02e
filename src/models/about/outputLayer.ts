/** The parameters of the dense head on every step that all models share (`outputLayer.ts`). */
import type { ModelSize } from '../model.ts';
import { inputWeights, zeroBias, type ParameterSpec } from '../parameters.ts';

export function outputLayerParameters({ hiddenSize, outputSize }: ModelSize): ParameterSpec[] {
  return [
    inputWeights('head/weight', 'output weights', hiddenSize, outputSize),
    zeroBias('head/bias', 'output biases', outputSize),
  ];
}
