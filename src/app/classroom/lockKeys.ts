/**
 * The keys of a link that a class link can lock, with what they are called on the page. The list is that of short addresses, and its
 * order is frozen: new ones come at the end. One that is missing can be locked all the same, by a whole link.
 */
import { settings } from '../../config/index.ts';
import { models } from '../../models/about/index.ts';
import { EVERY_KEY } from '../../store/locks.ts';
import { tasks } from '../../tasks/index.ts';

/** Those that are no options, or that somebody locks more often than others, first: the code of a short address is shorter then. */
export const LOCK_KEYS = [
  'task',
  'cell',
  'vs',
  'own',
  'length',
  'units',
  'lr',
  'seed',
  'lesson',
  'backend',
  'cores',
  'speed',
  'seeds',
  'sweep',
  'steps',
  'layers',
  'batch',
  'optimizer',
  'clip',
  'truncate',
  'init',
  'gain',
  'equal',
  'race',
  'solved',
  'from',
  'text',
  'series',
  'lag',
  'symbols',
  'items',
  'answer',
  'word',
  'depth',
  'digits',
  'order',
  'temperature',
  'asked',
  'typos',
  'formats',
  'waves',
  'noise',
  'draw',
  'judged',
  'vary',
  'activation',
  'forget',
  'reset',
  'heads',
  'position',
  'window',
] as const;

/** What is no option. */
const NAMES: Readonly<Partial<Record<string, string>>> = {
  task: 'the task',
  cell: 'the cell',
  vs: 'who races',
  own: 'own data',
  lesson: 'the lesson',
  seeds: 'how many seeds',
  sweep: 'what a study goes through',
  steps: 'where a study ends',
  [EVERY_KEY]: 'everything that decides a run',
};

/** What a locked key is called; undefined for what is no key that can be locked. */
export function lockName(key: string): string | undefined {
  if (Object.hasOwn(NAMES, key)) return NAMES[key];
  const options = [settings, ...[...tasks, ...models].map(({ options }) => options)].flat();
  return options.find(({ link }) => link === key)?.label;
}
