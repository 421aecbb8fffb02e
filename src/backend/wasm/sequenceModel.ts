/** A network of sequence cells, one layer upon the other, as a compiled model. */
import type { SequenceCell } from './cells/cell.ts';
import { stacked, type Building, type CompiledModel, type LayerInput } from './compiledModel.ts';
import { Layer } from './layer.ts';
import type { Layout } from './layout.ts';
import { sequenceLayout, type LayerLayout } from './sequenceLayout.ts';
import { TrainedLayer } from './trainedLayer.ts';

/** What a layer reads: the one below, or the network's input. */
function inputOf({ input, size }: Building, below: Layer | undefined): LayerInput {
  return below ? { kind: 'values', address: below.output, width: size.units } : input;
}

export function sequenceModel(cell: SequenceCell): CompiledModel {
  return {
    ...(cell.leaves === undefined ? {} : { leaves: cell.leaves }),
    layout: (specs, size) => sequenceLayout(cell, specs, size),
    reading(building) {
      const { arena, size, parameters } = building;
      const { layers } = building.layout as Layout<LayerLayout>;
      return stacked<LayerLayout, Layer>(
        layers,
        (layout, below) => new Layer(arena, cell, size, inputOf(building, below), layout, parameters),
      );
    },
    training(building, gradients, byInput) {
      const { arena, size, parameters, truncate } = building;
      const { layers } = building.layout as Layout<LayerLayout>;
      return stacked<LayerLayout, TrainedLayer>(layers, (layout, below) => {
        const input = inputOf(building, below);
        const needsInput = byInput || below !== undefined;
        const how = { gradients, needsInput, truncate };
        return new TrainedLayer(arena, cell, size, input, layout, parameters, how);
      });
    },
  };
}
