/** The study of a session, made when somebody first wants one, and what its page would have studied. */
import { entrantOf, stepsOption, type StudyPlan } from '../../config/index.ts';
import type { Session } from '../../store/session.ts';
import { isPlaying, ownInUse } from '../../store/state.ts';
import type { Study } from '../../studies/study.ts';
import { openExecutor } from './openExecutor.ts';
import { firstValues, lengthKey } from './axisChoices.ts';
import { StudyControl } from './studyControl.ts';
import { knownStudy, makeKnown } from './studyLine.ts';

export function studyFor(session: Session): StudyControl {
  const known = knownStudy(session);
  if (known) return known;
  const { store } = session;
  const made = new StudyControl({
    open: openExecutor,
    // Networks that train on the page keep a core each.
    beside: () => (isPlaying(store.getState()) ? store.getState().runs.length : 0),
  });
  makeKnown(session, made);
  return made;
}

/** What is set up at first: what the link says, or else the length of the task, or its cells. */
export function firstPlan(session: Session): StudyPlan {
  const { study, experiment } = session.store.getState();
  if (study && study.axes.length > 0) return study;
  const key = lengthKey(experiment) ?? 'cell';
  return {
    axes: [{ key, values: firstValues(experiment, key) }],
    seeds: study?.seeds ?? 3,
    steps: study?.steps ?? stepsOption.default,
  };
}

/** A plan on the page's own experiment. */
export function studyOf(session: Session, plan: StudyPlan): Study {
  const state = session.store.getState();
  const own = ownInUse(state);
  const [lead, ...rivals] = state.runs;
  return {
    base: lead.experiment,
    rivals: rivals.map(({ experiment }) => entrantOf(experiment)),
    plan,
    ...(own && { own }),
  };
}
