/**
 * Reads a lesson from its text. The same code reads ours when the site is built and a teacher's in the page, where the text is
 * whatever a link or a file holds: sizes are limited, every fault has its line and a sentence, nothing in it is run.
 */
import type { Fault, Lesson, ReadLesson, Step } from './lesson.ts';
import { roomFaults, unseenFaults } from './limits.ts';
import { readStep } from './parseStep.ts';
import { withSet } from './settings.ts';
import { HEAD, HEAD_KEYS, STEP, type Line } from './syntax.ts';

/** In characters; a lesson of a dozen steps has 8,000. */
export const LONGEST_TEXT = 64 * 1024;
const LONGEST_LINE = 2000;
const MOST_STEPS = 30;
const MOST_FAULTS = 20;
const LONGEST_SUMMARY = 500;

type HeadKey = (typeof HEAD_KEYS)[number];

export interface ParseHelp {
  /** What is wrong with a fragment, one sentence each. */
  readonly checkLink: (fragment: string) => readonly string[];
  /** The text for `{claim:…}`; a lesson of somebody's own has no such figures. */
  readonly figure?: (name: string) => string | undefined;
  /** True for a lesson of somebody's own, which needs no id. */
  readonly own?: boolean;
}

export function parseLesson(text: string, help: ParseHelp): ReadLesson {
  if (text.length > LONGEST_TEXT)
    return faulty([{ line: 1, sentence: `A lesson may have ${LONGEST_TEXT / 1024} KB of text at most.` }]);
  const lines = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\t', ' ')
    .split('\n')
    .map((line, k): Line => ({ number: k + 1, text: line.trimEnd() }));
  const faults: Fault[] = [];
  const tooLong = lines.find((line) => line.text.length > LONGEST_LINE);
  if (tooLong)
    return faulty([
      { line: tooLong.number, sentence: `A line may have ${LONGEST_LINE} characters at most.` },
    ]);
  const unseen = unseenFaults(lines);
  if (unseen.length > 0) return faulty(unseen);
  const filled = lines.map((line) => ({ ...line, text: withFigures(line, help, faults) }));
  const begin = filled.findIndex((line) => line.text.startsWith(STEP));
  const head = readHead(filled.slice(0, begin < 0 ? undefined : begin), help, faults);
  const steps = begin < 0 ? [] : readSteps(filled.slice(begin), help, faults);
  if (steps.length === 0 && begin < 0)
    faults.push({
      line: lines.length,
      sentence: 'A lesson needs a step; each begins with “## ” and its title.',
    });
  if (steps.length > MOST_STEPS)
    faults.push({ line: 1, sentence: `A lesson may have ${MOST_STEPS} steps at most.` });
  return faults.length > 0 ? faulty(faults) : { kind: 'lesson', lesson: { ...head, steps } };
}

function faulty(faults: readonly Fault[]): ReadLesson {
  return { kind: 'faulty', faults: faults.toSorted((a, b) => a.line - b.line).slice(0, MOST_FAULTS) };
}

function withFigures({ number, text }: Line, { figure }: ParseHelp, faults: Fault[]): string {
  return text.replaceAll(/\{claim:([\w.@-]{1,80})\}/g, (whole, name: string) => {
    const found = figure?.(name);
    if (found === undefined) faults.push({ line: number, sentence: noFigure(name, figure !== undefined) });
    return found ?? whole;
  });
}

function noFigure(name: string, some: boolean): string {
  return some
    ? `No claim has a figure “${name}”.`
    : `“{claim:${name}}” stands for a measurement of Unroll’s own lessons; here, write the number itself.`;
}

function readHead(lines: readonly Line[], { own }: ParseHelp, faults: Fault[]): Omit<Lesson, 'steps'> {
  const found = new Map<HeadKey, string>();
  for (const { number, text } of lines) {
    if (text === '' || text === '---') continue;
    const [, key, value = ''] = HEAD.exec(text) ?? [];
    const known = HEAD_KEYS.find((each) => each === key);
    if (!known)
      faults.push({
        line: number,
        sentence: `Before the first step stand ${HEAD_KEYS.join(', ')}, each as “title: …”.`,
      });
    else if (found.has(known)) faults.push({ line: number, sentence: `“${known}” stands twice.` });
    else found.set(known, value);
  }
  const id = found.get('id') ?? '';
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(id) && !(own && id === ''))
    faults.push({
      line: 1,
      sentence: 'A lesson needs an id of small letters, digits and hyphens: “id: my-lesson”.',
    });
  const title = found.get('title') ?? '';
  if (title === '' || title.length > 80)
    faults.push({ line: 1, sentence: 'A lesson needs a title of at most 80 characters: “title: …”.' });
  const minutes = Number(found.get('minutes') ?? '5');
  if (!(minutes > 0 && minutes <= 60)) faults.push({ line: 1, sentence: '“minutes” is a number up to 60.' });
  const summary = found.get('summary') ?? '';
  if (summary.length > LONGEST_SUMMARY)
    faults.push({ line: 1, sentence: `“summary” may have ${LONGEST_SUMMARY} characters at most.` });
  const claims = (found.get('claims') ?? '').split(',').map((each) => each.trim());
  return {
    id,
    title,
    minutes,
    summary,
    claims: claims.filter((each) => each !== ''),
  };
}

function readSteps(lines: readonly Line[], help: ParseHelp, faults: Fault[]): readonly Step[] {
  const steps: Step[] = [];
  let from = 0;
  let link = '';
  const checkLink = (set: string) => help.checkLink((link = withSet(link, set)));
  for (let k = 1; k <= lines.length; k++) {
    if (k < lines.length && !lines[k]!.text.startsWith(STEP)) continue;
    const [title, ...body] = lines.slice(from, k);
    const step = readStep(title!, body, { checkLink }, faults);
    faults.push(...roomFaults(step, title!.number));
    steps.push(step);
    from = k;
  }
  return steps;
}
