/** What was typed after `npm run experiments --`. */
import { parseArgs } from 'node:util';
import { optionsSentence, type Typed } from '../lib/command.ts';
import { readSeeds } from '../lib/seeds.ts';
import type { Claim } from './claim.ts';
import { claims, findClaim } from './claims/index.ts';
import { SEEDS_EACH, seedsOf } from './seeds.ts';
import type { LessonsJob } from '../lessons/check.ts';

export const HELP = `Tests the claims that Unroll makes, each by runs of its own, and says which hold.

  npm run experiments -- [options]

  --only ID,…       only these claims; --list names them
  --fast            only the claims that are checked with every change (seconds each)
  --each N          how many seeds each claim is tested with (5)
  --seeds 4,5,6     these seeds for every claim, in place of its own
  --json FILE       write claims, figures and whether they hold to FILE
  --write-docs      write docs/experiments.md and its pictures
  --anew            run everything again, instead of going on with what an earlier call has finished
  --list            name the claims
  --lessons         the lessons in place of the claims: does what each step waits for come, is the answer
                    marked as right the true one; --only names lessons then, --write-docs writes docs/lessons.md
  --help            this text

Nobody chooses a claim's seeds: the k-th is the first 32 bits of the SHA-256 of its id, a space and k, modulo a
million, with k from 0. Each seed is judged by itself, and a claim holds where at least four of five meet its bounds
(more than half, where it speaks of most). A claim that something does not happen is tried for twice as many steps as
it says.

What is finished is kept in .cache/experiments: a call that was stopped goes on where it was. Exits with 1 when a
claim does not hold.
`;

export interface ExperimentsJob {
  readonly claims: readonly Claim[];
  readonly seedsOf: (claim: Claim) => readonly number[];
  readonly anew: boolean;
  readonly writeDocs: boolean;
  readonly json?: string;
}

export type ExperimentsArguments =
  Typed<ExperimentsJob> | { readonly kind: 'list' } | { readonly kind: 'lessons'; readonly job: LessonsJob };

const MOST_SEEDS = 100;

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
        each: { type: 'string' },
        seeds: { type: 'string' },
        json: { type: 'string' },
        'write-docs': { type: 'boolean' },
        anew: { type: 'boolean' },
        list: { type: 'boolean' },
        lessons: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return wrong(optionsSentence(error));
  }
  if (values.help) return { kind: 'help' };
  if (values.list) return { kind: 'list' };
  if (values.json === '') return wrong('--json needs the name of a file.');
  const typed = values.seeds === undefined ? undefined : readSeeds(values.seeds);
  if (typed && 'sentence' in typed) return wrong(typed.sentence);
  const each = values.each === undefined ? SEEDS_EACH : Number(values.each);
  if (!Number.isInteger(each) || each < 1 || each > MOST_SEEDS)
    return wrong(`--each must be a whole number from 1 to ${MOST_SEEDS}, not "${values.each}".`);
  const ids = values.only?.split(',').map((id) => id.trim());
  const json = values.json === undefined ? {} : { json: values.json };
  if (values.lessons)
    return {
      kind: 'lessons',
      job: {
        ...(ids ? { only: ids } : {}),
        seedsOf: (id) => typed?.seeds ?? seedsOf(`lesson-${id}`, each),
        anew: values.anew ?? false,
        writeDocs: values['write-docs'] ?? false,
        ...json,
      },
    };
  const unknown = ids?.find((id) => !findClaim(id));
  if (unknown !== undefined) return wrong(`There is no claim "${unknown}"; --list names them.`);
  const chosen = ids ? ids.map((id) => findClaim(id)!) : claims;
  const kept = values.fast ? chosen.filter(({ fast }) => fast) : chosen;
  if (kept.length === 0) return wrong('None of these claims is a fast one.');
  return {
    kind: 'job',
    job: {
      claims: kept,
      seedsOf: ({ id }) => typed?.seeds ?? seedsOf(id, each),
      anew: values.anew ?? false,
      writeDocs: values['write-docs'] ?? false,
      ...json,
    },
  };
}
