/** What was typed after `npm run diagnosis --`. */
import { parseArgs } from 'node:util';
import { optionsSentence, type Typed } from '../lib/command.ts';
import { LARGEST_SEED, readSeeds } from '../lib/seeds.ts';

export const HELP = `Tries the diagnoses that the page makes: trains many runs, says what the page would have said at every look, and judges
by other measurements whether that holds and whether what it offers helps.

  npm run diagnosis -- [options]

  --seeds 4,5,6     the seeds, of the named runs each, of the drawn ones in turn (1,2,3)
  --draw N          which draw of runs: another number draws others (1)
  --runs N          how many runs are drawn (40); 0 leaves them out
  --only TEXT       only runs whose name or link holds TEXT
  --examples        the examples of the page instead: every headline of their whole runs, and whether it holds (seeds 1 to 5)
  --steps N         no more than N steps of each example
  --json FILE       write all runs with what was said and what holds to FILE
  --write-docs      write docs/diagnosis.md; with --examples its part on them, and what a unit test replays of the first seed
  --kept            judge what earlier calls have finished, and train nothing
  --anew            train everything again, instead of going on with what an earlier call has finished
  --help            this text

What is trained is kept in .cache/diagnosis and .cache/examples: a call that was stopped goes on where it was, and a change of the rules
needs no new training. Exits with 1 when a bar is missed.
`;

export interface DiagnosisJob {
  readonly seeds: readonly number[];
  readonly draw: number;
  readonly runs: number;
  readonly examples: boolean;
  readonly steps?: number;
  readonly only?: string;
  readonly json?: string;
  readonly writeDocs: boolean;
  readonly kept: boolean;
  readonly anew: boolean;
}

export type DiagnosisArguments = Typed<DiagnosisJob>;

const SEEDS = [1, 2, 3];
const SEEDS_OF_EXAMPLES = [1, 2, 3, 4, 5];
const MOST_STEPS = 1_000_000;
const RUNS = 40;
const MOST_RUNS = 1000;

const wrong = (sentence: string): DiagnosisArguments => ({ kind: 'wrong', sentence });
const isWhole = (value: number, high: number) => Number.isInteger(value) && value >= 0 && value <= high;

/** Reads the arguments; whatever is wrong with them comes back as one sentence. */
export function readDiagnosisArguments(argv: readonly string[]): DiagnosisArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        seeds: { type: 'string' },
        draw: { type: 'string' },
        runs: { type: 'string' },
        only: { type: 'string' },
        examples: { type: 'boolean' },
        steps: { type: 'string' },
        json: { type: 'string' },
        'write-docs': { type: 'boolean' },
        kept: { type: 'boolean' },
        anew: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return wrong(optionsSentence(error));
  }
  if (values.help) return { kind: 'help' };
  if (values.kept && values.anew) return wrong('--kept and --anew exclude each other.');
  if (values.json === '') return wrong('--json needs the name of a file.');
  const typed =
    values.seeds === undefined
      ? { seeds: values.examples ? SEEDS_OF_EXAMPLES : SEEDS }
      : readSeeds(values.seeds);
  if ('sentence' in typed) return wrong(typed.sentence);
  const draw = Number(values.draw ?? 1);
  if (!isWhole(draw, LARGEST_SEED))
    return wrong(`--draw must be a whole number from 0 to ${LARGEST_SEED}, not "${values.draw}".`);
  const runs = Number(values.runs ?? RUNS);
  if (!isWhole(runs, MOST_RUNS))
    return wrong(`--runs must be a whole number from 0 to ${MOST_RUNS}, not "${values.runs}".`);
  const steps = values.steps === undefined ? undefined : Number(values.steps);
  if (steps !== undefined && (!values.examples || steps < 1 || !isWhole(steps, MOST_STEPS)))
    return wrong(`--steps belongs to --examples, and is a whole number from 1 to ${MOST_STEPS}.`);
  return {
    kind: 'job',
    job: {
      seeds: typed.seeds,
      draw,
      runs,
      examples: values.examples ?? false,
      ...(steps === undefined ? {} : { steps }),
      ...(values.only === undefined ? {} : { only: values.only }),
      ...(values.json === undefined ? {} : { json: values.json }),
      writeDocs: values['write-docs'] ?? false,
      kept: values.kept ?? false,
      anew: values.anew ?? false,
    },
  };
}
