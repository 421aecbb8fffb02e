import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ourLessons, readOurLesson } from '../../../scripts/lessons/read.ts';
import { lessons } from '../../../src/lessons/list.ts';
import { instruments } from '../../../src/app/instruments/index.ts';
import { STANDINGS } from '../../../src/lessons/condition.ts';
import { EXAMPLE } from '../../../src/lessons/example.ts';
import { parseOwnLesson } from '../../../src/lessons/own.ts';
import { isPlace, PLACES } from '../../../src/lessons/places.ts';
import { KEY } from '../../../src/lessons/syntax.ts';

const format = readFileSync(path.join(import.meta.dirname, '../../../docs/lesson-format.md'), 'utf8');

/** Reading throws where one of them has a fault. */
const ours = ourLessons();

describe('our lessons', () => {
  it('are those that the page offers, by the same names and minutes', () => {
    const byId = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
    expect(ours.map(({ id, title, minutes }) => ({ id, title, minutes })).toSorted(byId)).toEqual(
      lessons.map(({ id, title, minutes }) => ({ id, title, minutes })).toSorted(byId),
    );
  });

  it.each(ours.map((lesson) => [lesson.title, lesson] as const))(
    '“%s” begins with an experiment, points at places alone, and ends with something to take along',
    (_, lesson) => {
      expect(lesson.steps[0]!.set).toMatch(/^task=/);
      expect(lesson.summary.split('. ').length).toBeLessThanOrEqual(2);
      for (const { look } of lesson.steps) for (const place of look) expect(isPlace(place), place).toBe(true);
    },
  );

  it('can be written by the example in the documentation, as can one of somebody’s own', () => {
    const example = /```md\n([^]*?)```/.exec(format)![1]!;
    expect(example).toBe(EXAMPLE);
    const read = parseOwnLesson(example);
    expect(read.kind === 'lesson' && read.lesson.steps).toHaveLength(5);
    const ours = `id: my-lesson\n${example.replace('Only the cell', '{claim:adding-50-gru}')}`;
    expect(readOurLesson('my-lesson.md', ours).steps).toHaveLength(5);
  });

  it('can be written by the documentation alone: it names every place, line and fact that there is', () => {
    const panels = instruments.map(({ id }) => id).filter((id) => id !== 'result');
    for (const place of Object.keys(PLACES)) expect(format).toContain(`\`${place}\``);
    for (const panel of panels) expect(format, panel).toContain(`\`${panel}\``);
    for (const standing of [...STANDINGS, 'diverged']) expect(format).toContain(standing);
    const [, keys] = /\^\(([a-z|]+)\)/.exec(KEY.source)!;
    for (const key of keys!.split('|')) expect(format).toMatch(new RegExp(`\\| \`${key}:?\` +\\|`));
  });

  it('name instruments as their tabs do', () => {
    const panels = Object.entries(PLACES).flatMap(([place, label]) =>
      place.startsWith('panel:') ? [[place.slice('panel:'.length), label] as const] : [],
    );
    const tabs = new Map(instruments.map(({ id, label }) => [id, label]));
    expect(panels.length).toBeGreaterThan(0);
    for (const [id, label] of panels) expect(tabs.get(id), id).toBe(label);
  });
});
