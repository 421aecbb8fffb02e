/** The hand-ins of a class as a table for a spreadsheet. */
import type { HandIn } from '../handin/handIn.ts';
import { csvOf, type CsvField } from '../text/csv.ts';
import { lastRun, type Row } from './collection.ts';

/** What it says beside the hand-in, by columns in this order. */
export interface Beside {
  readonly columns: readonly string[];
  readonly of: (row: Row) => readonly CsvField[];
}

interface AskedAt {
  readonly step: number;
  readonly kind: HandIn['answers'][number]['kind'];
}

/** All questions that anybody has answered, in the order of the lesson. */
function questionsIn(rows: readonly Row[]): readonly AskedAt[] {
  const asked = new Map<string, AskedAt>();
  for (const { handIn } of rows)
    for (const { step, kind } of handIn.answers) asked.set(`${step} ${kind}`, { step, kind });
  return [...asked.values()].toSorted((a, b) => a.step - b.step);
}

export function handInsCsv(rows: readonly Row[], beside: Beside): string {
  const questions = questionsIn(rows);
  const head = [
    'name',
    'made',
    'lesson',
    'minutes',
    'training steps',
    'validation loss',
    'best validation loss',
    'solved at step',
    'metric',
    'mark',
    'computed by',
    'unlocked',
    'steered',
    'own data',
    ...beside.columns,
    ...questions.flatMap(({ step, kind }) =>
      kind === 'say' ? [`step ${step}: own words`] : [`step ${step}: said`, `step ${step}: shown by the run`],
    ),
    'link',
  ];
  const yes = (is: true | undefined) => (is ? 'yes' : 'no');
  const lines = rows.map((row): CsvField[] => {
    const { handIn } = row;
    const run = lastRun(row);
    return [
      handIn.name,
      handIn.made,
      handIn.lesson?.title,
      handIn.minutes,
      run?.steps,
      run?.loss,
      run?.best?.loss,
      run?.solvedAt,
      run?.metricSaid,
      run?.mark,
      run?.by,
      yes(handIn.unlocked),
      yes(run?.steered),
      yes(run?.own),
      ...beside.of(row),
      ...questions.flatMap(({ step, kind }): CsvField[] => {
        const answer = handIn.answers.find((each) => each.step === step && each.kind === kind);
        return kind === 'say' ? [answer?.said] : [answer?.said, answer?.shown];
      }),
      run && `#${run.link}`,
    ];
  });
  // Spreadsheets take it for UTF-8 by its first character.
  return `\uFEFF${csvOf([head, ...lines])}`;
}
