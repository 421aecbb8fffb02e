/** The series in a JSON value: a list of numbers, of rows, of objects, an object of lists, or one of these further in. */

export interface JsonRows {
  /** Made one by one: a list of millions of numbers is not written down as text. */
  readonly rows: { readonly length: number; readonly at: (k: number) => readonly string[] };
  readonly nameless: boolean;
  readonly named: boolean;
  readonly decimal?: '.';
}

const DEEPEST = 6;
const MOST_KEYS = 1000;

type Record_ = Readonly<Record<string, unknown>>;

const isScalar = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value !== 'object';
const isObject = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** A number is written so that it can be read in one way only. */
const cellOf = (value: unknown): string =>
  value === null || value === undefined ? '' : isScalar(value) ? String(value) : '';

/** Objects within objects: "value.mean". */
function flat(object: Record_, into: Map<string, string>, prefix = '', depth = 0): Map<string, string> {
  for (const key of Object.keys(object)) {
    const value = object[key];
    if (isObject(value) && depth < 2) flat(value, into, `${prefix}${key}.`, depth + 1);
    else if (isScalar(value) && into.size < MOST_KEYS) into.set(prefix + key, cellOf(value));
  }
  return into;
}

function madeRows(
  header: readonly string[] | undefined,
  count: number,
  row: (k: number) => readonly string[],
): JsonRows['rows'] {
  const before = header ? 1 : 0;
  return { length: count + before, at: (k) => (header && k === 0 ? header : row(k - before)) };
}

function ofObjects(objects: readonly Record_[]): JsonRows {
  const flats = objects.map((object) => flat(object, new Map()));
  const names = new Set<string>();
  for (const each of flats) for (const name of each.keys()) if (names.size < MOST_KEYS) names.add(name);
  const header = [...names];
  return {
    rows: madeRows(header, flats.length, (k) => header.map((name) => flats[k]!.get(name) ?? '')),
    nameless: false,
    named: true,
  };
}

function ofLists(lists: readonly (readonly [string, readonly unknown[]])[]): JsonRows | undefined {
  const longest = Math.max(...lists.map(([, list]) => list.length));
  const used = lists
    .filter(([, list]) => list.length === longest && list.every(isScalar))
    .slice(0, MOST_KEYS);
  if (used.length === 0 || longest < 2) return undefined;
  const names = used.map(([name]) => name);
  return {
    rows: madeRows(names, longest, (k) => used.map(([, list]) => cellOf(list[k]))),
    nameless: false,
    named: true,
  };
}

/** A list as a table; undefined where it holds none. */
function ofArray(array: readonly unknown[]): JsonRows | undefined {
  if (array.length < 2) return undefined;
  if (array.every(isScalar)) {
    const numbers = array.some(
      (value) => typeof value === 'number' || (typeof value === 'string' && /\d/.test(value)),
    );
    return numbers
      ? { rows: madeRows(undefined, array.length, (k) => [cellOf(array[k])]), nameless: true, named: false }
      : undefined;
  }
  if (array.every(Array.isArray)) {
    const lists = array as readonly (readonly unknown[])[];
    const rows = madeRows(undefined, lists.length, (k) => lists[k]!.map(cellOf));
    const named = (array[0] as readonly unknown[]).every(
      (cell) => typeof cell === 'string' && !/^[\d.,\-/: ]+$/.test(cell),
    );
    return { rows, nameless: false, named };
  }
  const objects = array.filter(isObject);
  return objects.length === array.length ? ofObjects(objects) : undefined;
}

function ofObject(object: Record_): JsonRows | undefined {
  const entries = Object.entries(object);
  const lists = entries.filter(
    (entry): entry is [string, unknown[]] =>
      Array.isArray(entry[1]) && entry[1].length > 1 && entry[1].every(isScalar),
  );
  if (lists.length > 0) return ofLists(lists);
  // {"2020-01": 3.2, "2020-02": 4.1}
  if (
    entries.length >= 2 &&
    entries.every(([, value]) => isScalar(value)) &&
    entries.filter(([key]) => /\d/.test(key)).length > entries.length / 2
  ) {
    return {
      rows: madeRows(['key', 'value'], entries.length, (k) => [entries[k]![0], cellOf(entries[k]![1])]),
      nameless: false,
      named: true,
    };
  }
  // pandas writes {column: {row: value}}, or {row: {column: value}}.
  const inner = entries.filter((entry): entry is [string, Record_] => isObject(entry[1]));
  if (
    inner.length === entries.length &&
    inner.length > 0 &&
    inner.every(([, value]) => Object.values(value).every(isScalar))
  ) {
    const [, first] = inner[0]!;
    const rows = Object.keys(first);
    if (rows.length >= inner.length && rows.length > 1) {
      const table = rows.map((row) => [row, ...inner.map(([, column]) => cellOf(column[row]))]);
      const header = ['', ...inner.map(([name]) => name)];
      return { rows: madeRows(header, table.length, (k) => table[k]!), nameless: false, named: true };
    }
    if (inner.length > 1) return ofObjects(inner.map(([key, value]) => ({ key, ...value })));
  }
  return undefined;
}

/** The largest table in a value. */
function largest(value: unknown, depth: number): JsonRows | undefined {
  const here = Array.isArray(value) ? ofArray(value) : isObject(value) ? ofObject(value) : undefined;
  if (here) return here;
  if (depth === DEEPEST || isScalar(value)) return undefined;
  let best: JsonRows | undefined;
  for (const inner of Object.values(value as object).slice(0, MOST_KEYS)) {
    const found = largest(inner, depth + 1);
    if (found && found.rows.length > (best?.rows.length ?? 0)) best = found;
  }
  return best;
}

/** Whether numbers were written as such, and so with a point. */
function hasNumbers(value: unknown, depth = 0): boolean {
  if (typeof value === 'number') return true;
  if (isScalar(value) || depth > DEEPEST) return false;
  return Object.values(value as object)
    .slice(0, 50)
    .some((inner) => hasNumbers(inner, depth + 1));
}

export function jsonRows(value: unknown): JsonRows | undefined {
  const found = largest(value, 0);
  return found && hasNumbers(value) ? { ...found, decimal: '.' } : found;
}
