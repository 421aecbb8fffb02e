/** The lessons there are, in their order; one line each. The text of one is loaded when it is opened. */
import type { Lesson } from '../../lessons/lesson.ts';
import { loadPart } from '../parts/load.ts';

export interface LessonEntry {
  readonly id: string;
  readonly title: string;
  readonly minutes: number;
  /** What it is about, for the list. */
  readonly about: string;
  readonly load: () => Promise<{ readonly default: Lesson }>;
}

// prettier-ignore
export const lessons: readonly LessonEntry[] = [
  { id: 'play', title: 'Play', minutes: 5, about: 'Three challenges to get to know the page.', load: () => loadPart(() => import('../../lessons/play.md')) },
  { id: 'memory', title: 'A number that remembers', minutes: 10, about: 'What is a hidden state?', load: () => loadPart(() => import('../../lessons/memory.md')) },
  { id: 'steps', title: 'One step, any length', minutes: 8, about: 'How can one network read 10 steps or 200?', load: () => loadPart(() => import('../../lessons/steps.md')) },
  { id: 'back', title: 'There and back', minutes: 8, about: 'What is unrolled, and who gets the blame?', load: () => loadPart(() => import('../../lessons/back.md')) },
  { id: 'fading', title: 'The fading trace', minutes: 9, about: 'Why gradients vanish.', load: () => loadPart(() => import('../../lessons/fading.md')) },
  { id: 'leash', title: 'The leash', minutes: 8, about: 'Why gradients explode, and what clipping does.', load: () => loadPart(() => import('../../lessons/leash.md')) },
  { id: 'gates', title: 'Three valves', minutes: 10, about: 'What do the LSTM’s gates do?', load: () => loadPart(() => import('../../lessons/gates.md')) },
  { id: 'fair', title: 'Do two gates do?', minutes: 7, about: 'The GRU, and a fair comparison.', load: () => loadPart(() => import('../../lessons/fair.md')) },
  { id: 'counting', title: 'Counting and brackets', minutes: 8, about: 'Beyond the trained length.', load: () => loadPart(() => import('../../lessons/counting.md')) },
  { id: 'trades', title: 'Four trades', minutes: 9, about: 'It writes, translates, hears and predicts.', load: () => loadPart(() => import('../../lessons/trades.md')) },
  { id: 'lookup', title: 'Remember or look up?', minutes: 10, about: 'Attention, and what it costs.', load: () => loadPart(() => import('../../lessons/lookup.md')) },
];

export function findLesson(id: string): LessonEntry | undefined {
  return lessons.find((lesson) => lesson.id === id);
}

export function lessonAfter(id: string): LessonEntry | undefined {
  const place = lessons.findIndex((lesson) => lesson.id === id);
  return place < 0 ? undefined : lessons[place + 1];
}
