/** One sentence for each thing that was decided or is doubtful, the doubtful ones first, and on what was mended. */
import { isDoubtful, noteSentence } from '../../../ownData/noteText.ts';
import type { SeriesNote } from '../../../ownData/notes.ts';

interface NotesProps {
  readonly notes: readonly SeriesNote[];
  /** One sentence each. */
  readonly mended: readonly string[];
}

export function Notes({ notes, mended }: NotesProps) {
  if (notes.length + mended.length === 0) return null;
  const sorted = notes.toSorted((a, b) => Number(isDoubtful(b)) - Number(isDoubtful(a)));
  return (
    <ul className="read-notes" aria-label="What was decided">
      {sorted.map((note, k) => (
        <li key={k} data-doubtful={isDoubtful(note) || undefined}>
          {noteSentence(note)}
        </li>
      ))}
      {mended.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
