/** What was typed after `npm run experiments --`. */
import { parseArgs } from 'node:util';
import { optionsSentence } from '../lib/command.ts';
import type { Claim } from './claim.ts';
import { claims, findClaim } from './claims/index.ts';

export const HELP = `Tests the claims that Unroll makes, each by runs of its own, and says which hold.

  npm run experiments -- [options]

  --only ID,…       only these claims; --list names them
  --fast            only the claims that are checked with every change (seconds each)
  --seeds 4,5,6     the seeds of every run (1,2,3); medians are judged
  --json FILE       write claims, figures and whether they hold to FILE
  --write-docs      write docs/experiments.md and its pictures
  --anew            run everything again, instead of going on with what an earlier call has finished
  --list            name the claims
  --help            this text

What is finished is kept in .cache/experiments: a call that was stopped goes on where it was. Exits with 1 when a
claim does not hold.
`;

export interface ExperimentsJob {
  readonly claims: readonly Claim[];
  readonly seeds: readonly number[];
  readonly anew: boolean;
  readonly writeDocs: boolean;
  readonly json?: string;
}

export type ExperimentsArguments =
  | { readonly kind: 'help' | 'list' }
  | { readonly kind: 'wrong'; readonly sentence: string }
  | { readonly kind: 'job'; readonly job: ExperimentsJob };

const SEEDS = [1, 2, 3];
const LARGEST_SEED = 999_999;

const wrong = (sentence: string): ExperimentsArguments => ({ kind: 'wrong', sentence });

/** Reads the arguments; whatever is wrong with them comes back as one sentence. */
export function readExperimentsArguments(argv: readonly string[]): ExperimentsArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: [...argv],
      options: {
        only: { type: 'string' },
        fast: { type: 'boolean' },
        seeds: { type: 'string' },
        json: { type: 'string' },
        'write-docs': { type: 'boolean' },
        anew: { type: 'boolean' },
        list: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return wrong(optionsSentence(error));
  }
  if (values.help) return { kind: 'help' };
  if (values.list) return { kind: 'list' };
  if (values.json === '') return wrong('--json needs the name of a file.');
  const seeds = values.seeds === undefined ? SEEDS : values.seeds.split(',').map(Number);
  if (seeds.some((seed) => !Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED))
    return wrong(
      `--seeds must be whole numbers from 0 to 999999 with commas between them, not "${values.seeds}".`,
    );
  if (new Set(seeds).size !== seeds.length) return wrong('--seeds names a seed twice.');
  const ids = values.only?.split(',').map((id) => id.trim());
  const unknown = ids?.find((id) => !findClaim(id));
  if (unknown !== undefined) return wrong(`There is no claim "${unknown}"; --list names them.`);
  const chosen = ids ? ids.map((id) => findClaim(id)!) : claims;
  const kept = values.fast ? chosen.filter(({ fast }) => fast) : chosen;
  if (kept.length === 0) return wrong('None of these claims is a fast one.');
  return {
    kind: 'job',
    job: {
      claims: kept,
      seeds,
      anew: values.anew ?? false,
      writeDocs: values['write-docs'] ?? false,
      ...(values.json === undefined ? {} : { json: values.json }),
    },
  };
}
