/** What a class link leaves out of the page, and what it locks. */
import type { ShownPart } from '../config/shownParts.ts';
import { usePage } from './sessionContext.ts';

/** Whether a part of the page is shown; what always stands there does not ask. */
export function useShown(part: ShownPart): boolean {
  return usePage(({ classPlan }) => classPlan?.show?.includes(part) ?? true);
}

/** Whether the teacher has locked a setting, by its key in links. */
export function useLocked(key: string): boolean {
  return usePage(({ classPlan, unlocked }) => !unlocked && (classPlan?.lock.includes(key) ?? false));
}
