/** What to do with the lesson: look at it in the panel, save it, pass it on in a link. */
import { useState } from 'react';
import { useStore } from 'zustand';
import { OWN_LESSON, packedLessonId } from '../../../config/index.ts';
import { packLesson } from '../../../lessons/pack.ts';
import { Button } from '../../../ui/Button.tsx';
import { useSession } from '../../sessionContext.ts';
import { draftOf } from './draft.ts';
import { saveLessonFile } from './files.ts';

interface EditorFootProps {
  /** Nothing is to be mended. */
  readonly ready: boolean;
  readonly onClose: () => void;
}

const FAULTY = 'Mend the lesson first: whoever opens the link would see its faults in place of the lesson.';

export function EditorFoot({ ready, onClose }: EditorFootProps) {
  const session = useSession();
  const { text, step } = useStore(draftOf(session));
  const [said, setSaid] = useState('');
  /** The link that could not be copied, and the text it was made of. */
  const [link, setLink] = useState<{ readonly of: string; readonly whole: string }>();

  const copy = async () => {
    if (!ready) return setSaid(FAULTY);
    const packed = await packLesson(text);
    if (!packed.ok) return setSaid(packed.sentence);
    const whole = `${session.link(false).split('#')[0]}#lesson=${packedLessonId(packed.packed)}`;
    try {
      await navigator.clipboard.writeText(whole);
      setSaid('The link is in the clipboard. The whole lesson is in it, and whoever gets it can read it.');
    } catch {
      setLink({ of: text, whole });
      setSaid('This browser does not let a page copy: copy the link with Ctrl+C or ⌘C.');
    }
  };
  return (
    <div className="lesson-editor-foot">
      <Button
        look="primary"
        onClick={() => {
          onClose();
          session.goToLesson({ id: OWN_LESSON, at: step, asItIs: false });
        }}
      >
        Preview
      </Button>
      <Button onClick={() => setSaid(`Saved as ${saveLessonFile(session)}.`)}>Save as file</Button>
      <Button onClick={() => void copy()}>Copy link</Button>
      {link?.of === text && (
        <input
          className="box link"
          aria-label="Link to this lesson"
          readOnly
          value={link.whole}
          onFocus={({ target }) => target.select()}
        />
      )}
      <p role="status">{said}</p>
    </div>
  );
}
