/** Networks that read all steps at once. Loaded where one is trained. */
import { feedforwardSums, minGruSums } from '../../preActivations.ts';
import type { Form } from '../layers.ts';
import { sumsAtlas } from './atlas.ts';
import { AttentionPlan } from './attention.ts';
import { attentionAtlas } from './attentionAtlas.ts';
import { AttentionBack } from './attentionBack.ts';
import { FeedforwardBack, FeedforwardPlan } from './feedforward.ts';
import type { Attention, Feedforward, ParallelKernel } from './kernel.ts';
import { MinGruBack, MinGruPlan } from './minGru.ts';

export function parallelForm(kernel: ParallelKernel): Form {
  switch (kernel.parallel) {
    case 'feedforward':
      return feedforwardForm(kernel);
    case 'mingru':
      return minGruForm;
    case 'attention':
      return attentionForm(kernel);
    default:
      return kernel satisfies never;
  }
}

function feedforwardForm(kernel: Feedforward): Form {
  return {
    atlas: (specs, size) => sumsAtlas(feedforwardSums, specs, size, kernel.window),
    plan(gpu, network, batchSize, timeSteps, parameters) {
      const own = { ...network, kernel };
      const layers = new FeedforwardPlan(gpu, own, batchSize, timeSteps, parameters);
      return { layers, back: () => new FeedforwardBack(layers) };
    },
  };
}

const minGruForm: Form = {
  atlas: (specs, size) => sumsAtlas(minGruSums, specs, size),
  plan(gpu, network, batchSize, timeSteps, parameters) {
    const layers = new MinGruPlan(gpu, network, batchSize, timeSteps, parameters);
    return { layers, back: () => new MinGruBack(layers) };
  },
};

function attentionForm(kernel: Attention): Form {
  return {
    atlas: (specs, size) => attentionAtlas(kernel, specs, size),
    plan(gpu, network, ...how) {
      const layers = new AttentionPlan(gpu, { ...network, kernel }, ...how);
      return { layers, back: () => new AttentionBack(layers) };
    },
  };
}
