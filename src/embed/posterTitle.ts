/** What an embedded page shows before anything is loaded, from its link: in a few words, and never more than a link's own. */
import { labels } from './labels.ts';

/** A stranger's word as it may be shown. */
const short = (word: string) => word.replaceAll(/\p{C}/gu, '').slice(0, 40);

const nameIn = (names: Readonly<Record<string, string>>, id: string) =>
  Object.hasOwn(names, id) ? names[id]! : short(id);

/** @param fragment without its `#` */
export function posterTitle(fragment: string): string {
  const pairs = new URLSearchParams(fragment);
  const last = (key: string, otherwise: string) => pairs.getAll(key).at(-1) || otherwise;
  const lesson = last('lesson', '');
  if (lesson !== '') return lesson.startsWith('own') ? 'A lesson' : `Lesson: ${short(lesson)}`;
  const rivals = pairs.getAll('vs').flatMap((rival) => /\bcell:([^,]*)/.exec(rival)?.[1] ?? []);
  const cells = [last('cell', 'lstm'), ...rivals].map((id) => nameIn(labels.cells, id));
  return `${nameIn(labels.tasks, last('task', 'adding'))} · ${cells.join(' against ')}`;
}
