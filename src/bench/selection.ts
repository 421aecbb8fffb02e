/** What is measured, as it is written on the command line and in the benchmark page's address. */
import { CELLS, LAYER_CELLS, type CellId, type Size } from './workers/protocol.ts';

export type Shape = Omit<Size, 'cell'>;

/** T × H × B of the standing comparison. */
export const SHAPES: readonly Shape[] = [
  { timeSteps: 20, hiddenSize: 32, batchSize: 32 },
  { timeSteps: 50, hiddenSize: 32, batchSize: 32 },
  { timeSteps: 100, hiddenSize: 64, batchSize: 32 },
];

export const ROUNDS = 5;

const LIMITS = [
  ['T', 2, 400],
  ['H', 1, 256],
  ['B', 1, 256],
] as const;
const MOST_ROUNDS = 1000;

/** What was meant, or a sentence on why it cannot be meant. */
export type Read<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly sentence: string };

const wrong = (sentence: string): { ok: false; sentence: string } => ({ ok: false, sentence });

/** Items between commas, each one of `known`; none twice. */
export function readList<T extends string>(text: string, known: readonly T[], what: string): Read<T[]> {
  const value: T[] = [];
  for (const item of text.split(',').map((part) => part.trim())) {
    const found = known.find((name) => name === item);
    if (found === undefined) return wrong(`There is no ${what} "${item}"; there are ${known.join(', ')}.`);
    if (!value.includes(found)) value.push(found);
  }
  return { ok: true, value };
}

/** Shapes like "20x32x32,50x32x32": time steps, units, batch. */
export function readShapes(text: string): Read<Shape[]> {
  const value: Shape[] = [];
  for (const item of text.split(',').map((part) => part.trim())) {
    const match = /^(\d{1,6})x(\d{1,6})x(\d{1,6})$/.exec(item);
    if (!match) return wrong(`A shape is written TxHxB, for instance 20x32x32, not "${item}".`);
    const sides = match.slice(1).map(Number) as [number, number, number];
    for (const [k, [name, min, max]] of LIMITS.entries()) {
      if (sides[k]! < min || sides[k]! > max)
        return wrong(`In the shape ${item}, ${name} must be from ${min} to ${max}.`);
    }
    const [timeSteps, hiddenSize, batchSize] = sides;
    value.push({ timeSteps, hiddenSize, batchSize });
  }
  return { ok: true, value };
}

export function readRounds(text: string): Read<number> {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > MOST_ROUNDS)
    return wrong(`Rounds must be a whole number from 1 to ${MOST_ROUNDS}, not "${text}".`);
  return { ok: true, value };
}

/** Every shape with every cell, cell by cell. */
export function sizesOf(cells: readonly CellId[], shapes: readonly Shape[]): Size[] {
  return cells.flatMap((cell) => shapes.map((shape) => ({ cell, ...shape })));
}

export const readCells = (text: string) => readList(text, CELLS, 'cell');

/** What the page measures. */
export interface Selection {
  readonly cells: readonly CellId[];
  readonly shapes: readonly Shape[];
  readonly rounds: number;
}

/** Reads the page's fragment. What is not named there is as on the command line, but for the cells: those with a yardstick. */
export function readAddress(fragment: string): Read<Selection> {
  const entries = new URLSearchParams(fragment.replace(/^#/, ''));
  const cells = readCells(entries.get('cells') ?? LAYER_CELLS.join(','));
  if (!cells.ok) return cells;
  const shapes: Read<readonly Shape[]> = entries.has('shapes')
    ? readShapes(entries.get('shapes')!)
    : { ok: true, value: SHAPES };
  if (!shapes.ok) return shapes;
  const rounds = readRounds(entries.get('rounds') ?? String(ROUNDS));
  if (!rounds.ok) return rounds;
  return { ok: true, value: { cells: cells.value, shapes: shapes.value, rounds: rounds.value } };
}
