/** All files of a folder, whatever folders they lie in. */
import { readdirSync } from 'node:fs';
import path from 'node:path';

/** Relative to the folder, with `/` on every system, in the order of the alphabet. */
export function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
}
