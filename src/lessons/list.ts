/** The lessons there are, in their order; one line each. The text of one is loaded when it is opened. */
import { arrive } from '../loading/arrive.ts';
import type { Lesson } from './lesson.ts';

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
  { id: 'play', title: 'Play', minutes: 5, about: 'Three challenges to get to know the page.', load: () => arrive(() => import('./play.md')) },
  { id: 'memory', title: 'A number that remembers', minutes: 10, about: 'What is a hidden state?', load: () => arrive(() => import('./memory.md')) },
  { id: 'steps', title: 'One step, any length', minutes: 8, about: 'How can one network read 10 steps or 200?', load: () => arrive(() => import('./steps.md')) },
  { id: 'back', title: 'There and back', minutes: 8, about: 'What is unrolled, and who gets the blame?', load: () => arrive(() => import('./back.md')) },
  { id: 'fading', title: 'The fading trace', minutes: 9, about: 'Why gradients vanish.', load: () => arrive(() => import('./fading.md')) },
  { id: 'leash', title: 'The leash', minutes: 8, about: 'Why gradients explode, and what clipping does.', load: () => arrive(() => import('./leash.md')) },
  { id: 'gates', title: 'Three valves', minutes: 10, about: 'What do the LSTM’s gates do?', load: () => arrive(() => import('./gates.md')) },
  { id: 'fair', title: 'Do two gates do?', minutes: 7, about: 'The GRU, and a fair comparison.', load: () => arrive(() => import('./fair.md')) },
  { id: 'counting', title: 'Counting and brackets', minutes: 8, about: 'Beyond the trained length.', load: () => arrive(() => import('./counting.md')) },
  { id: 'trades', title: 'Four trades', minutes: 9, about: 'It writes, translates, hears and predicts.', load: () => arrive(() => import('./trades.md')) },
  { id: 'lookup', title: 'Remember or look up?', minutes: 10, about: 'Attention, and what it costs.', load: () => arrive(() => import('./lookup.md')) },
];

export function findLesson(id: string): LessonEntry | undefined {
  return lessons.find((lesson) => lesson.id === id);
}

export function lessonAfter(id: string): LessonEntry | undefined {
  const place = lessons.findIndex((lesson) => lesson.id === id);
  return place < 0 ? undefined : lessons[place + 1];
}
