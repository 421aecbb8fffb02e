/** `npm run docs`: writes the tables of docs/link.md anew from the registries of settings, tasks and cells. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { FIRST_HEADING, linkTables } from './lib/linkTables.ts';
import { writeMarkdown } from './lib/markdown.ts';
import { root } from './lib/site.ts';

const file = path.join(root, 'docs/link.md');
const text = readFileSync(file, 'utf8');
const start = text.indexOf(`\n${FIRST_HEADING}\n`) + 1;
if (start === 0) throw new Error(`docs/link.md has lost its heading "${FIRST_HEADING}".`);
const written = text.slice(0, start) + linkTables();
await writeMarkdown(file, written);
