/** What the score is of, in a few words: the task and what it is made longer by. */
import type { OptionValues } from '../../options/option.ts';
import type { Task } from '../../tasks/contract/task.ts';

/** "Copy memory, wait 20"; the task alone where nothing makes it longer. */
export function scoreTitle({ label, options }: Task, values: OptionValues): string {
  const own = options.find(({ kind }) => kind === 'number');
  if (!own) return label;
  // The letter behind it is for equations.
  const name = own.label.replace(/ [a-zA-Z]$/, '');
  return `${label}, ${name} ${values[own.id]}`;
}
