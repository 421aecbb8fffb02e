/**
 * `npm run docs`: writes the tables of docs/link.md anew from the registries of settings, tasks and cells, and from
 * docs/experiments.md the steps that the page says an experiment takes; and docs/textbook.md.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { claims } from './experiments/claims/index.ts';
import { solvedStepsFile } from './experiments/solvedSteps.ts';
import { FIRST_HEADING, linkTables } from './lib/linkTables.ts';
import { writeFormatted, writeMarkdown } from './lib/markdown.ts';
import { root } from './lib/site.ts';
import { textbookPage } from './textbook/page.ts';
import { readTextbook } from './textbook/read.ts';

const file = path.join(root, 'docs/link.md');
const text = readFileSync(file, 'utf8');
const start = text.indexOf(`\n${FIRST_HEADING}\n`) + 1;
if (start === 0) throw new Error(`docs/link.md has lost its heading "${FIRST_HEADING}".`);
const written = text.slice(0, start) + linkTables();
await writeMarkdown(file, written);

const experiments = readFileSync(path.join(root, 'docs/experiments.md'), 'utf8');
await writeFormatted(
  path.join(root, 'src/config/solvedSteps.ts'),
  solvedStepsFile(claims, experiments),
  'typescript',
);

await writeMarkdown(path.join(root, 'docs/textbook.md'), textbookPage(readTextbook()));
