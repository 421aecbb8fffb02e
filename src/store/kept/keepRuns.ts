/** What keeps runs over a reload; loaded when the page stands. */
import type { Session } from '../session.ts';
import { Keeper } from './keeper.ts';
import { browserKeptShelf } from './shelf.ts';

/** Keeps the runs of a session from now on, where this browser lets a page keep anything. */
export function keepRuns(session: Session): void {
  const shelf = browserKeptShelf();
  if (shelf) session.keepBy((parts) => new Keeper(parts, shelf));
}
