/** Puts the names of tasks and cells into the built poster of an embedded page, in place of the registries that they come from. */
import path from 'node:path';
import type { Plugin } from 'vite';
import { labels } from '../../src/embed/labels.ts';
import { root } from '../lib/site.ts';

const FILE = path.join(root, 'src/embed/labels.ts');

export function posterLabels(): Plugin {
  return {
    name: 'unroll:poster-labels',
    apply: 'build',
    load: (id) =>
      id === FILE ? { code: `export const labels = ${JSON.stringify(labels)};`, moduleType: 'js' } : null,
  };
}
