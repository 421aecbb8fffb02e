/**
 * Which lesson a link is at: `lesson=fading&at=3`. The lesson's own settings follow from there, unless the link has others. A
 * lesson of somebody's own stands in the link itself, packed, behind `own.`; `own` alone is the one that this tab has.
 */
import { decodePart, readPairs } from './fragment.ts';

export interface LessonPlace {
  /** Of one of ours, or of somebody's own (`isOwnLesson`). */
  readonly id: string;
  /** The step, from 0. */
  readonly at: number;
}

const MOST_STEPS = 30;

/** The lesson of one's own that this tab has; none of ours may be called so. */
export const OWN_LESSON = 'own';
/** Before a lesson that the link holds. */
const PACKED = `${OWN_LESSON}.`;
/** In characters of a link, which chats and mail programs still pass on whole. */
export const MOST_PACKED = 8192;

/** Whether this names no lesson of ours. */
export function isOwnLesson(id: string): boolean {
  return id === OWN_LESSON || id.startsWith(PACKED);
}

/** How a lesson is named that the link holds. */
export function packedLessonId(packed: string): string {
  return PACKED + packed;
}

/** What the link holds of a lesson; undefined where it holds none. One longer than `MOST_PACKED` is none that was made here. */
export function packedIn(id: string): string | undefined {
  return id.startsWith(PACKED) ? id.slice(PACKED.length) : undefined;
}

/** Undefined where the fragment names no lesson. Whether there is one of this name is not looked at. */
export function lessonPlaceIn(fragment: string): LessonPlace | undefined {
  const { raw } = readPairs(fragment);
  const id = idOf(raw.get('lesson') ?? '');
  if (id === undefined) return undefined;
  const at = Number(raw.get('at') ?? '1');
  return { id, at: Number.isInteger(at) ? Math.min(MOST_STEPS, Math.max(1, at)) - 1 : 0 };
}

function idOf(raw: string): string | undefined {
  const packed = packedIn(raw);
  // What does not belong there is damage, of which whoever unpacks it speaks.
  if (packed !== undefined) return packedLessonId(packed.slice(0, MOST_PACKED + 1).replaceAll(/[^\w-]/g, ''));
  const id = decodePart(raw);
  return id !== undefined && /^[a-z][a-z0-9-]{0,39}$/.test(id) ? id : undefined;
}

/** The pairs to put before those of the experiment; none where there is no lesson. */
export function encodeLessonPlace(place: LessonPlace | undefined): string {
  return place ? `lesson=${place.id}&at=${place.at + 1}&` : '';
}

/** Whether a fragment brings a whole experiment along, and not only what to change of one. */
export function namesTask(fragment: string): boolean {
  return readPairs(fragment).raw.has('task');
}
