/** How the parameters of a network with attention lie: heads filled up one by one, queries beside keys beside values. */
import type { ParameterSpec } from '../../../models/parameters.ts';
import { inOrder, layerOf, padded, Places, type Layout, type LayoutSize, type Matrix } from '../layout.ts';

export interface BlockLayout {
  /** `[units, 3 · heads · size]`, without biases. */
  readonly qkv: Matrix;
  readonly out: Matrix;
  readonly biasOut: Matrix;
  readonly in: Matrix;
  readonly biasIn: Matrix;
  readonly back: Matrix;
  readonly biasBack: Matrix;
}

export interface AttentionLayout extends Layout<BlockLayout> {
  readonly embed: {
    readonly weight: Matrix;
    readonly bias: Matrix;
    /** One row a position, where positions are learned. */
    readonly positions?: Matrix;
  };
  /** What of a row counts; the rest only fills it up. */
  readonly hiddenSize: number;
  readonly heads: number;
  /** Columns of a head, before and after it is filled up. */
  readonly headSize: number;
  readonly paddedHead: number;
}

export function attentionLayout(
  heads: number,
  specs: readonly ParameterSpec[],
  size: LayoutSize,
): AttentionLayout {
  const specOf = (name: string) => specs.find((spec) => spec.name === name);
  const units = padded(size.hiddenSize);
  const headSize = specOf('layer0/weightQkv')!.shape[1]!;
  const paddedHead = padded(headSize);
  const inner = padded(specOf('layer0/biasIn')!.shape[0]);
  const learned = specOf('embed/positions');
  const places = new Places();
  const embed = {
    weight: places.matrix(padded(size.inputSize), units),
    bias: places.matrix(1, units),
    ...(learned ? { positions: places.matrix(learned.shape[0], units) } : {}),
  };
  const layers = Array.from({ length: size.layers }, (): BlockLayout => ({
    qkv: places.matrix(units, 3 * heads * paddedHead),
    out: places.matrix(heads * paddedHead, units),
    biasOut: places.matrix(1, units),
    in: places.matrix(units, inner),
    biasIn: places.matrix(1, inner),
    back: places.matrix(inner, units),
    biasBack: places.matrix(1, units),
  }));
  const layout = places.layout(specs, size, layers, (owner, name) => {
    if (owner === 'embed') return inOrder(embed[name as keyof typeof embed]!);
    const block = layers[layerOf(owner)]!;
    switch (name) {
      case 'weightQkv': {
        // In the flat vector the matrices of all heads stand one above the other.
        const { offset, columns } = block.qkv;
        return (row, column) =>
          offset +
          (row % size.hiddenSize) * columns +
          Math.floor(row / size.hiddenSize) * paddedHead +
          column;
      }
      case 'weightOut': {
        const { offset, columns } = block.out;
        return (row, column) =>
          offset + (Math.floor(row / headSize) * paddedHead + (row % headSize)) * columns + column;
      }
      default:
        return inOrder(block[NAMES[name]!]);
    }
  });
  return { ...layout, embed, hiddenSize: size.hiddenSize, heads, headSize, paddedHead };
}

const NAMES: Readonly<Record<string, keyof BlockLayout>> = {
  biasOut: 'biasOut',
  weightIn: 'in',
  biasIn: 'biasIn',
  weightBack: 'back',
  biasBack: 'biasBack',
};
