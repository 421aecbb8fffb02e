/** What a study came to, as lines on the terminal. */
import { networkNames } from '../../../src/app/race/names.ts';
import { formatMetric } from '../../../src/tasks/contract/measures.ts';
import { formatCount, formatFactor, formatLoss } from '../../../src/text/numbers.ts';
import { spreadText } from '../../../src/studies/caption.ts';
import { comparedOf } from '../../../src/studies/conclude.ts';
import { conclusionText } from '../../../src/studies/conclusionText.ts';
import { keyName, networkName, placeName, valueName } from '../../../src/studies/names.ts';
import { axisKeys, networksOf, type Study } from '../../../src/studies/study.ts';
import type { CellSummary } from '../../../src/studies/summary.ts';

/** Columns side by side, the first of them flush left. */
function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((text, column) => text.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
}

function tableLines(study: Study, summaries: readonly CellSummary[], names: readonly string[]): string[] {
  const keys = axisKeys(study);
  const named = !keys.includes('cell');
  const measure = summaries.flatMap(({ outcomes }) => outcomes).find(({ outcome }) => outcome.measure)
    ?.outcome.measure;
  const head = [
    ...keys.map((key) => keyName(summaries[0]!.runs[0]!.experiment, key)),
    ...(named ? ['network'] : []),
    'solved',
    'steps to solved',
    'validation loss',
    measure?.metric.label ?? 'metric',
    'gradient, a step back',
  ];
  const rows = summaries.map(({ place, network, runs, ...found }) => [
    ...place.map(({ key, value }) => valueName(runs[0]!.experiment, key, value)),
    ...(named ? [names[network]!] : []),
    `${formatCount(found.solved)} of ${formatCount(found.trained)}`,
    found.toSolved ? spreadText(found.toSolved, formatCount, 'never') : '–',
    found.heldOutLoss ? spreadText(found.heldOutLoss, formatLoss, 'diverged') : '–',
    found.metric && measure
      ? spreadText(found.metric, (value) => formatMetric(measure.metric, value), '–')
      : '–',
    found.gradientRate ? spreadText(found.gradientRate, (value) => `${formatFactor(value)}×`, '–') : '–',
  ]);
  return aligned([head, ...rows]);
}

/** One sentence for each place at which networks can be compared. */
function conclusionLines(summaries: readonly CellSummary[], names: readonly string[]): string[] {
  return comparedOf(summaries).flatMap(({ place, cells, conclusion }) => {
    const { experiment } = cells[0]!.runs[0]!;
    const called = cells.map((cell) => networkName(cell, names));
    const sentence = conclusionText(conclusion, called);
    if (sentence === undefined) return [];
    const there = placeName(experiment, place);
    return [there === '' ? sentence : `${there}: ${sentence}`];
  });
}

/** Runs that could not be trained, with the reason of the first. */
function failureLines(summaries: readonly CellSummary[]): string[] {
  const failed = summaries
    .flatMap(({ outcomes }) => outcomes)
    .filter(({ outcome }) => outcome.ending === 'failed');
  const [first] = failed;
  if (!first) return [];
  return [
    `${formatCount(failed.length)} of the runs could not be trained, #${first.run.link} first: ${first.outcome.sentence ?? ''}`,
  ];
}

export function studyLines(study: Study, summaries: readonly CellSummary[]): string[] {
  const names = networkNames(networksOf(study));
  return [
    ...tableLines(study, summaries, names),
    ...conclusionLines(summaries, names),
    ...failureLines(summaries),
  ];
}
