/** How the parameters of a network with attention lie: each matrix a block, with the bias that follows. */
import type { ParameterSpec } from '../../../models/parameters.ts';
import { arranged, headSizeOf, type AttentionParameter } from '../../attentionParameters.ts';
import { GROUP, groupsOf, type Atlas, type AtlasSize, type Block } from '../atlas.ts';
import { Blocks, inBlock } from './atlas.ts';
import type { Attention } from './kernel.ts';

/** The matrices of one layer, with the biases that follow. */
export interface AttentionBlocks {
  readonly qkv: Block;
  readonly out: Block;
  readonly inner: Block;
  readonly back: Block;
}

const padded = (count: number) => GROUP * groupsOf(count);

const OWNERS: Readonly<Record<AttentionParameter, keyof AttentionBlocks>> = {
  weightQkv: 'qkv',
  weightOut: 'out',
  biasOut: 'out',
  weightIn: 'inner',
  biasIn: 'inner',
  weightBack: 'back',
  biasBack: 'back',
};

export function attentionAtlas(kernel: Attention, specs: readonly ParameterSpec[], size: AtlasSize): Atlas {
  const { hiddenSize, inputSize } = size;
  const shapeOf = (name: string) => specs.find((spec) => spec.name === name)?.shape;
  const positions = shapeOf('embed/positions')?.[0];
  const head = headSizeOf(kernel.heads, hiddenSize);
  const all = kernel.heads * head.padded;
  const units = padded(hiddenSize);
  const innerSize = shapeOf('layer0/biasIn')![0];
  const blocks = new Blocks();
  const embed = blocks.add(inputSize, units);
  const table = positions === undefined ? [] : [blocks.add(positions, units)];
  const layers = Array.from({ length: size.layers }, (): AttentionBlocks => ({
    qkv: blocks.add(hiddenSize, 3 * all),
    out: blocks.add(all, units),
    inner: blocks.add(hiddenSize, padded(innerSize)),
    back: blocks.add(innerSize, units),
  }));
  const flat = layers.flatMap(({ qkv, out, inner, back }) => [qkv, out, inner, back]);
  return blocks.atlas(specs, size, [embed, ...table, ...flat], (owner, name) => {
    if (owner === 'embed') return inBlock(name === 'positions' ? table[0]! : embed, name === 'bias');
    const block = layers[Number(owner.slice('layer'.length))]![OWNERS[name as AttentionParameter]];
    const place = inBlock(block, name.startsWith('bias'));
    const at = arranged(name, hiddenSize, head);
    return (row, column) => place(...at(row, column));
  });
}

/** The atlas' blocks by what they are. */
export function attentionBlocks({ position }: Attention, { layers: blocks }: Atlas) {
  const [embed, ...rest] = blocks as [Block, ...Block[]];
  const positions = position === 'learned' ? rest.shift() : undefined;
  const layers = Array.from({ length: rest.length / 4 }, (_, layer): AttentionBlocks => {
    const [qkv, out, inner, back] = rest.slice(4 * layer) as [Block, Block, Block, Block];
    return { qkv, out, inner, back };
  });
  return { embed, positions, layers };
}

/** How many units a head has, and rows of four that hold them. */
export function headShape(kernel: Attention, hiddenSize: number) {
  const { size } = headSizeOf(kernel.heads, hiddenSize);
  return { heads: kernel.heads, size: groupsOf(size), scale: 1 / Math.sqrt(size) };
}
