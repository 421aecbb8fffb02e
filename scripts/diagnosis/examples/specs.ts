/** The networks of the page's examples, each once for every seed, and for how many steps it is watched. */
import { encodeLink } from '../../../src/config/index.ts';
import { parseLink } from '../../../src/config/parse.ts';
import { experimentOf } from '../../../src/config/race.ts';
import { presets } from '../../../src/config/presets.ts';
import type { RunSpec } from '../record.ts';

/** As many as a visit of a minute or two makes of it, and well beyond where it is solved; by the network. */
const STEPS: Readonly<Record<string, number>> = {
  'adding-rnn': 8000,
  'adding-race 1': 8000,
  'adding-identity': 3000,
  'copy-gru': 3000,
  'copy-attention 1': 600,
  'copy-attention 2': 3000,
  'parity-attention 1': 600,
  'clipping 1': 6000,
  'parity-feedforward': 3000,
  'arithmetic-gru': 2500,
  'text-lstm': 1200,
  'dates-gru': 2000,
  'numbers-gru': 1400,
  'language-gru': 1000,
  'forecast-gru': 3000,
  'forecast-glass': 2500,
  'forecast-sines': 2500,
  'forecast-sunspots': 5000,
  'forecast-airline': 4000,
  speech: 800,
  exploding: 6000,
};
const STEPS_ELSE = 1500;

/** One network of an example; several examples may have the same. */
export interface ExampleRun {
  /** The example's id, with a number where several networks race. */
  readonly network: string;
  readonly seed: number;
  readonly spec: RunSpec;
}

export function exampleRuns(seeds: readonly number[], only?: string): ExampleRun[] {
  return presets
    .filter(({ id }) => only === undefined || id.includes(only))
    .flatMap(({ id: preset, fragment }) => {
      const link = parseLink(`#${fragment}`);
      if (!link.ok) throw new Error(link.sentence);
      const { experiment: lead, rivals } = link;
      const all = [lead, ...rivals.map((rival) => experimentOf(lead, rival))];
      return all.flatMap((experiment, k) => {
        const network = rivals.length > 0 ? `${preset} ${k + 1}` : preset;
        const steps = STEPS[network] ?? STEPS_ELSE;
        return seeds.map((seed) => {
          const link = `#${encodeLink({ ...experiment, seed })}`;
          return { network, seed, spec: { id: `${network}, seed ${seed}`, link, steps } };
        });
      });
    });
}
