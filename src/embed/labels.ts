/**
 * What tasks and cells are called, for the poster of an embedded page, which loads no registry: the build puts in their place what this
 * file gives (`scripts/vite/labels.ts`).
 */
import { models } from '../models/about/index.ts';
import { tasks } from '../tasks/index.ts';

const byId = (named: readonly { readonly id: string; readonly label: string }[]) =>
  Object.fromEntries(named.map(({ id, label }) => [id, label]));

export const labels: Readonly<Record<'tasks' | 'cells', Readonly<Record<string, string>>>> = {
  tasks: byId(tasks),
  cells: byId(models),
};
