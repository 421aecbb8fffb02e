/** A network of sequence cells, one layer upon the other, as a compiled model. */
import type { SequenceCell } from './cells/cell.ts';
import type { Building, CompiledModel, LayerInput } from './compiledModel.ts';
import { Layer } from './layer.ts';
import type { Layout } from './layout.ts';
import { sequenceLayout, type LayerLayout } from './sequenceLayout.ts';
import { TrainedLayer } from './trainedLayer.ts';

/** Layers, each of which reads the one below. */
function stacked<L extends Layer>(
  { input, layout, size }: Building,
  make: (input: LayerInput, layout: LayerLayout, index: number) => L,
): readonly L[] {
  const layers: L[] = [];
  let below = input;
  for (const [index, part] of (layout as Layout<LayerLayout>).layers.entries()) {
    const layer = make(below, part, index);
    layers.push(layer);
    below = { kind: 'values', address: layer.output, width: size.units };
  }
  return layers;
}

export function sequenceModel(cell: SequenceCell): CompiledModel {
  return {
    ...(cell.leaves === undefined ? {} : { leaves: cell.leaves }),
    layout: (specs, size) => sequenceLayout(cell, specs, size),
    reading: (building) =>
      stacked(
        building,
        (input, layout) => new Layer(building.arena, cell, building.size, input, layout, building.parameters),
      ),
    training: (building, gradients, byInput) =>
      stacked(
        building,
        (input, layout, index) =>
          new TrainedLayer(
            building.arena,
            cell,
            building.size,
            input,
            layout,
            building.parameters,
            gradients,
            byInput || index > 0,
          ),
      ),
  };
}
