/** The hand-ins of a class, as they come in: nothing is stored, and nothing that came in is lost. */
import { jsonOf, type HandIn } from '../handin/handIn.ts';
import type { Reading, WhyBroken } from '../handin/read.ts';

export interface Row {
  readonly id: number;
  readonly handIn: HandIn;
  /** The file that it came in; undefined where it was pasted. */
  readonly file: string | undefined;
  /** How often the very same came in. */
  readonly times: number;
}

/** empty: nothing in it begins like a hand-in. large: it was not looked at. cut: not all of it was looked at. unreadable: the browser could not. */
export type WhyNothing = WhyBroken | 'empty' | 'large' | 'cut' | 'unreadable';

/** What could not be read. */
export interface Broken {
  readonly id: number;
  readonly file: string | undefined;
  readonly why: WhyNothing;
  readonly who?: string;
}

export interface Collection {
  readonly rows: readonly Row[];
  readonly broken: readonly Broken[];
  readonly nextId: number;
}

export const EMPTY: Collection = { rows: [], broken: [], nextId: 1 };

/** What one text or file has brought. */
export interface Brought {
  readonly file: string | undefined;
  readonly reading: Reading | Exclude<WhyNothing, WhyBroken>;
}

function withHandIn({ rows, nextId, ...rest }: Collection, file: Row['file'], handIn: HandIn): Collection {
  const content = jsonOf(handIn);
  const same = rows.find((row) => jsonOf(row.handIn) === content);
  if (same)
    return {
      ...rest,
      nextId,
      rows: rows.map((row) => (row === same ? { ...row, times: row.times + 1 } : row)),
    };
  return { ...rest, nextId: nextId + 1, rows: [...rows, { id: nextId, handIn, file, times: 1 }] };
}

function withBroken({ broken, nextId, ...rest }: Collection, what: Omit<Broken, 'id'>): Collection {
  return { ...rest, nextId: nextId + 1, broken: [...broken, { id: nextId, ...what }] };
}

export function added(collection: Collection, { file, reading }: Brought): Collection {
  if (typeof reading === 'string') return withBroken(collection, { file, why: reading });
  const { found, cut } = reading;
  const all = found.reduce(
    (so, each) =>
      each.kind === 'handIn'
        ? withHandIn(so, file, each.handIn)
        : withBroken(so, { file, why: each.why, ...(each.who !== undefined && { who: each.who }) }),
    collection,
  );
  if (cut) return withBroken(all, { file, why: 'cut' });
  return found.length === 0 ? withBroken(all, { file, why: 'empty' }) : all;
}

export function without(collection: Collection, id: number): Collection {
  return {
    ...collection,
    rows: collection.rows.filter((row) => row.id !== id),
    broken: collection.broken.filter((each) => each.id !== id),
  };
}

/** The run that the page showed at the end; undefined where nothing was trained. */
export const lastRun = ({ handIn }: Row) => handIn.runs.at(-1);
