/**
 * Where a visit is kept over a reload: in the browser's database, under a name that only this tab knows (`sessionStorage`). Nothing
 * is made before a run has something to keep. Nothing here throws: where a browser keeps nothing, as in some private windows and
 * embedded frames, nothing is there.
 *
 * Every page has a name of its own, and leaves behind which was the last that wrote. A tab that is duplicated begins with a copy of
 * what its original left behind; it may read that, but does not take it away as long as the original lives, which it says by a lock
 * (Web Locks).
 */

export interface KeptShelf {
  /** What an earlier page of this tab has left; undefined where there is nothing. */
  read(): Promise<unknown>;
  /** Keeps this in place of what this page, or the one before it, has kept. False where the browser has no room, or keeps nothing. */
  write(visit: object): Promise<boolean>;
  /** Takes away what this page, or the one before it, has kept. */
  remove(): void;
}

const DATABASE = 'unroll';
const STORE = 'visits';
const LAST = 'unroll.visit';
/** A tab that was closed may be opened again; after so many days, or behind so many others, nobody comes back. */
const DAYS = 3;
const MOST = 8;

interface Entry {
  readonly at: number;
  readonly visit: unknown;
}

const lockOf = (name: string) => `unroll.visit.${name}`;

function open(): Promise<IDBDatabase | undefined> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE).createIndex('at', 'at');
      request.onerror = () => resolve(undefined);
      request.onblocked = () => resolve(undefined);
      request.onsuccess = () => resolve(request.result);
    } catch {
      resolve(undefined);
    }
  });
}

/** True where an earlier visit has made the database: looking must not make it. Not every browser can say. */
async function isThere(): Promise<boolean> {
  try {
    return (await indexedDB.databases()).some(({ name }) => name === DATABASE);
  } catch {
    return false;
  }
}

/** True while another page of that name is open. */
async function lives(name: string): Promise<boolean> {
  try {
    const { held = [] } = await navigator.locks.query();
    return held.some((lock) => lock.name === lockOf(name));
  } catch {
    return false;
  }
}

/** Deletes what nobody comes back to, but for what this tab has left. */
function clean(store: IDBObjectStore, now: number, mine: string | null): void {
  let seen = 0;
  const request = store.index('at').openKeyCursor(null, 'prev');
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    const old = ++seen > MOST || Number(cursor.key) < now - DAYS * 86_400_000;
    if (old && cursor.primaryKey !== mine) store.delete(cursor.primaryKey);
    cursor.continue();
  };
}

class BrowserShelf implements KeptShelf {
  private readonly name = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  /** Opened when there is something to read or to keep: a page that is only looked at stores nothing. */
  private opened: Promise<IDBDatabase | undefined> | undefined;
  /** What the page before this one in the same tab has left. */
  private before: string | null;
  private written = false;
  private release: (() => void) | undefined;

  constructor(private readonly session: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>) {
    this.before = session.getItem(LAST);
    // A page that waits to come back must hold no lock.
    addEventListener('pagehide', () => this.release?.());
    addEventListener('pageshow', ({ persisted }) => persisted && this.written && this.live());
  }

  async read(): Promise<unknown> {
    const { before } = this;
    if (before === null && !(await isThere())) return undefined;
    const entry = await this.within((store) => {
      const request = before === null ? undefined : (store.get(before) as IDBRequest<Entry | undefined>);
      clean(store, Date.now(), before);
      return request;
    }, false);
    return entry?.visit;
  }

  async write(visit: object): Promise<boolean> {
    const entry: Entry = { at: Date.now(), visit };
    const done = await this.within((store) => store.put(entry, this.name));
    if (done === undefined) return false;
    if (!this.written) this.live();
    this.written = true;
    this.remember(this.name);
    await this.forget(this.before);
    this.before = null;
    return true;
  }

  remove(): void {
    const { before } = this;
    this.before = null;
    this.remember(undefined);
    if (this.written) void this.forget(this.name, true);
    void this.forget(before);
  }

  private async forget(name: string | null, own = false): Promise<void> {
    if (name === null || (!own && (await lives(name)))) return;
    await this.within((store) => store.delete(name));
  }

  private remember(name: string | undefined): void {
    try {
      if (name === undefined) this.session.removeItem(LAST);
      else this.session.setItem(LAST, name);
    } catch {
      // Full, or switched off meanwhile: the next page finds nothing.
    }
  }

  /** Says that this page is open, until it is left. */
  private live(): void {
    const held = new Promise<void>((resolve) => (this.release = resolve));
    const { locks } = navigator as { locks?: LockManager };
    locks?.request(lockOf(this.name), () => held).catch(() => {});
  }

  /**
   * The result of a request when all is stored, or undefined where it is not.
   * @param whole false where more is asked once something is answered
   */
  private async within<Result>(
    ask: (store: IDBObjectStore) => IDBRequest<Result> | undefined,
    whole = true,
  ): Promise<Result | undefined> {
    const database = await (this.opened ??= open());
    return new Promise((resolve) => {
      try {
        const transaction = database!.transaction(STORE, 'readwrite', { durability: 'relaxed' });
        const request = ask(transaction.objectStore(STORE));
        // A page that is being left does not live to hear an answer.
        if (whole) transaction.commit();
        transaction.oncomplete = () => resolve(request?.result);
        transaction.onabort = () => resolve(undefined);
      } catch {
        resolve(undefined);
      }
    });
  }
}

/** The browser's own; undefined where this page may store nothing. */
export function browserKeptShelf(): KeptShelf | undefined {
  try {
    return new BrowserShelf(window.sessionStorage);
  } catch {
    return undefined;
  }
}
