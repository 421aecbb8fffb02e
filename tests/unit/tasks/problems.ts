/** Every problem that the registry can pose: what the contract tests go through. A new task needs no line here. */
import { defaultsOf, type Option, type OptionValues } from '../../../src/options/option.ts';
import type { OwnData } from '../../../src/tasks/contract/abilities.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import type { Task } from '../../../src/tasks/contract/task.ts';

/** Own data of each kind: enough of it, with something to learn. */
export const OWN: Readonly<Record<OwnData['kind'], OwnData>> = {
  text: { kind: 'text', text: 'Ein Männlein steht im Walde, ganz still und stumm. 🌲 '.repeat(60) },
  series: {
    kind: 'series',
    name: 'tide',
    values: Array.from(
      { length: 1500 },
      (_, i) => 3 * Math.sin(i / 3) + Math.sin(i / 7) + ((i * 37) % 11) / 20,
    ),
  },
};

export interface Posed {
  readonly name: string;
  readonly options: OptionValues;
  /** The problem, made once: it keeps nothing of what is asked of it. */
  create(): Promise<Problem>;
  createAnew(): Promise<Problem>;
}

/** The values worth trying: every choice; of a number its limits and its default. */
function valuesOf(option: Option): (number | string)[] {
  if (option.kind === 'choice') return option.choices.map(({ value }) => value);
  return [...new Set([option.default, option.min, option.max])];
}

/** The task with its defaults, and with each option at each value worth trying, the others at their defaults. */
export function problemsOf(task: Task): Posed[] {
  const defaults = defaultsOf(task.options);
  const variants = task.options.flatMap((option) =>
    valuesOf(option).map((value): OptionValues => ({ ...defaults, [option.id]: value })),
  );
  const distinct = new Map([defaults, ...variants].map((options) => [JSON.stringify(options), options]));
  return [...distinct.values()].map((options) => {
    const { own } = task;
    const data = own && options[own.option] === own.value ? OWN[own.kind] : undefined;
    const name = task.options.map(({ link, id }) => `${link}=${options[id]}`).join(' ');
    const createAnew = async () => task.create(options, data);
    let made: Promise<Problem> | undefined;
    return { name, options, create: () => (made ??= createAnew()), createAnew };
  });
}
