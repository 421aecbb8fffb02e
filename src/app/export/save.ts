/** A picture or a table as a file. Loaded when somebody first saves something. */
import { csvFile } from './csv.ts';
import { handFile } from '../../ui/handFile.ts';
import { captionOf, fileName, type Named } from './names.ts';
import { pngFile } from './png.ts';
import type { Table } from './table.ts';

export interface Saved extends Named {
  /** A word or two for the file's name. */
  readonly what: string;
  readonly title: string;
  /** The link to the experiment, without own data. */
  readonly link: string;
}

const titleOf = (saved: Saved) => `${saved.title} · ${captionOf(saved)} · Unroll`;

/** @throws NoPicture where the browser cannot draw it */
export async function savePicture(element: HTMLElement, saved: Saved): Promise<string> {
  const name = fileName(saved, saved.what, 'png');
  handFile(await pngFile(element, { title: titleOf(saved), link: saved.link }), name);
  return name;
}

export async function saveTable(table: Table, saved: Saved): Promise<string> {
  const name = fileName(saved, saved.what, 'csv');
  handFile(await csvFile(table, [titleOf(saved), saved.link]), name);
  return name;
}
