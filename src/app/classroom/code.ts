/**
 * A class link in few characters, to be typed from a board: `#fading-60f7`. What it stands for is all in it, so it needs no server. A
 * lesson's or an example's id in clear, then in Crockford's base32 what is shown and locked, then two characters that check all of it.
 * Capitals, spaces and hyphens do not matter, nor whether somebody reads O for 0, or I or L for 1.
 *
 * `docs/link.md` describes it. What it counts through is frozen: names only come at the ends of the lists.
 */
import { SHOW_ORDER } from './showOrder.ts';
import { LOCK_KEYS } from './lockKeys.ts';
import { EVERY_KEY } from '../../store/locks.ts';

export interface ClassCode {
  /** Of a lesson, or of an example. */
  readonly name: string;
  /** The step of the lesson, from 0. */
  readonly at: number;
  /** needed: what the lesson points at. */
  readonly show: 'everything' | 'needed' | readonly string[];
  readonly lock: readonly string[];
  readonly handIn: boolean;
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** Of the codes that are written here, in two bits. */
const VERSION = 0;

const SHOW = ['everything', 'needed', 'listed'] as const;
/** The locks that are chosen most often have no list. */
const LOCKS = [[], ['task', 'cell'], [EVERY_KEY]] as const;
const LISTED = 3;

/** Bits of a list in one character; the fifth says that more follow. */
const A_GROUP = 4;

const sameNames = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((name) => b.includes(name));

/** As it is compared, whatever a person made of it. */
const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[\s_.+-]/g, '')
    .replaceAll('o', '0')
    .replaceAll(/[il]/g, '1');

/** A prime below 32², and a base: any one character that is wrong and any two neighbours in the wrong order change the remainder. */
const PRIME = 1021;
const BASE = 37;

function checkOf(text: string): string {
  let sum = 1;
  for (const character of text) sum = (sum * BASE + parseInt(character, 36) + 1) % PRIME;
  return ALPHABET[sum >> 5]! + ALPHABET[sum & 31]!;
}

/** Undefined where one of the names stands in no list. */
function listed(names: readonly string[], order: readonly string[]): string | undefined {
  const places = names.map((name) => order.indexOf(name));
  if (places.includes(-1)) return undefined;
  const groups = Math.floor(Math.max(0, ...places) / A_GROUP) + 1;
  return Array.from({ length: groups }, (_, group) => {
    let bits = group + 1 < groups ? 1 << A_GROUP : 0;
    for (const place of places) if (Math.floor(place / A_GROUP) === group) bits |= 1 << (place % A_GROUP);
    return ALPHABET[bits];
  }).join('');
}

/** The code, in groups that are easily read; undefined where none can hold it. @param names all that there are, by id */
export function writeCode(code: ClassCode, names: readonly string[]): string | undefined {
  const { name, at, show, lock, handIn } = code;
  const showing = typeof show === 'string' ? SHOW.indexOf(show) : SHOW.indexOf('listed');
  const known = LOCKS.findIndex((each) => sameNames(each, lock));
  const locking = known < 0 ? LISTED : known;
  const parts = [
    ALPHABET[(VERSION << 3) | ((handIn ? 1 : 0) << 2) | showing],
    ALPHABET[(locking << 3) | ((at > 0 ? 1 : 0) << 2)],
    at > 0 ? ALPHABET[at] : '',
    typeof show === 'string' ? '' : listed(show, SHOW_ORDER),
    locking === LISTED ? listed(lock, LOCK_KEYS) : '',
  ];
  if (parts.includes(undefined) || !names.includes(name)) return undefined;
  const body = parts.join('');
  const text = body + checkOf(plain(name) + body);
  const short = `${name}-${text.match(/.{4}(?=.{4})|.+/g)!.join('-')}`;
  // No code that is read as another, however unlikely that is.
  const read = readCode(short, names);
  return typeof read === 'object' && JSON.stringify(read) === JSON.stringify(inOrder(code))
    ? short
    : undefined;
}

/** With its names in the order in which they are read. */
function inOrder({ name, at, show, lock, handIn }: ClassCode): ClassCode {
  const ordered = (names: readonly string[], order: readonly string[]) =>
    order.filter((each) => names.includes(each));
  return {
    name,
    at,
    show: typeof show === 'string' ? show : ordered(show, SHOW_ORDER),
    lock: ordered(lock, [...LOCK_KEYS, EVERY_KEY]),
    handIn,
  };
}

/** `newer` where a later version has written it; undefined where it is mistyped. Never throws. */
export function readCode(text: string, names: readonly string[]): ClassCode | 'newer' | undefined {
  const typed = plain(text);
  const fitting = names
    .filter((name) => typed.startsWith(plain(name)))
    .toSorted((a, b) => b.length - a.length);
  for (const name of fitting) {
    const rest = typed.slice(plain(name).length);
    const body = rest.slice(0, -2);
    if (body.length < 2 || !/^[0-9a-hjkmnp-tv-z]{4,40}$/.test(rest)) continue;
    if (checkOf(plain(name) + body) === rest.slice(-2)) return parse(name, body) ?? 'newer';
  }
  return undefined;
}

/** Undefined where it has what this version does not know. */
function parse(name: string, body: string): ClassCode | undefined {
  const values = [...body].map((character) => ALPHABET.indexOf(character));
  const take = () => values.shift() ?? 0;
  const names = (order: readonly string[]) => {
    const found: string[] = [];
    for (let group = 0, more = true; more; group++) {
      const bits = take();
      for (let k = 0; k < A_GROUP; k++) if (bits & (1 << k)) found.push(order[group * A_GROUP + k] ?? '');
      more = bits >> A_GROUP === 1;
    }
    return found;
  };
  const [head, second] = [take(), take()];
  const show = SHOW[head & 3];
  if (head >> 3 !== VERSION || show === undefined || (second & 3) !== 0) return undefined;
  const at = (second >> 2) & 1 ? take() : 0;
  const shown = show === 'listed' ? names(SHOW_ORDER) : show;
  const lock = second >> 3 === LISTED ? names(LOCK_KEYS) : LOCKS[second >> 3]!;
  const known = ![...shown, ...lock].includes('') && values.length === 0;
  return known ? { name, at, show: shown, lock, handIn: ((head >> 2) & 1) === 1 } : undefined;
}
