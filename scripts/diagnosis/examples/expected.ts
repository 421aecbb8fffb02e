/** What the headlines of each example may say, over whole runs with any seed; and what must be among them. */
import type { HeadlineId } from './log.ts';

export interface Expected {
  readonly must: readonly HeadlineId[];
  /** Besides that, and besides what every run says on its way. */
  readonly may?: readonly HeadlineId[];
}

/** Every run may say these before it has learned. */
const ON_THE_WAY: readonly HeadlineId[] = ['begun', 'guessing', 'learning'];

const SOLVED: Expected = { must: ['solved'] };
const BETTER: Expected = { must: ['better'] };

/** By the example's id, with a number where several networks race. */
export const expected: Readonly<Record<string, Expected>> = {
  'adding-gru': SOLVED,
  'adding-lengths': SOLVED,
  'adding-lstm': SOLVED,
  // It learns late or not at all within its steps.
  'adding-rnn': { must: [], may: ['back', 'slow', 'solved'] },
  'adding-race 1': { must: [], may: ['back', 'slow', 'solved'] },
  'adding-race 2': SOLVED,
  'adding-race 3': SOLVED,
  'adding-identity': SOLVED,
  'copy-gru': SOLVED,
  'copy-attention 1': SOLVED,
  'copy-attention 2': SOLVED,
  'adding-mingru': SOLVED,
  // It gets four of ten answers right, and no more.
  'parity-feedforward': { must: ['learning'] },
  'parity-gru': SOLVED,
  'anbn-lstm': SOLVED,
  'brackets-gru': SOLVED,
  'arithmetic-gru': SOLVED,
  'text-lstm': BETTER,
  // They are sure of each sign late.
  'dates-gru': { must: ['learning'], may: ['solved'] },
  'numbers-gru': { must: ['learning'], may: ['solved'] },
  'language-gru': { must: ['learning'], may: ['better'] },
  'forecast-gru': { must: ['better'], may: ['overfit', 'lost'] },
  'forecast-glass': BETTER,
  'forecast-sines': BETTER,
  'forecast-sunspots': { must: ['learning'], may: ['better', 'lost', 'overfit'] },
  'forecast-by-heart': { must: ['learning'], may: ['overfit', 'better', 'lost'] },
  'forecast-airline': { must: ['learning'], may: ['better', 'lost', 'overfit'] },
  speech: SOLVED,
  'parity-attention 1': { must: [], may: ['slow', 'back', 'solved'] },
  'parity-attention 2': SOLVED,
  // Unclipped it is thrown back again and again.
  'clipping 1': { must: [], may: ['back', 'slow', 'saturated', 'exploding', 'solved'] },
  'clipping 2': SOLVED,
  exploding: { must: [], may: ['exploding', 'saturated', 'back', 'slow'] },
};

/** Whether a whole run says what its example is to say; of one that nobody knows nothing is expected. */
export function isExpected(ids: readonly HeadlineId[], known: Expected | undefined): boolean {
  if (!known) return true;
  const may = new Set([...ON_THE_WAY, ...known.must, ...(known.may ?? [])]);
  return ids.every((id) => may.has(id)) && known.must.every((id) => ids.includes(id));
}
