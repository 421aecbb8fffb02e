/** Files in one archive, the same bytes for the same files wherever and whenever it is made. */
import { zipSync } from 'fflate';

/** The first day that the format knows, by the clock of the place: it has no time zone. */
const TIME = new Date(1980, 0, 1);

export type Files = ReadonlyMap<string, Uint8Array>;

export function archive(files: Files): Uint8Array<ArrayBuffer> {
  const inOrder = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(inOrder), { mtime: TIME, level: 6 });
}
