/** Reads one step of a lesson: lines with a key, the question with its choices, and paragraphs of text. */
import { shown } from '../config/fragment.ts';
import { readExpression, type Expression } from './condition.ts';
import { readInline } from './inline.ts';
import type { Choice, Deed, Fault, Paragraph, Question, Step } from './lesson.ts';
import { isPlace, PLACES, type PlaceId } from './places.ts';
import { CHOICE, DEEDS, KEY, MOST_CHOICES, type Line } from './syntax.ts';

/** No task has a longer sequence. */
const LONGEST = 1000;
/** In seconds: how long a step waits by itself before its hint comes. */
const PATIENCE = 60;

export interface StepHelp {
  /** What is wrong once these settings are made, one sentence each. */
  readonly checkLink: (set: string) => readonly string[];
}

interface Draft {
  readonly choices: { readonly line: Line; readonly mark: string; readonly text: string }[];
  readonly reasons: Map<string, string>;
  readonly whens: Map<string, Expression>;
  readonly paragraphs: string[][];
  readonly question: string[];
  readonly look: PlaceId[];
  kind?: Question['kind'];
  asksAt?: Line;
  set?: string;
  deed?: Deed;
  until?: Expression;
  playhead?: number;
  patience?: number;
  hint?: string;
}

export function readStep(title: Line, lines: readonly Line[], help: StepHelp, faults: Fault[]): Step {
  const draft: Draft = {
    choices: [],
    reasons: new Map(),
    whens: new Map(),
    paragraphs: [[]],
    question: [],
    look: [],
  };
  for (const line of lines) readLine(line, draft, help, faults);
  const name = title.text.slice(3).trim();
  if (name === '' || name.length > 80)
    faults.push({ line: title.number, sentence: 'A step needs a title of at most 80 characters.' });
  const question = questionOf(draft, faults);
  return {
    title: name,
    text: draft.paragraphs
      .filter((each) => each.length > 0)
      .map((each): Paragraph => readInline(each.join(' '))),
    look: draft.look,
    patience: draft.patience ?? PATIENCE,
    ...(draft.set === undefined ? {} : { set: draft.set }),
    ...(draft.playhead === undefined ? {} : { playhead: draft.playhead }),
    ...(question && { question }),
    ...(draft.deed && { deed: draft.deed }),
    ...(draft.until && { until: draft.until }),
    ...(draft.hint === undefined ? {} : { hint: draft.hint }),
  };
}

function readLine(line: Line, draft: Draft, help: StepHelp, faults: Fault[]): void {
  const fault = (sentence: string) => void faults.push({ line: line.number, sentence });
  if (line.text.startsWith('#'))
    return fault('A step begins with “## ” and its title; there are no other headings.');
  if (line.text.startsWith('show:'))
    return fault('A lesson hides nothing, so there is no “show”; “look” says where to look.');
  const choice = CHOICE.exec(line.text);
  if (choice) {
    if (draft.kind === undefined || draft.kind === 'say')
      return fault('Choices belong to a question: “ask: predict” or “ask: check” stands before them.');
    if (!choice[2]) fault('A choice needs its words: “( ) as I expected”.');
    draft.choices.push({ line, mark: choice[1]!, text: choice[2] ?? '' });
    return;
  }
  const [, key, whose, value = ''] = KEY.exec(line.text) ?? [];
  if (key) return readKey(line, key, whose, value, draft, help, faults);
  if (line.text === '') draft.paragraphs.push([]);
  else if (draft.kind !== undefined && draft.choices.length === 0) draft.question.push(line.text);
  else draft.paragraphs.at(-1)!.push(line.text);
}

function readKey(
  line: Line,
  key: string,
  whose: string | undefined,
  value: string,
  draft: Draft,
  help: StepHelp,
  faults: Fault[],
): void {
  const fault = (sentence: string) => void faults.push({ line: line.number, sentence });
  if ((key === 'because' || key === 'when') !== (whose !== undefined))
    return fault(
      '“because” and “when” name a choice, as in “because x: …” or “because 2: …”; nothing else does.',
    );
  switch (key) {
    case 'set':
      for (const sentence of help.checkLink(value)) fault(sentence);
      draft.set = value;
      return;
    case 'look':
      for (const place of value.split(',').map((each) => each.trim())) {
        if (isPlace(place)) draft.look.push(place);
        else
          fault(`“${shown(place)}” is no place of the page. There are: ${Object.keys(PLACES).join(', ')}.`);
      }
      return;
    case 'until':
    case 'when': {
      const read = readExpression(value);
      if (!read.ok) return fault(read.sentence);
      if (key === 'until') draft.until = read.value;
      else draft.whens.set(whose!, read.value);
      return;
    }
    case 'playhead': {
      const step = Number(value);
      if (!(Number.isInteger(step) && step >= 1 && step <= LONGEST))
        return fault('“playhead” is the number of a time step, from 1.');
      draft.playhead = step;
      return;
    }
    case 'within': {
      const seconds = Number(value);
      if (!(seconds >= 1 && seconds <= 600)) return fault('“within” is a number of seconds up to 600.');
      draft.patience = seconds;
      return;
    }
    case 'hint':
      draft.hint = value;
      return;
    case 'ask': {
      const kind = (['predict', 'check', 'say'] as const).find((each) => each === value);
      if (!kind) return fault('A question is one of “ask: predict”, “ask: check” and “ask: say”.');
      if (draft.kind !== undefined) return fault('A step has one question at most.');
      draft.kind = kind;
      draft.asksAt = line;
      return;
    }
    case 'do': {
      const deed = DEEDS.find((each) => each === value);
      if (!deed) return fault(`“do” is one of ${DEEDS.join(', ')}.`);
      draft.deed = deed;
      return;
    }
    default:
      draft.reasons.set(whose!, value);
  }
}

function questionOf(draft: Draft, faults: Fault[]): Question | undefined {
  const { kind, asksAt, choices, question } = draft;
  if (kind === undefined) return undefined;
  const fault = (sentence: string) => void faults.push({ line: asksAt!.number, sentence });
  const text = question.join(' ');
  if (text === '') fault('Under “ask” stands the question.');
  if (kind === 'say') return { kind, text };
  if (choices.filter(({ mark }) => mark === 'x').length !== 1) fault('Exactly one choice is marked “(x)”.');
  if (choices.length < 2 || choices.length > MOST_CHOICES)
    fault(`A question has 2 to ${MOST_CHOICES} choices.`);
  for (const whose of [...draft.reasons.keys(), ...draft.whens.keys()])
    if (/\d/.test(whose) && !(Number(whose) >= 1 && Number(whose) <= choices.length))
      fault(`There is no choice ${whose}.`);
  return {
    kind,
    text,
    choices: choices.map(({ line, mark, text: said }, k): Choice => {
      const own = (from: ReadonlyMap<string, unknown>) =>
        from.get(String(k + 1)) ?? (mark === ' ' ? undefined : from.get(mark));
      const because = own(draft.reasons) as string | undefined;
      if (because === undefined || because === '')
        faults.push({
          line: line.number,
          sentence: `This choice has no reason: write “because ${mark === ' ' ? k + 1 : mark}: …”.`,
        });
      const when = own(draft.whens) as Expression | undefined;
      return {
        text: said,
        standing: mark === 'x' ? 'right' : mark === '?' ? 'unknown' : 'wrong',
        because: because ?? '',
        ...(when && { when }),
      };
    }),
  };
}
