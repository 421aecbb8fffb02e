/** Reads what the sheet is of from a link's fragment, which may be anybody's: whatever it holds, there is a sheet. */
import { decodeLink, isOwnLesson, lessonPlaceIn, packedIn } from '../config/index.ts';
import { findLesson } from '../lessons/list.ts';
import { parseOwnLesson } from '../lessons/own.ts';
import { unpackLesson } from '../lessons/pack.ts';
import type { Lesson } from '../lessons/lesson.ts';
import { sheetOfExperiment, sheetOfLesson, type Sheet } from './sheet.ts';

/** A lesson that the link holds; undefined where it cannot be read. */
async function ownLesson(id: string): Promise<Lesson | undefined> {
  const packed = packedIn(id);
  const unpacked = packed === undefined ? undefined : await unpackLesson(packed);
  const read = unpacked?.ok ? parseOwnLesson(unpacked.text) : undefined;
  return read?.kind === 'lesson' ? read.lesson : undefined;
}

async function lessonSheet(id: string): Promise<Sheet | undefined> {
  if (isOwnLesson(id)) {
    const lesson = await ownLesson(id);
    return lesson && sheetOfLesson(lesson, '');
  }
  const entry = findLesson(id);
  return entry && sheetOfLesson((await entry.load()).default, entry.about);
}

export async function readSheet(fragment: string): Promise<Sheet> {
  const place = lessonPlaceIn(fragment);
  const sheet = place && (await lessonSheet(place.id));
  if (sheet) return sheet;
  const { experiment, rivals } = decodeLink(fragment);
  return sheetOfExperiment(
    experiment,
    rivals.map(({ cell }) => cell),
  );
}
