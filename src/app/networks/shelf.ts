/**
 * Networks that a visitor keeps in this browser: in a database of their own, which nothing is written to before somebody presses
 * Keep. What is known of each lies apart from its file, so that a list of many is there at once.
 */
import type { OwnData } from '../../tasks/contract/abilities.ts';

export interface KeptAbout {
  readonly id: number;
  readonly name: string;
  /** What it is, in words: task, network and step. */
  readonly caption: string;
  /** When it was kept, in ms. */
  readonly at: number;
  /** Of the file, in bytes. */
  readonly size: number;
}

export interface KeptFile {
  readonly bytes: Uint8Array;
  /** What the network learned from, where that was a visitor's own: it stays in this browser, too. */
  readonly own?: OwnData | undefined;
}

/** denied: this browser stores nothing for this page. full: it has no room left. gone: it is not there any more. */
export type ShelfFault = 'denied' | 'full' | 'gone';

/** What could not be done; nothing that was there before is lost by it. */
export class ShelfError extends Error {
  override readonly name = 'ShelfError';
  constructor(readonly fault: ShelfFault) {
    super(shelfSentence(fault));
  }
}

export function shelfSentence(fault: ShelfFault): string {
  switch (fault) {
    case 'denied':
      return 'This browser stores nothing for this page, as in some private windows. Save the network as a file instead.';
    case 'full':
      return 'This browser has no room left for this network, so it was not kept. Remove one that you no longer need, or save it as a file. All that you have kept is still there.';
    case 'gone':
      return 'This network is not there any more: it was removed in another tab, or the browser’s data were cleared.';
  }
}

const DATABASE = 'unroll networks';
const [ABOUT, FILES] = ['about', 'files'];

function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const denied = () => reject(new ShelfError('denied'));
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        request.result.createObjectStore(ABOUT!, { keyPath: 'id', autoIncrement: true });
        request.result.createObjectStore(FILES!);
      };
      request.onerror = denied;
      request.onblocked = denied;
      request.onsuccess = () => resolve(request.result);
    } catch {
      denied();
    }
  });
}

type Stores = readonly [about: IDBObjectStore, files: IDBObjectStore];

/** Does the work in one transaction: all of it is stored, or nothing. */
async function within<Result>(
  mode: IDBTransactionMode,
  work: (stores: Stores, done: (result: Result) => void) => void,
): Promise<Result> {
  const database = await open();
  try {
    return await new Promise<Result>((resolve, reject) => {
      const transaction = database.transaction([ABOUT!, FILES!], mode);
      let result: Result;
      transaction.oncomplete = () => resolve(result);
      transaction.onabort = () =>
        reject(new ShelfError(transaction.error?.name === 'QuotaExceededError' ? 'full' : 'denied'));
      work([transaction.objectStore(ABOUT!), transaction.objectStore(FILES!)], (found) => (result = found));
    });
  } finally {
    database.close();
  }
}

/** All that is kept, the newest first. */
export function listKept(): Promise<readonly KeptAbout[]> {
  return within('readonly', ([about], done) => {
    const request = about.getAll() as IDBRequest<KeptAbout[]>;
    request.onsuccess = () => done(request.result.toSorted((a, b) => b.at - a.at || b.id - a.id));
  });
}

export async function keep(about: Omit<KeptAbout, 'id'>, file: KeptFile): Promise<void> {
  await within<void>('readwrite', ([abouts, files]) => {
    const request = abouts.add(about);
    request.onsuccess = () => files.add(file, request.result);
  });
  // Without it a browser that runs short of room may clear what a page has stored.
  void navigator.storage?.persist?.().catch(() => undefined);
}

/** @throws ShelfError where it is not there */
export async function readKept(id: number): Promise<KeptFile> {
  const found = await within<KeptFile | undefined>('readonly', ([, files], done) => {
    const request = files.get(id) as IDBRequest<KeptFile | undefined>;
    request.onsuccess = () => done(request.result);
  });
  if (!found) throw new ShelfError('gone');
  return found;
}

export async function renameKept(id: number, name: string): Promise<void> {
  await within<void>('readwrite', ([about]) => {
    const request = about.get(id) as IDBRequest<KeptAbout | undefined>;
    request.onsuccess = () => request.result && about.put({ ...request.result, name });
  });
}

export async function removeKept(id: number): Promise<void> {
  await within<void>('readwrite', ([about, files]) => {
    about.delete(id);
    files.delete(id);
  });
}
