/** The lessons there are; one press begins one. */
import { Dialog } from '../../ui/Dialog.tsx';
import { Button } from '../../ui/Button.tsx';
import { lessons } from '../lesson/lessons.ts';
import { OpenFileButton } from '../lesson/own/OpenFileButton.tsx';
import { useSession } from '../sessionContext.ts';

export function LessonsDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  return (
    <Dialog title="Learn" onClose={onClose}>
      <p>
        Short lessons beside the score, on networks that train before your eyes. Nothing is graded, and you
        can leave and come back at any time.
      </p>
      <ol className="examples">
        {lessons.map(({ id, title, minutes, about }, k) => (
          <li key={id}>
            <button
              type="button"
              className="example"
              data-first={k === 0 ? true : undefined}
              onClick={() => {
                session.goToLesson({ id, at: 0, asItIs: false });
                onClose();
              }}
            >
              <b>{title}</b>
              <span>{`${about} ${minutes} minutes.`}</span>
            </button>
          </li>
        ))}
      </ol>
      <p>
        You can also write a lesson yourself, of this page as you set it up, or open one that somebody wrote.
      </p>
      <div className="dialog-foot dialog-foot-end">
        <OpenFileButton />
        <Button onClick={() => session.show('ownLesson')}>Make your own</Button>
      </div>
    </Dialog>
  );
}
