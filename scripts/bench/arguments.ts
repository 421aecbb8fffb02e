/** What was typed after `npm run bench --`. */
import { parseArgs } from 'node:util';
import { optionsSentence, type Typed } from '../lib/command.ts';
import { readCells, readList, readRounds, readShapes, ROUNDS, SHAPES } from '../../src/bench/selection.ts';
import type { Read, Shape } from '../../src/bench/selection.ts';
import { CELLS, type CellId } from '../../src/bench/workers/protocol.ts';
import { ALL_CONTESTANTS, CONTESTANTS, type ContestantId } from './contestants.ts';

const SOAK_MINUTES = 15;

export const HELP = `Measures a training step against everything a visitor could use instead, in one run.

  npm run bench -- [options]

  --contestants A,B   only these: ${CONTESTANTS.slice(0, 4).join(', ')},
                      ${CONTESTANTS.slice(4).join(', ')}
  --native            PyTorch and JAX, too, where a Python with torch, or with jax and optax, is found
                      (UNROLL_PYTHON, .venv or python3), on one core and on all
  --cells A,B         only these: ${CELLS.join(', ')}
  --shapes TxHxB,…    time steps, units and batch, for instance 20x32x32,50x32x32
  --rounds N          turns of each contestant at each size (${ROUNDS})
  --json FILE         write the table's figures to FILE

Parts; all of them unless contestants, cells, shapes or parts are named:
  --table             the comparison; alone where contestants, cells or shapes are named
  --scaling           cost against time steps (up to 400, of all models) and units (8 to 256)
  --startup           time to the first loss, shaders, JavaScript a step, long tasks of the page
  --page              long tasks and frames of the page while four networks train
  --memory            tensors, bytes, textures and programs over thousands of steps
  --arithmetic        GFLOP/s of the compiled kernels' matrix products
  --redraw            what the charts cost, and the series hold, up to five million steps
  --soak [MINUTES]    four networks as fast as they can on the built site, memory looked at all
                      the while; only where it is named (${SOAK_MINUTES} minutes)

  --study             30 runs of a study (adding, RNN, LSTM and GRU, ten seeds) one after another
                      and over all cores; only where it is named (a few minutes)
  --collect           hand-ins of a class, read and checked by running them again: the same link,
                      and a seed each; only where it is named (a few minutes)

  --write-docs        write the figures into docs/benchmarks.md and its pictures
  --help              this text

Contestants take turns in every round, so that noise hits all alike. Exits with 1 for arguments that make no sense.
`;

export const PARTS = ['table', 'scaling', 'startup', 'page', 'memory', 'arithmetic', 'redraw'] as const;
export type Part = (typeof PARTS)[number] | 'soak' | 'study' | 'collect';

export interface BenchJob {
  readonly contestants: readonly ContestantId[];
  readonly cells: readonly CellId[];
  readonly shapes: readonly Shape[];
  readonly rounds: number;
  readonly parts: readonly Part[];
  /** How long to soak. */
  readonly minutes: number;
  readonly writeDocs: boolean;
  readonly json?: string;
}

export type BenchArguments = Typed<BenchJob>;

const wrong = (sentence: string): BenchArguments => ({ kind: 'wrong', sentence });

/** What an option says, or what holds without it. */
function option<T>(text: string | undefined, read: (text: string) => Read<T>, otherwise: T): Read<T> {
  return text === undefined ? { ok: true, value: otherwise } : read(text);
}

/** `--soak` may stand alone, or before a number. */
function withMinutes(argv: readonly string[]): string[] {
  const alone = (k: number) => argv[k] === '--soak' && !/^\d/.test(argv[k + 1] ?? '');
  return argv.map((text, k) => (alone(k) ? `--soak=${SOAK_MINUTES}` : text));
}

function readMinutes(text: string): Read<number> {
  const minutes = Number(text);
  return minutes > 0 && Number.isFinite(minutes)
    ? { ok: true, value: minutes }
    : { ok: false, sentence: `--soak needs minutes, more than 0, not "${text}".` };
}

/** Reads the arguments; whatever is wrong with them comes back as one sentence. */
export function readBenchArguments(argv: readonly string[]): BenchArguments {
  let values;
  try {
    ({ values } = parseArgs({
      args: withMinutes(argv),
      options: {
        contestants: { type: 'string' },
        native: { type: 'boolean' },
        cells: { type: 'string' },
        shapes: { type: 'string' },
        rounds: { type: 'string' },
        json: { type: 'string' },
        table: { type: 'boolean' },
        scaling: { type: 'boolean' },
        startup: { type: 'boolean' },
        page: { type: 'boolean' },
        memory: { type: 'boolean' },
        arithmetic: { type: 'boolean' },
        redraw: { type: 'boolean' },
        soak: { type: 'string' },
        study: { type: 'boolean' },
        collect: { type: 'boolean' },
        'write-docs': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }));
  } catch (error) {
    return wrong(optionsSentence(error));
  }
  if (values.help) return { kind: 'help' };
  const contestants = option<readonly ContestantId[]>(
    values.contestants,
    (text) => readList(text, ALL_CONTESTANTS, 'contestant'),
    values.native ? ALL_CONTESTANTS : CONTESTANTS,
  );
  if (!contestants.ok) return wrong(contestants.sentence);
  const cells = option<readonly CellId[]>(values.cells, readCells, CELLS);
  if (!cells.ok) return wrong(cells.sentence);
  const shapes = option<readonly Shape[]>(values.shapes, readShapes, SHAPES);
  if (!shapes.ok) return wrong(shapes.sentence);
  const rounds = option(values.rounds, readRounds, ROUNDS);
  if (!rounds.ok) return wrong(rounds.sentence);
  const minutes = option(values.soak, readMinutes, SOAK_MINUTES);
  if (!minutes.ok) return wrong(minutes.sentence);
  if (values.json === '') return wrong('--json needs the name of a file.');

  const named: Part[] = PARTS.filter((part) => values[part]);
  if (values.soak !== undefined) named.push('soak');
  if (values.study) named.push('study');
  if (values.collect) named.push('collect');
  const selects = [values.contestants, values.cells, values.shapes, values.native].some(
    (text) => text !== undefined,
  );
  const parts: readonly Part[] = named.length > 0 ? named : selects ? ['table'] : PARTS;
  if (values.json !== undefined && !parts.includes('table'))
    return wrong('--json writes the figures of the table: add --table.');
  return {
    kind: 'job',
    job: {
      contestants: contestants.value,
      cells: cells.value,
      shapes: shapes.value,
      rounds: rounds.value,
      parts,
      minutes: minutes.value,
      writeDocs: values['write-docs'] ?? false,
      ...(values.json === undefined ? {} : { json: values.json }),
    },
  };
}
