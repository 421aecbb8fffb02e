/** Reads what a teacher brings: a pasted text, or files. */
import { readHandIns } from '../handin/read.ts';
import type { Brought } from './collection.ts';

/** In bytes: a class's mails in one file. A letter of base32 is one. */
const LARGEST_FILE = 16_000_000;

export async function readPasted(text: string): Promise<Brought> {
  return { file: undefined, reading: await readHandIns(text) };
}

/** UTF-8, or what its first bytes say: some editors write UTF-16. */
export function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const little = first === 0xff && second === 0xfe;
  const big = first === 0xfe && second === 0xff;
  return new TextDecoder(little ? 'utf-16le' : big ? 'utf-16be' : 'utf-8').decode(bytes);
}

export async function readFile(file: File): Promise<Brought> {
  if (file.size > LARGEST_FILE) return { file: file.name, reading: 'large' };
  try {
    const text = decoded(new Uint8Array(await file.arrayBuffer()));
    return { file: file.name, reading: await readHandIns(text) };
  } catch {
    return { file: file.name, reading: 'unreadable' };
  }
}
