/** A study as tables: one row a run, and one row an evaluation. What is not known is an empty field. */
import { csvOf, type CsvField } from '../text/csv.ts';
import { axisKeys, type Study, type StudyRun } from './study.ts';
import type { Outcomes, RunOutcome } from './outcome.ts';

/** What tells the runs of a study apart, in columns of their own. */
function columnsOf(study: Study): { readonly names: string[]; of(run: StudyRun): CsvField[] } {
  const keys = axisKeys(study);
  const racing = study.rivals.length > 0 && !keys.includes('cell');
  return {
    names: [...(racing ? ['network'] : []), ...(keys.includes('cell') ? [] : ['cell']), ...keys, 'seed'],
    of: ({ network, experiment, place, seed }) => [
      ...(racing ? [network + 1] : []),
      ...(keys.includes('cell') ? [] : [experiment.cell]),
      ...place.map(({ value }) => value),
      seed,
    ],
  };
}

const found = (runs: readonly StudyRun[], outcomes: Outcomes) =>
  runs.flatMap((run): { readonly run: StudyRun; readonly outcome: RunOutcome }[] => {
    const outcome = outcomes.get(run.link);
    return outcome ? [{ run, outcome }] : [];
  });

/** One row for each run that is done, in the order of the study. */
export function runsCsv(study: Study, runs: readonly StudyRun[], outcomes: Outcomes): string {
  const columns = columnsOf(study);
  const head = [
    ...columns.names,
    'ending',
    'solved at step',
    'steps',
    'validation loss',
    'metric',
    'mark',
    'computed by',
    'gradient rate',
    'backend',
    'steps per second',
    'link',
  ];
  return csvOf([
    head,
    ...found(runs, outcomes).map(({ run, outcome }) => [
      ...columns.of(run),
      outcome.ending,
      outcome.solvedAt,
      outcome.steps,
      outcome.heldOutLoss,
      outcome.metric,
      outcome.mark?.letters,
      outcome.mark?.by,
      outcome.gradientRate,
      outcome.backend,
      outcome.stepsPerSecond,
      `#${run.link}`,
    ]),
  ]);
}

/** One row for each evaluation of each run that is done. */
export function historiesCsv(study: Study, runs: readonly StudyRun[], outcomes: Outcomes): string {
  const columns = columnsOf(study);
  const all = found(runs, outcomes);
  const tested = all.some(({ outcome }) => outcome.history.some(({ testLoss }) => testLoss !== undefined));
  const head = [
    ...columns.names,
    'step',
    'training loss',
    'validation loss',
    'metric',
    ...(tested ? ['test loss', 'test metric'] : []),
  ];
  return csvOf([
    head,
    ...all.flatMap(({ run, outcome }) =>
      outcome.history.map((row): CsvField[] => [
        ...columns.of(run),
        row.step,
        row.loss,
        row.heldOutLoss,
        row.metric,
        ...(tested ? [row.testLoss, row.testMetric] : []),
      ]),
    ),
  ]);
}
