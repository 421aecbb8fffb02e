/** The registry of tasks: one line a task. Menus, links, limits and contract tests iterate over it. */
import { adding } from './adding.ts';
import { anbn } from './anbn.ts';
import { arithmetic } from './arithmetic.ts';
import { brackets } from './brackets.ts';
import { copy } from './copy.ts';
import { dates } from './dates.ts';
import { digits } from './digits.ts';
import { forecast } from './forecast.ts';
import { language } from './language.ts';
import { numbers } from './numbers.ts';
import { order } from './order.ts';
import { parity } from './parity.ts';
import { recall } from './recall.ts';
import type { Task } from './contract/task.ts';
import { text } from './text.ts';

export const tasks: readonly Task[] = [
  adding,
  copy,
  order,
  recall,
  parity,
  anbn,
  brackets,
  arithmetic,
  text,
  language,
  dates,
  numbers,
  forecast,
  digits,
];

/** The task of that id, or undefined: ids come from links, so nothing is looked up on a prototype. */
export function findTask(id: string): Task | undefined {
  return tasks.find((task) => task.id === id);
}
