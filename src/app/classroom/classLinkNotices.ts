/** What a class link names that this page does not have, in sentences. */
import type { ClassPlan } from '../../config/index.ts';
import { nearestName } from '../../config/nearestName.ts';
import { SHOWN_PARTS } from '../../config/shownParts.ts';
import { PLACES } from '../../lessons/places.ts';
import { EVERY_KEY } from '../../store/locks.ts';
import { LOCK_KEYS, lockName } from './lockKeys.ts';

/** All that `show` may name. */
export const SHOW_NAMES: readonly string[] = [
  ...SHOWN_PARTS,
  ...Object.keys(PLACES).filter((place) => place.startsWith('lane:')),
];

function sentence(key: string, unknown: readonly string[], known: readonly string[]): string | undefined {
  if (unknown.length === 0) return undefined;
  const few = unknown.slice(0, 3);
  const names = few.map((name) => `"${name}"`).join(', ');
  const meant = few.flatMap((name) => nearestName(name, new Set(known)) ?? []);
  const hint = meant.length > 0 ? ` Did you mean ${meant.map((name) => `"${name}"`).join(', ')}?` : '';
  const more = unknown.length > few.length ? ` and ${unknown.length - few.length} more` : '';
  return `The class link has names after ${key}= that mean nothing here: ${names}${more}.${hint}`;
}

export function classLinkNotices({ show = [], lock }: ClassPlan): readonly string[] {
  const keys = [...LOCK_KEYS, EVERY_KEY];
  return [
    sentence(
      'show',
      show.filter((name) => !SHOW_NAMES.includes(name)),
      SHOW_NAMES,
    ),
    sentence(
      'lock',
      lock.filter((key) => lockName(key) === undefined),
      keys,
    ),
  ].filter((each) => each !== undefined);
}
