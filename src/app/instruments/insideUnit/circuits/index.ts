/** The registry of circuits, by the model's id. A model without one has its equations. */
import { attention } from './attention.tsx';
import type { CircuitDrawing } from './circuit.ts';
import { feedforward } from './feedforward.tsx';
import { gru } from './gru.tsx';
import { lstm } from './lstm.tsx';
import { minGru } from './minGru.tsx';
import { rnn } from './rnn.tsx';

export const circuits: Readonly<Record<string, CircuitDrawing>> = {
  rnn,
  lstm,
  gru,
  mingru: minGru,
  attention,
  feedforward,
};
