/**
 * A step as a form shows it: every line of its text in its field, whether it is right or not. What belongs to no field is kept and
 * written back as it was. `parseStep.ts` says what a lesson makes of it.
 */
import { CHOICE, KEY, STEP } from './syntax.ts';

export interface ChoiceDraft {
  readonly text: string;
  readonly mark: ' ' | 'x' | '?';
  readonly because: string;
  readonly when: string;
}

export const ASKS = ['predict', 'check', 'say'] as const;

export interface StepDraft {
  readonly title: string;
  readonly set: string;
  readonly playhead: string;
  readonly look: string;
  readonly text: string;
  readonly ask: '' | (typeof ASKS)[number];
  readonly question: string;
  readonly choices: readonly ChoiceDraft[];
  readonly do: string;
  readonly until: string;
  readonly within: string;
  readonly hint: string;
  /** Lines that belong to none of these. */
  readonly rest: readonly string[];
}

export const EMPTY_STEP: StepDraft = {
  title: '',
  set: '',
  playhead: '',
  look: '',
  text: '',
  ask: '',
  question: '',
  choices: [],
  do: '',
  until: '',
  within: '',
  hint: '',
  rest: [],
};

const SINGLE = ['set', 'playhead', 'look', 'do', 'until', 'within', 'hint'] as const;
type Single = (typeof SINGLE)[number];

/** In characters, and in choices: four times what a lesson may have in a step. */
const LONGEST_FORM = 16_000;
const MOST_IN_FORM = 24;

/** Whether a form can show it; what is longer than any lesson is read and mended as text. */
export function fitsForm(block: string): boolean {
  return (
    block.length <= LONGEST_FORM &&
    block.split('\n').filter((line) => CHOICE.test(line)).length <= MOST_IN_FORM
  );
}

interface Reading {
  readonly single: Map<Single, string>;
  readonly named: Map<string, string>;
  readonly choices: { readonly mark: ChoiceDraft['mark']; readonly text: string }[];
  readonly text: string[];
  readonly question: string[];
  readonly rest: string[];
  ask: StepDraft['ask'];
}

export function readStepDraft(block: string): StepDraft {
  const [title = '', ...lines] = block.split('\n');
  const reading: Reading = {
    single: new Map(),
    named: new Map(),
    choices: [],
    text: [],
    question: [],
    rest: [],
    ask: '',
  };
  for (const line of lines) readLine(line, reading);
  const { single, ask, rest } = reading;
  const used = new Set<string>();
  const choices = reading.choices.map((choice, k) => withReasons(choice, k, reading.named, used));
  // Of a choice that is not there.
  for (const [name, line] of reading.named) if (!used.has(name)) rest.push(`${name}: ${line}`);
  return {
    title: title.slice(STEP.length),
    ...(Object.fromEntries(SINGLE.map((key) => [key, single.get(key) ?? ''])) as Record<Single, string>),
    text: reading.text.join('\n').trim(),
    ask,
    question: reading.question.join(' '),
    choices,
    rest,
  };
}

function readLine(line: string, reading: Reading): void {
  const { single, named, choices, ask } = reading;
  const choice = CHOICE.exec(line.trimEnd());
  if (choice && (ask === 'predict' || ask === 'check')) {
    choices.push({ mark: choice[1] as ChoiceDraft['mark'], text: choice[2] ?? '' });
    return;
  }
  const [, key, whose, value = ''] = KEY.exec(line) ?? [];
  const isNamed = key === 'because' || key === 'when';
  if (key && isNamed === (whose !== undefined)) {
    const asked = ASKS.find((each) => key === 'ask' && each === value.trim());
    if (isNamed) named.set(`${key} ${whose}`, value);
    else if (key !== 'ask') single.set(key as Single, value);
    else if (asked && ask === '') reading.ask = asked;
    else reading.rest.push(line);
  } else if (choice || key || line.startsWith('#')) reading.rest.push(line);
  else if (line.trim() === '') reading.text.push('');
  else if (ask !== '' && choices.length === 0) reading.question.push(line);
  else reading.text.push(line);
}

/**
 * By its number or else by its mark, as a lesson reads it.
 * @param used told every name that is this choice's
 */
function withReasons(
  { mark, text }: Pick<ChoiceDraft, 'mark' | 'text'>,
  k: number,
  named: ReadonlyMap<string, string>,
  used: Set<string>,
): ChoiceDraft {
  const take = (what: 'because' | 'when') => {
    const names = [`${what} ${k + 1}`, ...(mark === ' ' ? [] : [`${what} ${mark}`])];
    for (const name of names) used.add(name);
    return named.get(names.find((name) => named.has(name)) ?? '') ?? '';
  };
  return { mark, text, because: take('because'), when: take('when') };
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, ' ');

export function writeStepDraft(draft: StepDraft): string {
  const { title, ask, question, choices, rest } = draft;
  const line = (key: Single) => (draft[key] === '' ? [] : [`${key}: ${oneLine(draft[key])}`]);
  // A second question stays behind the first.
  const second = (each: string) => each.startsWith('ask:');
  const before = [
    ...rest.filter((each) => !second(each)),
    ...line('set'),
    ...line('playhead'),
    ...line('look'),
  ];
  const text = draft.text === '' ? [] : [draft.text];
  const asked = ask === '' ? [] : [`ask: ${ask}`, ...(question === '' ? [] : [oneLine(question)])];
  const all = ask === 'predict' || ask === 'check' ? choices : [];
  // A mark that more than one choice has names none.
  const marks = all.map(({ mark }) => mark);
  const named = (['x', '?'] as const).filter((mark) => marks.indexOf(mark) === marks.lastIndexOf(mark));
  const nameOf = ({ mark }: ChoiceDraft, k: number) =>
    named.some((each) => each === mark) ? mark : String(k + 1);
  const choiceLines = [
    ...all.map((each) => `(${each.mark}) ${oneLine(each.text)}`),
    ...all.flatMap((each, k) => reasonLines(each, nameOf(each, k))),
  ];
  const after = [...line('do'), ...line('until'), ...line('within'), ...line('hint'), ...rest.filter(second)];
  const parts = [before, text, [...asked, ...choiceLines, ...after]].filter((part) => part.length > 0);
  return [`${STEP}${oneLine(title)}`, ...parts.map((part) => part.join('\n'))].join('\n\n') + '\n';
}

function reasonLines({ because, when }: ChoiceDraft, name: string): readonly string[] {
  return [
    ...(because === '' ? [] : [`because ${name}: ${oneLine(because)}`]),
    ...(when === '' ? [] : [`when ${name}: ${oneLine(when)}`]),
  ];
}
