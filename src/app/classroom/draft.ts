/** What a teacher chooses for a class, and the links that come of it: nothing here knows the page. */
import {
  decodeLink,
  encodeLessonPlace,
  encodeLink,
  encodePageView,
  isOwnLesson,
  type ClassPlan,
} from '../../config/index.ts';
import { presets } from '../../config/presets.ts';
import { lessons } from '../../lessons/list.ts';
import { EVERY_KEY } from '../../store/locks.ts';
import { writeCode } from './code.ts';
import { SHOW_ORDER } from './showOrder.ts';

export interface Draft {
  /** The id of a lesson; empty where it is the experiment of the page. */
  readonly lesson: string;
  /** The step that it begins with, from 0. */
  readonly at: number;
  readonly show: 'everything' | 'needed' | 'chosen';
  /** What was chosen, where that is. */
  readonly shown: readonly string[];
  readonly lock: 'nothing' | 'usual' | 'everything' | 'chosen';
  readonly locked: readonly string[];
  readonly handIn: boolean;
  /** The examples that the projector goes through, where no lesson is open. */
  readonly list: readonly string[];
}

/** What is locked most often. */
export const USUAL_LOCKS = ['task', 'cell'] as const;

/** All that a short address may name. */
export const CODE_NAMES: readonly string[] = [...lessons, ...presets].map(({ id }) => id);

export function lockedBy({ lock, locked }: Draft): readonly string[] {
  switch (lock) {
    case 'nothing':
      return [];
    case 'usual':
      return USUAL_LOCKS;
    case 'everything':
      return [EVERY_KEY];
    case 'chosen':
      return locked;
  }
}

/** @param needed what the lesson needs */
export function shownBy({ show, shown }: Draft, needed: readonly string[]): readonly string[] | undefined {
  const all = shown.length === SHOW_ORDER.length;
  if (show === 'everything' || (show === 'chosen' && all)) return undefined;
  return show === 'needed' ? needed : shown;
}

/** What follows the `#` of the experiment, without the lesson that the page has open. */
export function withoutLesson(fragment: string): string {
  return fragment
    .split('&')
    .filter((pair) => !/^(?:lesson|at)=/.test(pair))
    .join('&');
}

/**
 * What follows the `#` for a class.
 * @param present the experiment of the page
 */
export function classFragment(draft: Draft, needed: readonly string[], present: string): string {
  const classPlan: ClassPlan = {
    show: shownBy(draft, needed),
    lock: lockedBy(draft),
    handIn: draft.handIn,
    list: [],
  };
  return encodePageView({ view: 'page', keys: false, classPlan, unlocked: false }) + subject(draft, present);
}

/** What follows the `#` for the teacher’s projector: as much is shown, and nothing is locked. */
export function presenterFragment(draft: Draft, needed: readonly string[], present: string): string {
  const list = draft.lesson === '' ? draft.list : [];
  const classPlan: ClassPlan = { show: shownBy(draft, needed), lock: [], handIn: false, list };
  return (
    encodePageView({ view: 'present', keys: false, classPlan, unlocked: false }) + subject(draft, present)
  );
}

/** A lesson sets its experiments itself. */
function subject({ lesson, at }: Draft, present: string): string {
  return lesson === '' ? present : encodeLessonPlace({ id: lesson, at }).replace(/&$/, '');
}

let examples: ReadonlyMap<string, string> | undefined;

/** The example whose experiment this is. */
function exampleOf(present: string): string | undefined {
  const normal = (fragment: string) => {
    const { experiment, rivals, study } = decodeLink(fragment);
    return encodeLink(experiment, undefined, rivals, study);
  };
  examples ??= new Map(presets.map(({ id, fragment }) => [normal(fragment), id]));
  return examples.get(present);
}

/** The code of the short address; undefined where it cannot hold the experiment. */
export function classCode(draft: Draft, present: string): string | undefined {
  const { lesson, at, show, handIn } = draft;
  const needed = show === 'needed' && lesson !== '';
  const name = lesson === '' ? exampleOf(present) : lesson;
  if (name === undefined || isOwnLesson(name)) return undefined;
  return writeCode(
    {
      name,
      at: lesson === '' ? 0 : at,
      show: needed ? 'needed' : (shownBy(draft, SHOW_ORDER) ?? 'everything'),
      lock: lockedBy(draft),
      handIn,
    },
    CODE_NAMES,
  );
}
