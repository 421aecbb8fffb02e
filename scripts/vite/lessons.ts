/** Lessons are texts (`src/lessons/*.md`); what is imported of one is its data, and a faulty one fails the build. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Plugin } from 'vite';
import { readOurLesson } from '../lessons/read.ts';
import { root } from '../lib/site.ts';

const FOLDER = path.join(root, 'src/lessons');

export function lessons(): Plugin {
  return {
    name: 'unroll:lessons',
    async load(id) {
      const [file = ''] = id.split('?');
      if (path.dirname(file) !== FOLDER || !file.endsWith('.md')) return null;
      this.addWatchFile(file);
      const lesson = readOurLesson(path.basename(file), await readFile(file, 'utf8'));
      return { code: `export default ${JSON.stringify(lesson)};`, moduleType: 'js' };
    },
  };
}
