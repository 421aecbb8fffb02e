/** What a cell is: a number, a moment, a word for "no value", or any other word. */
import { scanDate, scanPlainDate, type ScannedDate } from './dates.ts';
import { scanNumber, type ScannedNumber } from './numbers.ts';
import { isBound, isHoleWord } from './words.ts';

export type ScannedCell =
  | { readonly kind: 'number'; readonly number: ScannedNumber }
  | { readonly kind: 'date'; readonly date: ScannedDate }
  | { readonly kind: 'empty' | 'hole' | 'bound' | 'word' };

const EMPTY: ScannedCell = { kind: 'empty' };
const HOLE: ScannedCell = { kind: 'hole' };
const BOUND: ScannedCell = { kind: 'bound' };
const WORD: ScannedCell = { kind: 'word' };

export function scanCell(cell: string): ScannedCell {
  if (cell === '') return EMPTY;
  const plain = scanPlainDate(cell);
  if (plain) return { kind: 'date', date: plain };
  const number = scanNumber(cell);
  if (number && number.unit === '' && number.factor === 1) return { kind: 'number', number };
  if (!number) {
    if (cell.trim() === '') return EMPTY;
    if (isHoleWord(cell)) return HOLE;
  }
  const date = scanDate(cell);
  if (date) return { kind: 'date', date };
  if (number) return { kind: 'number', number };
  return isBound(cell) ? BOUND : WORD;
}
