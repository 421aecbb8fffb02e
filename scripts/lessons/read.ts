/** Reads our own lessons, for the build and on the command line. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkLink } from '../../src/lessons/check.ts';
import type { Lesson } from '../../src/lessons/lesson.ts';
import { parseLesson } from '../../src/lessons/parse.ts';
import { root } from '../lib/site.ts';
import { readFigures } from './figures.ts';

const FOLDER = path.join(root, 'src/lessons');

/**
 * @param name of the file, which is the lesson's id
 * @throws with every fault, one a line
 */
export function readOurLesson(name: string, text: string): Lesson {
  const figures = readFigures();
  const read = parseLesson(text, { checkLink, figure: (figure) => figures.get(figure) });
  if (read.kind === 'faulty')
    throw new Error(read.faults.map(({ line, sentence }) => `${name}:${line}: ${sentence}`).join('\n'));
  if (`${read.lesson.id}.md` !== name) throw new Error(`${name}: its id is “${read.lesson.id}”.`);
  return read.lesson;
}

/** All of them, in the order of their files' names. */
export function ourLessons(): readonly Lesson[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => readOurLesson(name, readFileSync(path.join(FOLDER, name), 'utf8')));
}
