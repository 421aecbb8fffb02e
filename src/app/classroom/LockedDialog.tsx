/** What a teacher has locked, and the way to unlock it. Whoever wanted to change something of it is led here. */
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { lockName } from './lockKeys.ts';

export function LockedDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const lock = usePage(({ classPlan }) => classPlan?.lock);
  const names = [...new Set(lock?.flatMap((key) => lockName(key) ?? []))];
  const unlock = () => {
    session.unlock();
    session.announce('Unlocked for this visit.');
    onClose();
  };
  return (
    <Dialog title="Set by your teacher" onClose={onClose}>
      <p>So that all of you see the same, your teacher has set this, and it stays as it is:</p>
      <ul className="locked-list">
        {names.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <p>
        You can unlock all of it for this visit. Nothing is lost by that, but what you hand in then says that
        it was unlocked. Another lesson, example or network that would change it waits until then, too.
      </p>
      <div className="dialog-foot">
        <Button look="primary" data-first onClick={onClose}>
          Leave it locked
        </Button>
        <Button onClick={unlock}>Unlock for this visit</Button>
      </div>
    </Dialog>
  );
}
