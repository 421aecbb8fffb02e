/** Which matrices lead from one step's hidden state to the next: what has eigenvalues to show. */
import type { OptionValues } from '../options/option.ts';
import { blocksOf } from './cell.ts';
import type { ModelAbout } from './model.ts';
import { layerPrefix } from './parameters.ts';

export interface RecurrentMatrix {
  /** A gate's id, or `U` where there is one matrix for all. */
  readonly id: string;
  readonly label: string;
  /** The parameter that holds it, without the layer's prefix; gates stand side by side in its columns. */
  readonly parameter: string;
  readonly block: number;
  /** How many such blocks the parameter has. */
  readonly blocks: number;
}

/** Any will do: names and blocks are the same at all sizes. */
const SMALL = { inputSize: 1, hiddenSize: 2, layers: 1, outputSize: 1, timeSteps: 2 };

/** Square matrices `[hidden, hidden]` of one layer, in the order in which they stand; empty where nothing recurs by weights. */
export function recurrentMatrices(model: ModelAbout, options: OptionValues): RecurrentMatrix[] {
  const prefix = layerPrefix(0);
  return model
    .parameters(SMALL, options)
    .filter(({ name, start }) => name.startsWith(prefix) && start.kind === 'recurrent')
    .flatMap(({ name, blocks }) =>
      Array.from({ length: blocks }, (_, block) => {
        const id = blocks === model.gates.length ? blocksOf(model)[block] : undefined;
        const gate = model.gates.find((lane) => lane.id === id);
        return {
          id: gate?.id ?? (blocks === 1 ? 'U' : `U${block + 1}`),
          label: gate?.label ?? 'Recurrent matrix',
          parameter: name.slice(prefix.length),
          block,
          blocks,
        };
      }),
    );
}
