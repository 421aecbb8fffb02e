/** The parameters of one layer of attention. */
import { numberOf, type OptionValues } from '../../options/option.ts';
import { inputWeights, layerPrefix, zeroBias, type ParameterSpec } from '../parameters.ts';

/** How much wider the inside of the block after attention is. */
export const WIDENING = 4;

export function headsOf(options: OptionValues, hiddenSize: number): { heads: number; headSize: number } {
  const heads = numberOf(options, 'heads');
  return { heads, headSize: Math.ceil(hiddenSize / heads) };
}

export function layerParameters(layer: number, hiddenSize: number, options: OptionValues): ParameterSpec[] {
  const { heads, headSize } = headsOf(options, hiddenSize);
  const width = heads * headSize;
  const inner = WIDENING * hiddenSize;
  const prefix = layerPrefix(layer);
  return [
    {
      // The matrices of all queries, then keys, then values, head by head, one above the other.
      ...inputWeights(`${prefix}weightQkv`, 'queries, keys, values', 3 * heads * hiddenSize, headSize),
      start: { kind: 'input', fans: [hiddenSize, width] },
    },
    inputWeights(`${prefix}weightOut`, 'weights after attention', width, hiddenSize),
    zeroBias(`${prefix}biasOut`, 'bias after attention', hiddenSize),
    inputWeights(`${prefix}weightIn`, 'weights into the block', hiddenSize, inner),
    zeroBias(`${prefix}biasIn`, 'bias into the block', inner),
    inputWeights(`${prefix}weightBack`, 'weights out of the block', inner, hiddenSize),
    zeroBias(`${prefix}biasBack`, 'bias out of the block', hiddenSize),
  ];
}
