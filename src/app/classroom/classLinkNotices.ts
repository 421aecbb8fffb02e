/** What a class link names that this page does not have, in sentences. */
import type { ClassPlan } from '../../config/index.ts';
import { nearestName } from '../../config/nearestName.ts';
import { EVERY_KEY } from '../../store/locks.ts';
import { LOCK_KEYS, lockName } from './lockKeys.ts';
import { SHOW_ORDER } from './showOrder.ts';

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
      show.filter((name) => !SHOW_ORDER.includes(name)),
      SHOW_ORDER,
    ),
    sentence(
      'lock',
      lock.filter((key) => lockName(key) === undefined),
      keys,
    ),
  ].filter((each) => each !== undefined);
}
