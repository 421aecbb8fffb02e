/** A hand-in as a text to be sent: some lines for people, and what is packed in lines short enough for any mail program. */

/** How it begins; a reader looks for it, to tell of what was lost. */
export const HEADING = 'Unroll hand-in';
export const NAME_LABEL = 'Name:';

const WIDTH = 60;

const DO_NOT_CHANGE = 'What follows is read by the teacher’s page; please send it as it is.';

/** @param lines for people, below the name */
export function blockOf(name: string, lines: readonly string[], packed: string): string {
  const rows = packed.match(new RegExp(`.{1,${WIDTH}}`, 'g')) ?? [];
  return `${[HEADING, `${NAME_LABEL} ${name}`, ...lines, DO_NOT_CHANGE, ...rows].join('\n')}\n`;
}
