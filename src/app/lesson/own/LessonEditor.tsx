/** The editor of a lesson of one's own: as a form or as text, which are the same, with what is to be mended and what to do with it. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { blocksOf, linesOf } from '../../../lessons/blocks.ts';
import { parseOwnLesson } from '../../../lessons/own.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useSession } from '../../sessionContext.ts';
import { beginDraft, draftOf, type OwnDraft } from './draft.ts';
import { EditorFoot } from './EditorFoot.tsx';
import { FaultList } from './FaultList.tsx';
import { LessonForm } from './LessonForm.tsx';
import { OtherLessons } from './OtherLessons.tsx';
import { TextForm } from './TextForm.tsx';
import './editor.css';
import './ownLesson.css';

const VIEWS = [
  { value: 'form', label: 'Form' },
  { value: 'text', label: 'Text' },
] as const;

const KEPT = 'It stays in this tab, over a reload, too. Save it as a file to have it for longer.';
const NOT_KEPT =
  'This browser does not keep the lesson over a reload: save it as a file before you leave the page.';

export function LessonEditor({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const id = useId();
  const draft = draftOf(session);
  const { text, view, kept } = useStore(draft);
  useEffect(() => beginDraft(session), [session]);
  const read = useMemo(() => parseOwnLesson(text), [text]);
  const faults = read.kind === 'faulty' ? read.faults : [];
  const body = useRef<HTMLDivElement>(null);
  /** The line that is to be shown, and how often one was asked for. */
  const [asked, setAsked] = useState({ line: 0, times: 0 });

  const goToLine = (line: number) => {
    const step = linesOf(blocksOf(text)).findLastIndex((begins) => begins <= line) - 1;
    if (view === 'form' && step >= 0) draft.setState({ step });
    setAsked(({ times }) => ({ line, times: times + 1 }));
  };
  useEffect(() => {
    if (asked.times > 0 && draft.getState().view === 'form')
      body.current!.querySelector<HTMLElement>('.step-form input, .lesson-field input')?.focus();
  }, [asked, draft]);
  const check = (
    <section aria-labelledby={`${id}-faults`} className="lesson-check">
      <h3 id={`${id}-faults`}>
        <span role="status">{faultsHeading(faults.length)}</span>
      </h3>
      <FaultList faults={faults} onLine={goToLine} />
      <p>{kept ? KEPT : NOT_KEPT}</p>
    </section>
  );
  return (
    <Dialog title="Your own lesson" size="wide" onClose={onClose}>
      <div className="lesson-editor" ref={body}>
        <div className="lesson-editor-tools">
          <Segmented
            label="How to edit it"
            choices={VIEWS}
            value={view}
            onChange={(value) => draft.setState({ view: value as OwnDraft['view'] })}
          />
          <OtherLessons />
        </div>
        {view === 'form' ? (
          <LessonForm check={check} />
        ) : (
          <TextForm asked={asked} describedBy={`${id}-faults`} check={check} />
        )}
        <EditorFoot ready={faults.length === 0} onClose={onClose} />
      </div>
    </Dialog>
  );
}

function faultsHeading(count: number): string {
  if (count === 0) return 'Nothing is to be mended.';
  return count === 1 ? 'One thing is to be mended:' : `${count} things are to be mended:`;
}
