/** A lesson of somebody's own in the panel: from the link, or the one that this tab has. Nobody of us has checked it, and it says so. */
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { OWN_LESSON, packedIn } from '../../../config/index.ts';
import { parseOwnLesson } from '../../../lessons/own.ts';
import { unpackLesson } from '../../../lessons/pack.ts';
import type { OpenLesson } from '../../../store/state.ts';
import { Button } from '../../../ui/Button.tsx';
import { usePage, useSession } from '../../sessionContext.ts';
import { OpenCourse } from '../OpenCourse.tsx';
import { draftOf, takeLesson } from './draft.ts';
import { FaultyLesson } from './FaultyLesson.tsx';
import { makeStep, watchPlaces } from './makeStep.ts';
import './ownLesson.css';

export function OwnLesson({ open }: { readonly open: OpenLesson }) {
  const packed = packedIn(open.id);
  return packed === undefined ? <LessonHere open={open} /> : <LessonOfLink open={open} packed={packed} />;
}

const NOT_HERE =
  'This link was made with a lesson that stayed in its maker’s browser. Ask for the lesson as a file, or for a link with the lesson in it.';

/** While the editor lies over it, it stays as it is. */
function LessonHere({ open }: { readonly open: OpenLesson }) {
  const session = useSession();
  const text = useStore(draftOf(session), (draft) => draft.text);
  const editing = usePage(({ dialog }) => dialog === 'ownLesson');
  const [shown, setShown] = useState(text);
  if (!editing && shown !== text) setShown(text);
  const missing = text === '';
  useEffect(() => {
    if (!missing) return;
    session.notices.say(NOT_HERE);
    session.goToLesson(undefined);
  }, [missing, session]);
  useEffect(watchPlaces, []);
  return missing ? null : (
    <OwnText key={shown} open={open} text={shown}>
      <Button onClick={() => session.show('ownLesson')}>Edit</Button>
      <Button onClick={() => makeStep(session)}>Make a step from here</Button>
    </OwnText>
  );
}

function LessonOfLink({ open, packed }: { readonly open: OpenLesson; readonly packed: string }) {
  const session = useSession();
  const [text, setText] = useState<string>();
  useEffect(() => {
    let wanted = true;
    const take = async () => {
      const found = await unpackLesson(packed);
      if (!wanted) return;
      if (found.ok) return setText(found.text);
      session.notices.say(found.sentence);
      session.goToLesson(undefined);
    };
    void take();
    return () => {
      wanted = false;
    };
  }, [packed, session]);
  if (text === undefined) return null;
  const edit = () => {
    takeLesson(session, text);
    if (session.goToLesson({ id: OWN_LESSON, at: open.at, asItIs: true })) session.show('ownLesson');
  };
  return (
    <OwnText open={open} text={text}>
      <Button onClick={edit}>Edit a copy</Button>
    </OwnText>
  );
}

const NOTE = 'Somebody’s own lesson, not checked by Unroll';

interface OwnTextProps {
  readonly open: OpenLesson;
  readonly text: string;
  readonly children: React.ReactNode;
}

function OwnText({ open, text, children }: OwnTextProps) {
  const read = useMemo(() => parseOwnLesson(text), [text]);
  const lesson = useMemo(
    () => (read.kind === 'lesson' ? { ...read.lesson, id: open.id } : undefined),
    [read, open.id],
  );
  const foot = <div className="lesson-own lesson-ways">{children}</div>;
  if (lesson) return <OpenCourse lesson={lesson} open={open} note={NOTE} foot={foot} />;
  return <FaultyLesson faults={read.kind === 'faulty' ? read.faults : []} note={NOTE} foot={foot} />;
}
