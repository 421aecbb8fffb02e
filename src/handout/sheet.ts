/** What stands on the sheet of a lesson or of an experiment, as data. Nothing of it gives an answer away. */
import { findModel } from '../models/about/index.ts';
import { findTask } from '../tasks/index.ts';
import type { Experiment } from '../config/index.ts';
import { plainText, readInline } from '../lessons/inline.ts';
import { choicesOf, type Lesson, type Step } from '../lessons/lesson.ts';

export interface Item {
  /** The step of the lesson, from 1; none where there is no lesson. */
  readonly step?: number;
  readonly title: string;
  /** What is asked, or to be done. */
  readonly text: string;
  /** To be ticked; none where it is answered in words. */
  readonly choices: readonly string[];
  /** What is to be filled in, each with a line. */
  readonly blanks: readonly string[];
}

export interface Sheet {
  readonly title: string;
  /** What it is about, in a sentence that answers nothing. */
  readonly about: string;
  readonly items: readonly Item[];
}

const plain = (text: string) => plainText(readInline(text));

/** The blanks of a question: before a run, why; after it, what was seen. */
function blanksOf({ question, until }: Step): readonly string[] {
  if (question?.kind === 'predict')
    return until ? ['I think so because', 'The run showed'] : ['I think so because'];
  return question?.kind === 'say' ? ['', '', ''] : [];
}

function itemOf(step: Step, at: number): Item {
  const { title, question } = step;
  return {
    step: at + 1,
    title: plain(title),
    text: question ? plain(question.text) : '',
    choices: choicesOf(step).map((choice) => plain(choice.text)),
    blanks: question ? blanksOf(step) : ['What I changed', 'What I saw'],
  };
}

/** The questions of a lesson; of one that asks nothing, its steps but the last, which tells. */
export function sheetOfLesson(lesson: Lesson, about: string): Sheet {
  const { title, steps } = lesson;
  const asking = steps.some(({ question }) => question);
  const items = steps.flatMap((step, at) =>
    (asking ? step.question : at < steps.length - 1) ? [itemOf(step, at)] : [],
  );
  return { title, about, items };
}

/** What can be asked of any experiment. */
export function sheetOfExperiment({ task, cell }: Experiment, rivals: readonly string[]): Sheet {
  const { label, sentence, whyHard } = findTask(task)!;
  const cells = [cell, ...rivals].map((id) => findModel(id)!.label);
  const racing = rivals.length > 0;
  return {
    title: `${label}: ${cells.join(', ')}`,
    about: `${sentence} ${whyHard}`,
    items: [
      {
        title: 'Before you press Play',
        text: racing
          ? 'Which network will solve it first?'
          : 'How will the loss go, and will the network solve its task?',
        choices: racing ? cells : ['solved soon', 'solved after a long while', 'not solved'],
        blanks: ['I think so because'],
      },
      {
        title: 'What you saw',
        text: 'Play until the network has solved its task, or does not get on any more.',
        choices: [],
        blanks: [
          'Mark of the curve, from step 100 on',
          'Training steps until solved',
          'Lowest validation loss',
          'Where the curve bends, and what happens there',
        ],
      },
      {
        title: 'Change one thing',
        text: 'Change one setting, and nothing else. Press Reset, and Play.',
        choices: [],
        blanks: ['What I changed', 'What it did'],
      },
    ],
  };
}
