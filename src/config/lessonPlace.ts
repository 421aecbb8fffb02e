/** Which lesson a link is at: `lesson=fading&at=3`. The lesson's own settings follow from there, unless the link has others. */
import { decodePart, readPairs } from './fragment.ts';

export interface LessonPlace {
  readonly id: string;
  /** The step, from 0. */
  readonly at: number;
}

const MOST_STEPS = 30;

/** Undefined where the fragment names no lesson. Whether there is one of this name is not looked at. */
export function lessonPlaceIn(fragment: string): LessonPlace | undefined {
  const { raw } = readPairs(fragment);
  const id = decodePart(raw.get('lesson') ?? '');
  if (id === undefined || !/^[a-z][a-z0-9-]{0,39}$/.test(id)) return undefined;
  const at = Number(raw.get('at') ?? '1');
  return { id, at: Number.isInteger(at) ? Math.min(MOST_STEPS, Math.max(1, at)) - 1 : 0 };
}

/** The pairs to put before those of the experiment; none where there is no lesson. */
export function encodeLessonPlace(place: LessonPlace | undefined): string {
  return place ? `lesson=${place.id}&at=${place.at + 1}&` : '';
}

/** Whether a fragment brings a whole experiment along, and not only what to change of one. */
export function namesTask(fragment: string): boolean {
  return readPairs(fragment).raw.has('task');
}
