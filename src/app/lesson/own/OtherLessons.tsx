/** Another lesson in place of the one in the editor: from a file, an example, a new one, or the one that was there before. */
import { useStore } from 'zustand';
import { EXAMPLE } from '../../../lessons/example.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession } from '../../sessionContext.ts';
import { bringBack, draftOf, newDraft, takeLesson } from './draft.ts';
import { OpenFileButton } from './OpenFileButton.tsx';

export function OtherLessons() {
  const session = useSession();
  const undoes = useStore(draftOf(session), ({ earlier }) => earlier.length > 0);
  return (
    <div className="lesson-ways">
      {undoes && <Button onClick={() => bringBack(session)}>Bring back what was before</Button>}
      <Button onClick={() => newDraft(session)}>New</Button>
      <Button onClick={() => takeLesson(session, EXAMPLE)}>Example</Button>
      <OpenFileButton />
    </div>
  );
}
