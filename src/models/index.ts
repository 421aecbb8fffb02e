/** The registry of models as they are computed: one line a model, as in `about/index.ts`. */
import { attention } from './attention.ts';
import { feedforward } from './feedforward.ts';
import { gru } from './gru.ts';
import { lstm } from './lstm.ts';
import { minGru } from './minGru.ts';
import type { Model } from './model.ts';
import { recurrent } from './recurrent.ts';
import { rnn } from './rnn.ts';

export const models: readonly Model[] = [
  recurrent(rnn),
  recurrent(lstm),
  recurrent(gru),
  recurrent(minGru),
  attention,
  feedforward,
];

/** The model of that id, or undefined: ids come from links, so nothing is looked up on a prototype. */
export function findModel(id: string): Model | undefined {
  return models.find((model) => model.id === id);
}
