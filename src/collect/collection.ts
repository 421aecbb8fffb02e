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

const contents = new WeakMap<HandIn, string>();

/** What is in it, as text: the very same hand-ins have the very same. */
function contentOf(handIn: HandIn): string {
  const content = contents.get(handIn) ?? jsonOf(handIn);
  contents.set(handIn, content);
  return content;
}

export function added(collection: Collection, { file, reading }: Brought): Collection {
  let { nextId } = collection;
  const rows = new Map(collection.rows.map((row) => [contentOf(row.handIn), row]));
  const broken = [...collection.broken];
  const addBroken = (why: WhyNothing, who?: string) =>
    broken.push({ id: nextId++, file, why, ...(who !== undefined && { who }) });
  const add = (handIn: HandIn) => {
    const content = contentOf(handIn);
    const same = rows.get(content);
    rows.set(content, same ? { ...same, times: same.times + 1 } : { id: nextId++, handIn, file, times: 1 });
  };
  if (typeof reading === 'string') addBroken(reading);
  else {
    for (const each of reading.found)
      if (each.kind === 'handIn') add(each.handIn);
      else addBroken(each.why, each.who);
    if (reading.cut) addBroken('cut');
    else if (reading.found.length === 0) addBroken('empty');
  }
  return { rows: [...rows.values()], broken, nextId };
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
