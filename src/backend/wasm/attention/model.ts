/** A network with causal attention as a compiled model. */
import { stacked, type CompiledModel } from '../compiledModel.ts';
import { Embedding, TrainedEmbedding, type Position } from './embedding.ts';
import { AttentionLayer } from './layer.ts';
import { attentionLayout, type AttentionLayout, type BlockLayout } from './layout.ts';
import { TrainedAttentionLayer } from './trainedLayer.ts';

export function attentionModel(heads: number, position: Position): CompiledModel {
  return {
    layout: (specs, size) => attentionLayout(heads, specs, size),
    reading(building) {
      const layout = building.layout as AttentionLayout;
      const embedding = new Embedding(building, layout, position);
      return stacked<BlockLayout, AttentionLayer>(
        layout.layers,
        (block, below) => new AttentionLayer(building, layout, block, below ?? embedding, false),
      );
    },
    training(building, gradients, byInput) {
      const layout = building.layout as AttentionLayout;
      const embedding = new TrainedEmbedding(building, layout, position, gradients, byInput);
      return stacked<BlockLayout, TrainedAttentionLayer>(
        layout.layers,
        (block, below) => new TrainedAttentionLayer(building, layout, block, below ?? embedding, gradients),
      );
    },
  };
}
