/** A network with causal attention as a compiled model. */
import type { CompiledModel } from '../compiledModel.ts';
import { Embedding, TrainedEmbedding, type Position } from './embedding.ts';
import { AttentionLayer } from './layer.ts';
import { attentionLayout, type AttentionLayout, type BlockLayout } from './layout.ts';
import { TrainedAttentionLayer } from './trainedLayer.ts';

/** Layers, each of which reads the one below; the first reads the embedding. */
function stacked<E, L>(
  { layers }: AttentionLayout,
  embedding: E,
  make: (block: BlockLayout, below: E | L) => L,
): readonly L[] {
  const made: L[] = [];
  for (const block of layers) made.push(make(block, made.at(-1) ?? embedding));
  return made;
}

export function attentionModel(heads: number, position: Position): CompiledModel {
  return {
    layout: (specs, size) => attentionLayout(heads, specs, size),
    reading(building) {
      const layout = building.layout as AttentionLayout;
      return stacked<Embedding, AttentionLayer>(
        layout,
        new Embedding(building, layout, position),
        (block, below) => new AttentionLayer(building, layout, block, below, false),
      );
    },
    training(building, gradients, byInput) {
      const layout = building.layout as AttentionLayout;
      return stacked<TrainedEmbedding, TrainedAttentionLayer>(
        layout,
        new TrainedEmbedding(building, layout, position, gradients, byInput),
        (block, below) => new TrainedAttentionLayer(building, layout, block, below, gradients),
      );
    },
  };
}
