/** What the check of the lessons found: a line each step, the file of `--json`, and `docs/lessons.md`. */
import type { Lesson } from '../../src/lessons/lesson.ts';
import { wordsIn } from '../../src/lessons/inline.ts';
import { formatCount } from '../../src/text/numbers.ts';
import type { TrainedStep } from './plan.ts';
import type { Shown } from './truth.ts';

export interface JudgedStep {
  readonly step: TrainedStep;
  readonly shown: readonly (Shown & { readonly seed: number })[];
}

const came = ({ shown }: JudgedStep) => shown.filter(({ at }) => at !== null).length;
const asked = ({ shown }: JudgedStep) => shown.filter(({ answer }) => answer !== undefined);
const trueOf = (judged: JudgedStep) => asked(judged).filter(({ answer }) => answer).length;
const longest = ({ shown }: JudgedStep) => Math.max(0, ...shown.map(({ seconds }) => seconds));

/** "fading 2: comes in 5 of 5 (100 to 100 training steps, 3 s), answer true in 5 of 5". */
export function stepLine(judged: JudgedStep): string {
  const { step, shown } = judged;
  const at = shown.flatMap((each) => (each.at === null ? [] : [each.at]));
  const when = at.length > 0 ? ` (at step ${range(at)}, ${seconds(longest(judged))})` : '';
  const answers = asked(judged).length;
  return `${step.lesson} ${step.position}: comes in ${came(judged)} of ${shown.length}${when}${
    answers > 0 ? `, answer true in ${trueOf(judged)} of ${answers}` : ''
  }`;
}

function range(values: readonly number[]): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;
}

const seconds = (value: number) => `${Math.max(1, Math.round(value))} s`;

export function jsonOf(lessons: readonly Lesson[], found: readonly JudgedStep[]): object {
  return {
    lessons: lessons.map(({ id, steps }) => {
      const mine = found.filter(({ step }) => step.lesson === id);
      const sum = (of: (judged: JudgedStep) => number) => mine.reduce((total, each) => total + of(each), 0);
      return {
        id,
        steps: steps.length,
        conditions: { came: sum(came), of: sum(({ shown }) => shown.length) },
        answers: { true: sum(trueOf), of: sum((judged) => asked(judged).length) },
        seconds: Math.round(Math.max(0, ...mine.map(longest))),
      };
    }),
  };
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

export function lessonsDocument(lessons: readonly Lesson[], found: readonly JudgedStep[]): string {
  const seeds = Math.max(0, ...found.map(({ shown }) => shown.length));
  return `# Lessons

What each lesson is about, and whether it is true: \`npm run experiments -- --lessons --write-docs\` trains what every step trains, with ${seeds} seeds that nobody chose, and looks whether what the step waits for comes, and whether the choice that is marked as right is the true one. Waiting is the longest of all seeds, by the speed measured meanwhile.

${lessons.map((lesson) => sectionOf(lesson, found)).join('\n\n')}
`;
}

function sectionOf(lesson: Lesson, found: readonly JudgedStep[]): string {
  const rows = lesson.steps.map((step, k) => {
    const judged = found.find((each) => each.step.lesson === lesson.id && each.step.position === k + 1);
    return row([
      `${k + 1}. ${step.title}`,
      String(wordsIn(step.text)),
      step.question?.kind ?? '',
      ...(judged
        ? [
            `${came(judged)} of ${judged.shown.length}`,
            asked(judged).length > 0 ? `${trueOf(judged)} of ${asked(judged).length}` : '',
            seconds(longest(judged)),
          ]
        : ['', '', '']),
    ]);
  });
  return `## ${lesson.title}

${lesson.summary} ${lesson.minutes} minutes. ${lesson.claims.length > 0 ? `Rests on ${lesson.claims.map((id) => `[${id}](experiments.md#${id})`).join(', ')}.` : ''}

${row(['step', 'words', 'question', 'what it waits for came', 'marked answer true', 'longest wait'])}
${row(['---', '--:', '---', '---', '---', '--:'])}
${rows.join('\n')}`;
}
