/** Predictions against outcomes: for each question, who chose what, and what the runs have shown. */
import { choicesOf, type Lesson } from '../lessons/lesson.ts';
import type { HandIn } from '../handin/handIn.ts';
import { groupsBy } from './groups.ts';

export interface TalliedChoice {
  readonly text: string;
  readonly said: number;
  readonly shown: number;
  /** Whether the lesson counts it as right; undefined where the lesson is not known. */
  readonly right: boolean | undefined;
}

export interface TalliedQuestion {
  /** Of the lesson, from 1. */
  readonly step: number;
  /** Undefined where the lesson is not known. */
  readonly text: string | undefined;
  readonly kind: 'predict' | 'check' | 'say';
  readonly choices: readonly TalliedChoice[];
  /** Own words. */
  readonly words: readonly { readonly name: string; readonly text: string }[];
}

export interface TalliedLesson {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  readonly questions: readonly TalliedQuestion[];
}

type Answered = HandIn['answers'][number];

const countOf = <Value>(values: readonly Value[], value: Value) =>
  values.filter((each) => each === value).length;

/** Steps that the lesson has, as far as its text here is that of the hand-ins: it may be of another version. */
function stepOf(lesson: Lesson | undefined, step: number, kind: Answered['kind']) {
  const found = lesson?.steps[step - 1];
  return found?.question?.kind === kind ? found : undefined;
}

function question(
  step: number,
  kind: Answered['kind'],
  given: readonly { readonly name: string; readonly answer: Answered }[],
  lesson: Lesson | undefined,
): TalliedQuestion {
  const known = stepOf(lesson, step, kind);
  const choices = known ? choicesOf(known) : [];
  const answers = given.map(({ answer }) => answer);
  const said = answers.map((answer) => answer.said);
  const shown = answers.map((answer) => answer.shown);
  const texts = kind === 'say' ? [] : [...choices.map(({ text }) => text), ...said, ...shown];
  const distinct = [...new Set(texts)].filter((text) => text !== undefined);
  return {
    step,
    kind,
    text: known?.question?.text,
    choices: distinct.map((text) => ({
      text,
      said: countOf(said, text),
      shown: countOf(shown, text),
      right: known && choices.some((choice) => choice.text === text && choice.standing === 'right'),
    })),
    words: kind === 'say' ? given.map(({ name, answer }) => ({ name, text: answer.said })) : [],
  };
}

/** @param lessons that are known here, by id */
export function tally(
  handIns: readonly HandIn[],
  lessons: ReadonlyMap<string, Lesson>,
): readonly TalliedLesson[] {
  // Lessons of somebody's own share an id, and differ by their titles.
  const byLesson = groupsBy(handIns, ({ lesson }) => (lesson ? [`${lesson.id} ${lesson.title}`] : []));
  return [...byLesson.values()].map((group) => {
    const { id, title } = group[0]!.lesson!;
    const given = group.flatMap(({ name, answers }) => answers.map((answer) => ({ name, answer })));
    const byQuestion = groupsBy(given, ({ answer: { step, kind } }) => [`${step} ${kind}`]);
    return {
      id,
      title,
      count: group.length,
      questions: [...byQuestion.values()]
        .map((answers) => {
          const { step, kind } = answers[0]!.answer;
          return question(step, kind, answers, lessons.get(id));
        })
        .toSorted((a, b) => a.step - b.step),
    };
  });
}

/** How many of its choices are right, of how many; undefined where the lesson is not known, or asks nothing that has a right answer. */
export function rightIn(
  handIn: HandIn,
  lesson: Lesson | undefined,
): { readonly right: number; readonly of: number } | undefined {
  const chosen = handIn.answers.flatMap(({ step, kind, said }) => {
    const known = kind === 'say' ? undefined : stepOf(lesson, step, kind);
    return known
      ? [choicesOf(known).some(({ text, standing }) => text === said && standing === 'right')]
      : [];
  });
  return chosen.length > 0 ? { right: countOf(chosen, true), of: chosen.length } : undefined;
}
