/** What a person is told of something that went wrong. */
import { MissingFileError } from '../../loading/arrive.ts';

export function sentenceOf(error: unknown): string {
  if (error instanceof MissingFileError)
    return 'A file of this page did not arrive: look whether this device is online, and try again. Nothing is lost.';
  return error instanceof Error ? error.message : String(error);
}
