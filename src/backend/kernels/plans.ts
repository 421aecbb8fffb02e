/** How each kind of model is laid out and drawn. */
import type { ParameterSpec } from '../../models/parameters.ts';
import { feedforwardSums, minGruSums } from '../preActivations.ts';
import { atlasOf, type Atlas, type AtlasSize } from './atlas.ts';
import { BackwardPlan } from './backwardPlan.ts';
import type { Purpose } from './cellKernel.ts';
import type { Ref, Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import type { LayersBack, ReadingLayers } from './layers.ts';
import { LayersPlan } from './layersPlan.ts';
import type { FusedKernel, FusedNetwork } from './network.ts';
import { sumsAtlas } from './parallel/atlas.ts';
import { AttentionPlan } from './parallel/attention.ts';
import { attentionAtlas } from './parallel/attentionAtlas.ts';
import { AttentionBack } from './parallel/attentionBack.ts';
import { FeedforwardBack, FeedforwardPlan } from './parallel/feedforward.ts';
import { MinGruBack, MinGruPlan } from './parallel/minGru.ts';

/** The layers of a network, and the way back through them, whose textures are made when it is asked for. */
interface Plan {
  readonly layers: ReadingLayers;
  readonly back: () => LayersBack;
}

/** @param specs the model's parameters in their order in the flat vector */
export function atlasFor(kernel: FusedKernel, specs: readonly ParameterSpec[], size: AtlasSize): Atlas {
  if (!('parallel' in kernel)) return atlasOf(kernel, specs, size);
  switch (kernel.parallel) {
    case 'feedforward':
      return sumsAtlas(feedforwardSums, specs, size, kernel.window);
    case 'mingru':
      return sumsAtlas(minGruSums, specs, size);
    case 'attention':
      return attentionAtlas(kernel, specs, size);
  }
}

export function planOf(
  gpu: Gpu,
  network: FusedNetwork,
  batchSize: number,
  timeSteps: number,
  parameters: Ref<Texture>,
  purpose: Purpose,
): Plan {
  const { kernel } = network;
  if (!('parallel' in kernel)) {
    const layers = new LayersPlan(gpu, { ...network, kernel }, batchSize, timeSteps, parameters, purpose);
    return { layers, back: () => new BackwardPlan(layers) };
  }
  switch (kernel.parallel) {
    case 'feedforward': {
      const layers = new FeedforwardPlan(gpu, { ...network, kernel }, batchSize, timeSteps, parameters);
      return { layers, back: () => new FeedforwardBack(layers) };
    }
    case 'mingru': {
      const layers = new MinGruPlan(gpu, { ...network, kernel }, batchSize, timeSteps, parameters);
      return { layers, back: () => new MinGruBack(layers) };
    }
    case 'attention': {
      const own = { ...network, kernel };
      const layers = new AttentionPlan(gpu, own, batchSize, timeSteps, parameters, purpose);
      return { layers, back: () => new AttentionBack(layers) };
    }
  }
}
