/** What of the page a lesson needs, from where it points and what it waits for. */
import type { Condition } from '../../lessons/condition.ts';
import type { Lesson, Step } from '../../lessons/lesson.ts';
import { partAt } from '../../config/shownParts.ts';
import { SHOW_ORDER } from './showOrder.ts';

/** Every lesson speaks of what is read and answered, and can be left and come back to. */
const ALWAYS = ['play', 'headline', 'lessons', 'lane:input', 'lane:output'];

function partsFor(condition: Condition): readonly string[] {
  switch (condition.fact) {
    case 'opened':
      return [condition.value === 'phases' ? 'phases' : 'instruments'];
    case 'changed':
      return condition.value === 'task' || condition.value === 'cell'
        ? [condition.value]
        : ['settings', 'more'];
    case 'asked':
      return ['instruments'];
    case 'accuracy':
      return ['lengths'];
    case 'loss':
    case 'metric':
      return [condition.fact];
    case 'rate':
    case 'reach':
      return ['lane:gradient'];
    case 'seconds':
    case 'step':
    case 'standing':
    case 'moved':
      return [];
  }
}

const waitsFor = ({ until = [] }: Step): readonly Condition[] => until.flat();

/** The names of a class link's `show`, in their order. */
export function neededParts({ steps }: Pick<Lesson, 'steps'>): readonly string[] {
  const parts = new Set([
    ...ALWAYS,
    ...steps.flatMap((step) => [...step.look.map(partAt), ...waitsFor(step).flatMap(partsFor)]),
  ]);
  return SHOW_ORDER.filter((name) => parts.has(name));
}

/** The keys of a link that a lesson waits for a student to change: locked, it could not be done as meant. */
export function keysToChange({ steps }: Pick<Lesson, 'steps'>): readonly string[] {
  const keys = steps
    .flatMap(waitsFor)
    .flatMap((condition) => (condition.fact === 'changed' ? [condition.value] : []));
  return [...new Set(keys)];
}
