/** What the check of the lessons found: a line each step, the file of `--json`, and `docs/lessons.md`. */
import type { Lesson } from '../../src/lessons/lesson.ts';
import { wordsOf } from '../../src/lessons/words.ts';
import { formatCount, formatRoughly } from '../../src/text/numbers.ts';
import { computedOn } from '../lib/markdown.ts';
import { minutesOf } from './minutes.ts';
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
  if (values.length === 0) return 'never';
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
        seconds: Math.round(10 * Math.max(0, ...mine.map(longest))) / 10,
      };
    }),
  };
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

/** How many times as long it all took as the processor worked for it. */
function crowding(found: readonly JudgedStep[]): number {
  const shown = found.flatMap((each) => each.shown);
  const sum = (of: (one: Shown) => number) => shown.reduce((total, one) => total + of(one), 0);
  return sum(({ wallSeconds }) => wallSeconds) / sum(({ seconds: processor }) => processor);
}

const isTrue = ({ shown }: JudgedStep) => shown.every(({ at, answer }) => at !== null && answer !== false);

export function lessonsDocument(lessons: readonly Lesson[], found: readonly JudgedStep[]): string {
  const seeds = Math.max(0, ...found.map(({ shown }) => shown.length));
  const holding = lessons.filter(({ id }) => found.filter(({ step }) => step.lesson === id).every(isTrue));
  const devices = found.flatMap(({ shown }) => shown.map(({ device }) => device));
  return `# Lessons

What each lesson says, and whether it is true. \`npm run experiments -- --lessons --write-docs\` trains what every step trains, with ${seeds} seeds that nobody chose, and looks by the page’s own judgement whether what the step waits for comes, and whether the choice that is marked as right, and no other, is the true one.

${holding.length} of ${lessons.length} lessons are true of every seed. The longest wait is ${seconds(Math.max(0, ...found.map(longest)))}. Computed on ${computedOn(devices)}.

**Waiting** is how long the processor worked, all networks and all cores together, for the seed that took longest: what a visitor waits for at most where nothing else is going on. Beside other work on this machine it took ${formatRoughly(crowding(found))} times as long. A step that goes on by itself, or by what a person does, has none.

**Minutes** are for a careful reader (120 words a minute), half a minute to look in every step, half a minute for every question, and the waiting.

${lessons.map((lesson) => sectionOf(lesson, found)).join('\n\n')}
`;
}

function sectionOf(lesson: Lesson, found: readonly JudgedStep[]): string {
  const mine = found.filter(({ step }) => step.lesson === lesson.id);
  const rows = lesson.steps.map((step, k) => {
    const judged = mine.find((each) => each.step.position === k + 1);
    return row([
      `${k + 1}. ${step.title}`,
      String(wordsOf(step)),
      step.question?.kind ?? '',
      ...(judged
        ? [
            `${came(judged)} of ${judged.shown.length}`,
            asked(judged).length > 0 ? `${trueOf(judged)} of ${asked(judged).length}` : '',
            range(judged.shown.flatMap(({ at }) => (at === null ? [] : [at]))),
            seconds(longest(judged)),
          ]
        : ['', '', '', '']),
    ]);
  });
  const waiting = mine.reduce((sum, each) => sum + longest(each), 0);
  const claims =
    lesson.claims.length > 0
      ? ` Rests on ${lesson.claims.map((id) => `[${id}](experiments.md#${id})`).join(', ')}.`
      : '';
  return `## ${lesson.title}

${lesson.summary} ${lesson.minutes} minutes (${minutesOf(lesson, waiting).toFixed(1)}).${claims}

${row(['step', 'words', 'question', 'what it waits for came', 'marked answer true', 'training steps', 'longest wait'])}
${row(['---', '--:', '---', '---', '---', '--:', '--:'])}
${rows.join('\n')}`;
}
