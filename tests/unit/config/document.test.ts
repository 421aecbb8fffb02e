import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FIRST_HEADING, linkTables } from '../../../scripts/lib/linkTables.ts';
import { defaultExperiment } from '../../../src/config/defaults.ts';
import { settings } from '../../../src/config/experiment.ts';
import { encodeLink } from '../../../src/config/link.ts';
import { models } from '../../../src/models/index.ts';
import { tasks } from '../../../src/tasks/index.ts';

/** Lines that say something, without what lines up the tables. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').replace(/-{3,}/g, '---').trim())
    .filter((line) => line !== '');
}

const document = readFileSync(new URL('../../../docs/link.md', import.meta.url), 'utf8');

describe('docs/link.md', () => {
  it('describes every setting, task and cell as the registries have them; if not: npm run docs', () => {
    expect(linesOf(document.slice(document.indexOf(FIRST_HEADING)))).toEqual(linesOf(linkTables()));
  });

  it('names every key, with its sentence', () => {
    const options = [settings, ...tasks.map((task) => task.options), ...models.map((model) => model.options)];
    for (const { link, help } of options.flat()) {
      expect(document).toMatch(new RegExp(`^\\| \`${link}\` .*`, 'm'));
      expect(document).toContain(help);
    }
  });

  it('gives the link of the default experiment', () => {
    expect(linesOf(document)).toContain(`#${encodeLink(defaultExperiment())}`);
  });
});
