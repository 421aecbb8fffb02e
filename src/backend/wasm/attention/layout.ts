/** How the parameters of a network with attention lie: each a matrix of its own. */
import type { ParameterSpec } from '../../../models/parameters.ts';
import { arranged, headSizeOf, type AttentionParameter } from '../../attentionParameters.ts';
import { inOrder, layerOf, padded, Places, type Layout, type LayoutSize, type Matrix } from '../layout.ts';

/** Queries, keys and values have no biases. */
export type BlockLayout = Readonly<Record<AttentionParameter, Matrix>>;

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
  const head = headSizeOf(heads, size.hiddenSize);
  const inner = padded(specOf('layer0/biasIn')!.shape[0]);
  const learned = specOf('embed/positions');
  const places = new Places();
  const embed = {
    weight: places.matrix(padded(size.inputSize), units),
    bias: places.matrix(1, units),
    ...(learned ? { positions: places.matrix(learned.shape[0], units) } : {}),
  };
  const layers = Array.from({ length: size.layers }, (): BlockLayout => ({
    weightQkv: places.matrix(units, 3 * heads * head.padded),
    weightOut: places.matrix(heads * head.padded, units),
    biasOut: places.matrix(1, units),
    weightIn: places.matrix(units, inner),
    biasIn: places.matrix(1, inner),
    weightBack: places.matrix(inner, units),
    biasBack: places.matrix(1, units),
  }));
  const layout = places.layout(specs, size, layers, (owner, name) => {
    if (owner === 'embed') return inOrder(embed[name as keyof typeof embed]!);
    const place = inOrder(layers[layerOf(owner)]![name as AttentionParameter]);
    const at = arranged(name, size.hiddenSize, head);
    return (row, column) => place(...at(row, column));
  });
  return {
    ...layout,
    embed,
    hiddenSize: size.hiddenSize,
    heads,
    headSize: head.size,
    paddedHead: head.padded,
  };
}
