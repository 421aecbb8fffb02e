/** What a link means in this browser: the experiment, and whose data it is trained on. */
import {
  decodeLink,
  lessonPlaceIn,
  namesTask,
  ownKindOf,
  withValue,
  type Entrant,
  type Experiment,
  type StudyPlan,
} from '../config/index.ts';
import { findTask } from '../tasks/index.ts';
import type { OpenLesson, OwnShelf } from './state.ts';

export interface ResolvedLink {
  readonly experiment: Experiment;
  readonly rivals: readonly Entrant[];
  readonly study: StudyPlan | undefined;
  /** A study of settings is shown, and waits to be started. */
  readonly dialog?: 'study';
  readonly own: OwnShelf;
  /** True where the link brought the data along. */
  readonly ownInLink: boolean;
  readonly notices: readonly string[];
}

/**
 * Reads a fragment. Data in the link go before the visitor's own, which stay kept. Where the link asks for own data and
 * there are none, the task's built-in data take their place, with a notice.
 */
export function resolveLink(fragment: string, kept: OwnShelf): ResolvedLink {
  const { experiment, rivals, study, own, notices } = decodeLink(fragment);
  const asked = { experiment, rivals, study, ...(study?.axes.length && { dialog: 'study' as const }) };
  if (own) return { ...asked, own: { ...kept, [own.kind]: own }, ownInLink: true, notices };
  const kind = ownKindOf(experiment);
  if (!kind || kept[kind]) return { ...asked, own: kept, ownInLink: false, notices };
  const missing =
    kind === 'text'
      ? 'This link was made with a text that stayed in its sender’s browser; the built-in one is used. Paste a text of your own to try yours.'
      : 'This link was made with a series that stayed in its sender’s browser; the built-in one is used. Open a CSV file to try yours.';
  return {
    ...asked,
    experiment: withBuiltInData(experiment),
    own: kept,
    ownInLink: false,
    notices: [...notices, missing],
  };
}

/** The experiment on the first data of the task that are not the visitor's own. */
export function withBuiltInData(experiment: Experiment): Experiment {
  const task = findTask(experiment.task);
  const option = task?.options.find(({ id }) => id === task.own?.option);
  if (!task?.own || option?.kind !== 'choice') return experiment;
  const builtIn = option.choices.find(({ value }) => value !== task.own!.value);
  return builtIn ? withValue(experiment, 'task', option.id, builtIn.value) : experiment;
}

/** The lesson that a link is at; one that brings an experiment along keeps it. */
export function openLessonIn(fragment: string): OpenLesson | undefined {
  const place = lessonPlaceIn(fragment);
  return place && { ...place, asItIs: namesTask(fragment) };
}
