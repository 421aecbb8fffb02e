/**
 * Reads the textbook (`src/textbook/textbook.md`) into its data, for the build and for docs/textbook.md. `## fading` begins the
 * chapter of that lesson; under a paragraph stands what it rests on:
 *
 *     see: lesson:fading@The reason, claim:gradient-vanishes, source:pascanu-2013
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readInline } from '../../src/lessons/inline.ts';
import type { Lesson } from '../../src/lessons/lesson.ts';
import { isSource, type SourceId } from '../../src/textbook/sources.ts';
import type { Chapter, Place, Statement, Textbook } from '../../src/textbook/textbook.ts';
import { figuresIn } from '../lessons/figures.ts';
import { ourLessons } from '../lessons/read.ts';
import { root } from '../lib/site.ts';

const FILE = path.join(root, 'src/textbook/textbook.md');

/** What its words stand for. */
interface Known {
  readonly lessons: readonly Lesson[];
  readonly claims: ReadonlySet<string>;
  readonly figures: ReadonlyMap<string, string>;
}

/** By the lessons and the claims as they are. */
export function whatIsKnown(): Known {
  const document = readFileSync(path.join(root, 'docs/experiments.md'), 'utf8');
  const claims = new Set(Array.from(document.matchAll(/^### (.+)$/gm), ([, id]) => id!.trim()));
  return { lessons: ourLessons(), claims, figures: figuresIn(document) };
}

/** @throws where something is named that is not there */
export function readTextbook(text = readFileSync(FILE, 'utf8'), known = whatIsKnown()): Textbook {
  const chapters = text.split(/^## /m).slice(1);
  return chapters.map((chapter, number) => readChapter(chapter, number, known));
}

function readChapter(text: string, number: number, known: Known): Chapter {
  const [first = '', ...lines] = text.split('\n');
  const lesson = known.lessons.find(({ id }) => id === first.trim());
  if (!lesson) throw new Error(`The textbook has a chapter “${first}”, and there is no such lesson.`);
  const pictures = Array.from(text.matchAll(/^picture: (\S+) \| (.*)$/gm), ([, file, caption]) => ({
    file: file!,
    caption: caption!,
  }));
  const parts = lines
    .filter((line) => !line.startsWith('picture: '))
    .join('\n')
    .split(/\n\n+/)
    .map((part) => part.trim());
  return {
    lesson: lesson.id,
    number,
    title: lesson.title,
    pictures,
    statements: parts.filter((part) => part !== '').map((part) => readStatement(part, known)),
  };
}

function readStatement(part: string, known: Known): Statement {
  const [text = '', see] = part.split(/\nsee: /);
  if (see === undefined) throw new Error(`Under “${text.slice(0, 60)} …” does not stand what it rests on.`);
  const [places, claims, sources]: [Place[], string[], SourceId[]] = [[], [], []];
  // A step's title may have a comma, too.
  for (const each of see.split(/, (?=(?:lesson|claim|source):)/)) {
    const [, kind, name] = /^(lesson|claim|source):(.+)$/.exec(each.trim()) ?? [];
    if (kind === 'lesson') places.push(placeOf(name!, known.lessons));
    else if (kind === 'claim' && known.claims.has(name!)) claims.push(name!);
    else if (kind === 'source' && isSource(name!)) sources.push(name);
    else throw new Error(`The textbook cannot rest on “${each}”.`);
  }
  const filled = text.replaceAll(/\{claim:([\w.-]+)\}/g, (_, name: string) => {
    const figure = known.figures.get(name);
    if (figure === undefined) throw new Error(`docs/experiments.md has no figure “${name}”.`);
    if (!claims.includes(name.split('.')[0]!)) throw new Error(`“${name}” is not among the claims below it.`);
    return figure;
  });
  return { text: readInline(filled.replaceAll('\n', ' ')), places, claims, sources };
}

function placeOf(name: string, lessons: readonly Lesson[]): Place {
  const [id, title] = [name.slice(0, name.indexOf('@')), name.slice(name.indexOf('@') + 1)];
  const at =
    lessons.find((lesson) => lesson.id === id)?.steps.findIndex((step) => step.title === title) ?? -1;
  if (at < 0)
    throw new Error(`The textbook names a step “${title}” of the lesson “${id}”, which is not there.`);
  return { lesson: id, at };
}
