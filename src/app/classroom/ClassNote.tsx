/** Above the settings, where a class link locks some: that they are locked, or that the person has unlocked them. */
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import './locks.css';

export function ClassNote() {
  const session = useSession();
  const unlocked = usePage((state) => state.unlocked);
  return (
    <div className="class-note">
      <p>
        {unlocked
          ? 'You have unlocked what your teacher had set. What you hand in says so.'
          : 'Your teacher has set what is marked with a lock.'}
      </p>
      {!unlocked && <Button onClick={() => session.show('locked')}>Unlock…</Button>}
    </div>
  );
}
