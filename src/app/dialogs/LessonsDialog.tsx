/** The lessons there are; one press begins one. */
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { leftAt } from '../lesson/courses.ts';
import { lessons, type LessonEntry } from '../../lessons/list.ts';
import { OpenFileButton } from '../lesson/own/OpenFileButton.tsx';
import { useSession } from '../sessionContext.ts';

function LessonButton({ entry, onBegin }: { readonly entry: LessonEntry; readonly onBegin: () => void }) {
  const session = useSession();
  const { id, title, minutes, about } = entry;
  const left = leftAt(session, id);
  return (
    <button
      type="button"
      className="example"
      data-first={entry === lessons[0] ? true : undefined}
      onClick={() => {
        const asItIs = left?.asItIs ?? false;
        if (session.goToLesson({ id, at: left?.at ?? 0, asItIs })) onBegin();
      }}
    >
      <b>{title}</b>
      <span>
        {left
          ? `${about} You left it at step ${left.at + 1} of ${left.of}: go on there.`
          : `${about} ${minutes} minutes.`}
      </span>
    </button>
  );
}

export function LessonsDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  return (
    <Dialog title="Learn" onClose={onClose}>
      <p>
        Short lessons beside the score, on networks that train before your eyes. Nothing is graded, and you
        can leave and come back at any time.
      </p>
      <ol className="examples" start={0}>
        {lessons.map((entry) => (
          <li key={entry.id}>
            <LessonButton entry={entry} onBegin={onClose} />
          </li>
        ))}
      </ol>
      <Button onClick={() => session.show('textbook')}>Read the same as a text: the textbook</Button>
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
