/** The registry of compiled models: one line a model. A model without a line here trains by its reference. */
import { choiceOf, numberOf, type OptionValues } from '../../options/option.ts';
import type { Position } from './attention/embedding.ts';
import { attentionModel } from './attention/model.ts';
import { feedforwardCell } from './cells/feedforward.ts';
import { resetAfterCell, resetBeforeCell } from './cells/gru.ts';
import { lstmCell } from './cells/lstm.ts';
import { minGruCell } from './cells/minGru.ts';
import { reluCell, tanhCell } from './cells/rnn.ts';
import type { CompiledModel } from './compiledModel.ts';
import { sequenceModel } from './sequenceModel.ts';

const models: Readonly<Record<string, (options: OptionValues) => CompiledModel>> = {
  rnn: (options) => sequenceModel(choiceOf(options, 'activation') === 'relu' ? reluCell : tanhCell),
  lstm: () => sequenceModel(lstmCell),
  gru: (options) => sequenceModel(choiceOf(options, 'reset') === 'after' ? resetAfterCell : resetBeforeCell),
  mingru: () => sequenceModel(minGruCell),
  feedforward: (options) => sequenceModel({ ...feedforwardCell, window: numberOf(options, 'window') }),
  attention: (options) =>
    attentionModel(numberOf(options, 'heads'), choiceOf(options, 'position') as Position),
};

/** The compiled arithmetic of a model with these options; null where there is none. */
export function findModel(model: string, options: OptionValues): CompiledModel | null {
  return Object.hasOwn(models, model) ? models[model]!(options) : null;
}
