import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { encodeLink } from '../../../src/config/link.ts';
import { defaultExperiment } from '../../../src/config/defaults.ts';
import { settings } from '../../../src/config/experiment.ts';
import { models } from '../../../src/models/index.ts';
import type { Option } from '../../../src/options/option.ts';
import { tasks } from '../../../src/tasks/index.ts';

/** The document line by line, without the spaces that line up its tables. */
const lines = new Set(
  readFileSync(new URL('../../../docs/link.md', import.meta.url), 'utf8')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim()),
);

/** The row of the table that describes an option. */
function rowOf(option: Option): string {
  const values =
    option.kind === 'choice'
      ? option.choices.map(({ value }) => `\`${value}\``).join(', ')
      : `${option.min} to ${option.max}${option.integer ? ', whole' : ''}`;
  return `| \`${option.link}\` | ${values} | \`${option.default}\` | ${option.help} |`;
}

const owners: readonly (readonly [string, readonly Option[]])[] = [
  ['the settings', settings],
  ...tasks.map((task) => [`the task ${task.id}`, task.options] as const),
  ...models.map((model) => [`the cell ${model.id}`, model.options] as const),
];

describe('docs/link.md', () => {
  it.each(owners)('has a row for every key of %s, with limits, default and sentence', (_, options) => {
    expect(options.map(rowOf).filter((row) => !lines.has(row))).toEqual([]);
  });

  it('names every task and every cell', () => {
    for (const task of tasks) expect([...lines]).toContain(`### \`task=${task.id}\``);
    for (const model of models) expect([...lines]).toContain(`### \`cell=${model.id}\``);
  });

  it('names no key that is gone', () => {
    const rows = [...lines].filter((line) => /^\| `[a-z]+` \| .* \| .* \| .* \|$/.test(line));
    expect(rows.toSorted()).toEqual(
      [...new Set(owners.flatMap(([, options]) => options.map(rowOf)))].toSorted(),
    );
  });

  it('gives the link of the default experiment', () => {
    expect([...lines]).toContain(`#${encodeLink(defaultExperiment())}`);
  });
});
