/** What a part of the benchmark found, as it is printed and as the documentation keeps it. */
import { markdownTable, plainTable, type Table } from '../../src/bench/table.ts';
import type { Part } from './arguments.ts';

export interface Section {
  readonly part: Part;
  readonly tables: readonly { readonly title: string; readonly table: Table }[];
  /** Sentences under the tables. */
  readonly notes: readonly string[];
  /** Pictures by the names of their files, as SVG. */
  readonly pictures?: readonly { readonly file: string; readonly about: string; readonly svg: string }[];
}

export function plainSection({ tables, notes }: Section): string {
  return [...tables.map(({ title, table }) => `${title}\n${plainTable(table)}`), notes.join('\n')].join(
    '\n\n',
  );
}

export function markdownSection({ tables, notes, pictures = [] }: Section): string {
  return [
    ...tables.map(({ title, table }) => `**${title}**\n\n${markdownTable(table)}`),
    ...pictures.map(({ file, about }) => `![${about}](${file})`),
    ...notes.map((note) => `- ${note}`),
  ].join('\n\n');
}
