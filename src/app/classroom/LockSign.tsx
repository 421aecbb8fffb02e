/** At what a teacher has locked: says so, and leads to where it is unlocked. */
import { useSession } from '../sessionContext.ts';
import './locks.css';

interface LockSignProps {
  readonly id: string;
  /** What is locked. */
  readonly what: string;
}

export function LockSign({ id, what }: LockSignProps) {
  const session = useSession();
  return (
    <button
      type="button"
      className="lock-sign"
      title={`Your teacher has set this: ${what}. Press to see what is locked, and to unlock it.`}
      onClick={() => session.show('locked')}
    >
      <svg viewBox="0 0 10 12" aria-hidden="true">
        <path d="M2.5 5V3.5a2.5 2.5 0 0 1 5 0V5" fill="none" stroke="currentColor" strokeWidth="1.4" />
        <rect x="1" y="5" width="8" height="6.5" rx="1" fill="currentColor" />
      </svg>
      <span id={id}>
        Set by your teacher<span className="unseen">: {what}</span>
      </span>
    </button>
  );
}
