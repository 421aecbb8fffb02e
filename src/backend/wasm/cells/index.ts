/** The registry of compiled cells: one line a cell. A cell without a line here trains by its reference. */
import { choiceOf, numberOf, type OptionValues } from '../../../options/option.ts';
import type { SequenceCell } from './cell.ts';
import { feedforwardCell } from './feedforward.ts';
import { resetAfterCell, resetBeforeCell } from './gru.ts';
import { lstmCell } from './lstm.ts';
import { minGruCell } from './minGru.ts';
import { reluCell, tanhCell } from './rnn.ts';

const cells: Readonly<Record<string, (options: OptionValues) => SequenceCell>> = {
  rnn: (options) => (choiceOf(options, 'activation') === 'relu' ? reluCell : tanhCell),
  lstm: () => lstmCell,
  gru: (options) => (choiceOf(options, 'reset') === 'after' ? resetAfterCell : resetBeforeCell),
  mingru: () => minGruCell,
  feedforward: (options) => ({ ...feedforwardCell, window: numberOf(options, 'window') }),
};

/** The compiled arithmetic of a model with these options; null where there is none. */
export function findCell(model: string, options: OptionValues): SequenceCell | null {
  return Object.hasOwn(cells, model) ? cells[model]!(options) : null;
}
