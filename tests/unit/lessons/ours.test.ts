import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { ourLessons, readOurLesson } from '../../../scripts/lessons/read.ts';
import { lessons } from '../../../src/app/lesson/lessons.ts';
import { instruments } from '../../../src/app/instruments/index.ts';
import { isPlace, PLACES } from '../../../src/lessons/places.ts';

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

  it('can be written by the example in the documentation', () => {
    const page = readFileSync(path.join(import.meta.dirname, '../../../docs/lesson-format.md'), 'utf8');
    const example = /```md\n([^]*?)```/.exec(page)![1]!;
    expect(readOurLesson('my-lesson.md', example).steps).toHaveLength(3);
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
