/** A table as comma-separated values (RFC 4180), below lines with a # that say what it is and where it comes from. */
import { csvLine } from '../../text/csv.ts';
import type { Table } from './table.ts';

/** Rows written in one go: a long run has millions, and the page must stay awake. */
const ROWS_AT_ONCE = 5000;

const comment = (line: string) => `# ${line.replaceAll(/[\r\n]+/g, ' ')}`;

/**
 * The file in parts.
 * @param head lines of comment above the numbers
 */
export function* csvParts({ columns, notes = [] }: Table, head: readonly string[]): Generator<string> {
  const lines = [...[...head, ...notes].map(comment), csvLine(columns.map(({ name }) => name))];
  yield `${lines.join('\n')}\n`;
  const rows = Math.max(0, ...columns.map(({ values }) => values.length));
  for (let from = 0; from < rows; from += ROWS_AT_ONCE) {
    let part = '';
    for (let row = from; row < Math.min(rows, from + ROWS_AT_ONCE); row++)
      part += `${csvLine(columns.map(({ values }) => values[row]))}\n`;
    yield part;
  }
}

/** The file; lets the page breathe between parts. */
export async function csvFile(table: Table, head: readonly string[]): Promise<Blob> {
  const parts: string[] = [];
  for (const part of csvParts(table, head)) {
    parts.push(part);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return new Blob(parts, { type: 'text/csv;charset=utf-8' });
}
