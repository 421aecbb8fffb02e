/** The study of a session, once there is one, and how its button on the page is called. */
import { useSyncExternalStore } from 'react';
import { Emitter } from '../../store/emitter.ts';
import type { Session } from '../../store/session.ts';
import type { StudyControl } from './studyControl.ts';

const known = new WeakMap<Session, StudyControl>();
const changes = new Emitter();

/** Undefined until the dialog of studies was opened once. */
export function knownStudy(session: Session): StudyControl | undefined {
  return known.get(session);
}

/** @param study tells of every change */
export function makeKnown(session: Session, study: StudyControl): void {
  known.set(session, study);
  study.subscribe(changes.emit);
  changes.emit();
}

/** How far the study is that was begun in this visit; undefined where there is none. */
export function useStudyLine(session: Session): string | undefined {
  return useSyncExternalStore(changes.subscribe, () => {
    const study = known.get(session);
    if (!study || study.state === 'none') return undefined;
    return `Study ${study.outcomes.size}/${study.count}`;
  });
}
