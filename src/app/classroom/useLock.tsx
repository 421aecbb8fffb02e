/** What a control needs that a teacher may have locked. */
import { useId, type ReactNode } from 'react';
import { part } from '../parts/part.tsx';
import { useLocked } from '../useClassPlan.ts';

/** Only in a class. */
const LockSign = part(
  'Set by your teacher',
  () => import('./LockSign.tsx'),
  (module) => module.LockSign,
  { place: 'tool' },
);

export interface Lock {
  /** Of the sign, which describes the control. */
  readonly id: string;
  /** Says that the teacher has set it, and leads to where it is unlocked. */
  readonly sign: ReactNode;
}

/**
 * Undefined where the person may change it.
 * @param key in links
 * @param what the control is called
 */
export function useLock(key: string, what: string): Lock | undefined {
  const id = useId();
  const locked = useLocked(key);
  return locked ? { id, sign: <LockSign id={id} what={what} /> } : undefined;
}
