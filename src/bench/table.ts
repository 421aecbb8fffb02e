/** Results as tables: cells of text that the page lays out, the terminal lines up and Markdown writes between bars. */
import type { Size } from './workers/protocol.ts';
import { nameOf, type Measured } from './rounds.ts';
import { formatCount } from '../text/numbers.ts';

export interface Table {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Columns of words, from 0: set to the left. All others hold numbers. */
  readonly words: readonly number[];
}

/** What all ratios are taken to. */
export const YARDSTICK = 'tf-layers-webgl';

/** Milliseconds in three digits or so: 0.123, 1.23, 12.3, 123. */
export function formatMs(ms: number): string {
  return ms.toFixed(ms >= 100 ? 0 : ms >= 10 ? 1 : ms >= 1 ? 2 : 3);
}

/** How many times as fast: "17.3×". */
export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(ratio >= 100 ? 0 : ratio >= 10 ? 1 : 2)}×`;
}

export function formatWork({ drawsPerStep, work }: Pick<Measured, 'drawsPerStep' | 'work'>): string {
  return drawsPerStep === null ? '–' : `${formatCount(drawsPerStep)} ${work}`;
}

/** `tf.layers` on WebGL over this row, both at the same size; a dash where there is none. */
export function ratioText(row: Measured, all: readonly Measured[]): string {
  const yardstick = all.find((other) => other.contestant === YARDSTICK && alike(row, other));
  return yardstick ? formatRatio(yardstick.msMedian / row.msMedian) : '–';
}

/** At the same size. */
function alike(one: Size, other: Size): boolean {
  return (
    one.cell === other.cell &&
    one.timeSteps === other.timeSteps &&
    one.hiddenSize === other.hiddenSize &&
    one.batchSize === other.batchSize
  );
}

/** The table of the standing comparison. */
export function resultTable(all: readonly Measured[]): Table {
  return {
    head: ['cell', 'T', 'H', 'B', 'contestant', 'min', 'median', 'max', 'a step', 'speed'],
    words: [0, 4],
    rows: all.map((row) => [
      row.cell,
      String(row.timeSteps),
      String(row.hiddenSize),
      String(row.batchSize),
      row.contestant,
      formatMs(row.msMin),
      formatMs(row.msMedian),
      formatMs(row.msMax),
      formatWork(row),
      ratioText(row, all),
    ]),
  };
}

/** How many times as long as one contestant each of the others takes; undefined where there is nothing to compare. */
export function shareTable(all: readonly Measured[], one: string): Table | undefined {
  const own = all.filter(({ contestant }) => contestant === one);
  const others = [...new Set(all.map(({ contestant }) => contestant))].filter((name) => name !== one);
  if (own.length === 0 || others.length === 0) return undefined;
  return {
    head: ['size', ...others],
    words: [0],
    rows: own.map((row) => [
      nameOf(row),
      ...others.map((name) => {
        const other = all.find((candidate) => candidate.contestant === name && alike(row, candidate));
        return other ? formatRatio(other.msMedian / row.msMedian) : '–';
      }),
    ]),
  };
}

/** Lined up with spaces, for a terminal. */
export function plainTable({ head, rows, words }: Table): string {
  const widths = head.map((name, k) => Math.max(name.length, ...rows.map((row) => row[k]!.length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => (words.includes(k) ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!)))
      .join('  ')
      .trimEnd();
  return [line(head), ...rows.map(line)].join('\n');
}

export function markdownTable({ head, rows, words }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rule = head.map((_name, k) => (words.includes(k) ? '---' : '---:'));
  return [line(head), line(rule), ...rows.map(line)].join('\n');
}
