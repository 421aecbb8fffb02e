/** The textbook is a text (`src/textbook/textbook.md`); what is imported of it is its data, and a faulty one fails the build. */
import path from 'node:path';
import type { Plugin } from 'vite';
import { root } from '../lib/site.ts';
import { readTextbook } from '../textbook/read.ts';

const FILE = path.join(root, 'src/textbook/textbook.md');

export function textbook(): Plugin {
  return {
    name: 'unroll:textbook',
    load(id) {
      if (id !== `${FILE}?textbook`) return null;
      this.addWatchFile(FILE);
      return { code: `export default ${JSON.stringify(readTextbook())};`, moduleType: 'js' };
    },
  };
}
