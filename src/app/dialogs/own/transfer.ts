/** What is dropped or pasted, as a source of own data. */
import { MOST_BYTES, type Source } from '../../../ownData/worker/protocol.ts';
import { formatCount } from '../../../text/numbers.ts';

export type Transferred =
  { readonly source: Source; readonly sentence?: string } | { readonly sentence: string };

export function carriesFiles(transfer: DataTransfer | null): transfer is DataTransfer {
  return transfer?.types.includes('Files') ?? false;
}

/** The file among what is dropped or pasted; undefined where there is none. */
export function fileIn(transfer: DataTransfer): Transferred | undefined {
  const { files, items } = transfer;
  const [file] = files;
  if (!file) return undefined;
  if (items[0]?.webkitGetAsEntry?.()?.isDirectory)
    return { sentence: 'A folder cannot be read: take one of the files in it.' };
  if (files.length === 1) return { source: { kind: 'file', file } };
  const sentence = `One file is read at a time: this is “${file.name}”, the first of ${formatCount(files.length)}.`;
  return { source: { kind: 'file', file }, sentence };
}

/** A text that was pasted as a whole. */
export function pasted(text: string): Transferred {
  if (text.length <= MOST_BYTES) return { source: { kind: 'pasted', text } };
  return {
    sentence:
      'What was pasted is longer than 50 million characters: save it as a file, cut it down, and open that.',
  };
}
