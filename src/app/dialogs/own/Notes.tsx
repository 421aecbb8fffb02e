/** One sentence for each thing that was decided or is doubtful; the doubtful ones first. */
import { isDoubtful, noteSentence } from '../../../ownData/noteText.ts';
import type { SeriesNote } from '../../../ownData/notes.ts';

export function Notes({ notes }: { readonly notes: readonly SeriesNote[] }) {
  if (notes.length === 0) return null;
  const sorted = notes.toSorted((a, b) => Number(isDoubtful(b)) - Number(isDoubtful(a)));
  return (
    <ul className="read-notes" aria-label="What was decided">
      {sorted.map((note, k) => (
        <li key={k} data-doubtful={isDoubtful(note) || undefined}>
          {noteSentence(note)}
        </li>
      ))}
    </ul>
  );
}
