/** Networks of a cell that goes from step to step. */
import { atlasOf } from './atlas.ts';
import { BackwardPlan } from './backwardPlan.ts';
import type { CellKernel } from './cellKernel.ts';
import type { Form } from './layers.ts';
import { LayersPlan } from './layersPlan.ts';

export function steppedForm(kernel: CellKernel): Form {
  return {
    atlas: (specs, size) => atlasOf(kernel, specs, size),
    plan(gpu, network, ...how) {
      const layers = new LayersPlan(gpu, { ...network, kernel }, ...how);
      return { layers, back: () => new BackwardPlan(layers) };
    },
  };
}
