/** The registry of models without how they are computed: one line a model. Menus, links and limits iterate over it. */
import type { ModelAbout } from '../model.ts';
import { attention } from './attention.ts';
import { feedforward } from './feedforward.ts';
import { gru } from './gru.ts';
import { lstm } from './lstm.ts';
import { minGru } from './minGru.ts';
import { aboutRecurrent } from './recurrent.ts';
import { rnn } from './rnn.ts';

export const models: readonly ModelAbout[] = [
  aboutRecurrent(rnn, false),
  aboutRecurrent(lstm, false),
  aboutRecurrent(gru, false),
  aboutRecurrent(minGru, true),
  attention,
  feedforward,
];

/** The model of that id, or undefined: ids come from links, so nothing is looked up on a prototype. */
export function findModel(id: string): ModelAbout | undefined {
  return models.find((model) => model.id === id);
}
