/** The part of docs/link.md that the registries decide: every setting, task and cell with its keys. */
import { settings } from '../../src/config/experiment.ts';
import { models } from '../../src/models/about/index.ts';
import type { Option } from '../../src/options/option.ts';
import { tasks } from '../../src/tasks/index.ts';

/** The heading where that part begins; it goes on to the end of the file. */
export const FIRST_HEADING = '## Settings';

/** When an option matters, where that is not always. */
function condition({ when }: Option, options: readonly Option[]): string {
  const other = options.find(({ id }) => id === when?.option);
  return when && other ? ` Only with \`${other.link}=${when.is}\`.` : '';
}

/** The row of the table that describes an option of a list. */
function rowOf(option: Option, _: number, options: readonly Option[]): string {
  const values =
    option.kind === 'choice'
      ? option.choices.map(({ value }) => `\`${value}\``).join(', ')
      : `${option.min} to ${option.max}${option.integer ? ', whole' : ''}`;
  return `| \`${option.link}\` | ${values} | \`${option.default}\` | ${option.help}${condition(option, options)} |`;
}

function tableOf(options: readonly Option[]): string[] {
  if (options.length === 0) return [];
  return [
    ['| key | values | default | what it does |', '| --- | --- | --- | --- |', ...options.map(rowOf)].join(
      '\n',
    ),
  ];
}

interface Owner {
  readonly id: string;
  readonly sentence: string;
  readonly options: readonly Option[];
}

const sections = (key: string, owners: readonly Owner[]) =>
  owners.flatMap(({ id, sentence, options }) => [`### \`${key}=${id}\``, sentence, ...tableOf(options)]);

/** Markdown, its tables not yet lined up. */
export function linkTables(): string {
  const parts = [
    FIRST_HEADING,
    ...tableOf(settings),
    '## Tasks',
    ...sections('task', tasks),
    '## Cells',
    ...sections('cell', models),
  ];
  return `${parts.join('\n\n')}\n`;
}
