/** What a class link leaves out of the page, and what it locks. */
import { useShallow } from 'zustand/react/shallow';
import { isShown, type ShownPart } from '../config/shownParts.ts';
import { isLocked } from '../store/locks.ts';
import { usePage } from './sessionContext.ts';

/** Whether any of these parts of the page is shown; what always stands there does not ask. */
export function useShown(...parts: readonly ShownPart[]): boolean {
  return usePage(({ classPlan }) => isShown(classPlan?.show, ...parts));
}

/** The lanes that are shown, by their places; undefined where all are. */
export function useLanesShown(): readonly string[] | undefined {
  return usePage(useShallow(({ classPlan }) => classPlan?.show?.filter((name) => name.startsWith('lane:'))));
}

/** Whether the teacher has locked a setting, by its key in links. */
export function useLocked(key: string): boolean {
  return usePage((state) => isLocked(state, key));
}
