/**
 * The charts of a run that is so long that its beginning is summed up, as tables to save: each row says what it is, one step,
 * one evaluation, or many steps with their mean, lowest and highest value.
 */
import type { RunSeries } from '../../store/series.ts';
import type { Evaluations } from '../../store/series/evaluations.ts';
import type { StepSeries } from '../../store/series/stepSeries.ts';
import type { Stretch } from '../../store/series/summary.ts';
import type { Metric } from '../../tasks/contract/measures.ts';
import type { Table } from '../export/table.ts';

type Cell = number | undefined;

/** One row; `cells` are those of the columns after the first three. */
interface Row {
  readonly what: 'steps' | 'evaluation' | 'step';
  readonly from: number;
  readonly step: number;
  readonly cells: readonly Cell[];
}

const ROWS_NOTE =
  'This run is long, and what is long ago is summed up. A row “step” is one step. A row “steps” stands for all steps from “first step” to “step”: their mean, beside the lowest and the highest value.';
const EVALUATIONS_NOTE =
  'A row “evaluation” is one validation; where others before it, from “first step” on, are not listed, their lowest and highest results stand beside its own.';

function tableOf(rows: readonly Row[], names: readonly string[], notes: readonly string[]): Table {
  return {
    notes,
    columns: [
      { name: 'row', values: rows.map(({ what }) => what) },
      { name: 'first step', values: rows.map(({ from }) => from) },
      { name: 'step', values: rows.map(({ step }) => step) },
      ...names.map((name, k) => ({ name, values: rows.map(({ cells }) => cells[k]) })),
    ],
  };
}

const known = (value: Cell): Cell => (value === undefined || Number.isNaN(value) ? undefined : value);

/** The stretches that hold steps of which nothing else is left. */
function stretchesOf({ summary, first }: StepSeries): (Stretch & { readonly place: number })[] {
  const count = Math.min(summary.count, Math.ceil(first / summary.width));
  return Array.from({ length: count }, (_, place) => ({ ...summary.stretch(place), place }));
}

/** The steps after those, from 1. */
function stepsAfter({ length, first }: StepSeries, stretches: readonly Stretch[]): number[] {
  const from = Math.max(first, stretches.at(-1)?.to ?? 0);
  return Array.from({ length: Math.max(0, length - from) }, (_, k) => from + 1 + k);
}

/** The place of each evaluation by its step, and from which step on it speaks. */
function placesOf({
  steps,
}: Evaluations): { readonly step: number; readonly from: number; readonly place: number }[] {
  return Array.from(steps.values, (step, place) => ({
    step,
    from: place === 0 ? step : steps.values[place - 1]! + 1,
    place,
  }));
}

export function longLossTable({ losses, evaluations }: RunSeries): Table {
  const tested = !Number.isNaN(evaluations.testLosses.values[0]);
  const stretches = stretchesOf(losses);
  const steps = stepsAfter(losses, stretches);
  const summedUp = stretches.at(-1)?.to ?? 0;
  const validation = (place: number | undefined): Cell[] => {
    if (place === undefined) return [];
    const alone = evaluations.counts.values[place] === 1;
    return [
      evaluations.losses.values[place],
      alone ? undefined : evaluations.lowLosses.values[place],
      alone ? undefined : evaluations.highLosses.values[place],
      ...(tested ? [evaluations.testLosses.values[place]] : []),
    ];
  };
  const places = placesOf(evaluations);
  const atStep = new Map(places.map(({ step, place }) => [step, place]));
  const rows: Row[] = [
    ...stretches.map(({ from, to, mean, low, high }): Row => {
      const cells = [known(mean), known(low), known(high)];
      return { what: 'steps', from: from + 1, step: to, cells };
    }),
    ...places
      .filter(({ step }) => step <= summedUp || step > losses.length)
      .map(({ step, from, place }): Row => {
        const cells = [undefined, undefined, undefined, ...validation(place)];
        return { what: 'evaluation', from, step, cells };
      }),
    ...steps.map((step): Row => {
      const cells = [losses.at(step - 1), undefined, undefined, ...validation(atStep.get(step))];
      return { what: 'step', from: step, step, cells };
    }),
  ].toSorted((a, b) => a.step - b.step);
  const names = [
    'training loss',
    'lowest training loss',
    'highest training loss',
    'validation loss',
    'lowest validation loss',
    'highest validation loss',
    ...(tested ? ['test loss'] : []),
  ];
  return tableOf(rows, names, [ROWS_NOTE, EVALUATIONS_NOTE]);
}

export function longMetricTable({ evaluations }: RunSeries, { label }: Metric): Table {
  const { metrics, lowMetrics, highMetrics, counts, testMetrics } = evaluations;
  const tested = !Number.isNaN(testMetrics.values[0]);
  const rows = placesOf(evaluations).map(({ step, from, place }): Row => {
    const alone = counts.values[place] === 1;
    const cells = [
      metrics.values[place],
      alone ? undefined : lowMetrics.values[place],
      alone ? undefined : highMetrics.values[place],
      ...(tested ? [testMetrics.values[place]] : []),
    ];
    return { what: 'evaluation', from, step, cells };
  });
  const names = [label, `lowest: ${label}`, `highest: ${label}`, ...(tested ? [`test: ${label}`] : [])];
  return tableOf(rows, names, [EVALUATIONS_NOTE]);
}

export function longNormTable({ gradientNorms, clipNorms, clipped }: RunSeries): Table {
  const stretches = stretchesOf(gradientNorms);
  const rows: Row[] = [
    ...stretches.map(({ from, to, mean, low, high, place }): Row => {
      const clip = clipNorms.summary.stretch(place);
      const one = clip.low === clip.high ? clip.low : undefined;
      const cells = [known(mean), known(low), known(high), one, clipped.stretch(place).known];
      return { what: 'steps', from: from + 1, step: to, cells };
    }),
    ...stepsAfter(gradientNorms, stretches).map((step): Row => {
      const cells = [known(gradientNorms.at(step - 1)), undefined, undefined, known(clipNorms.at(step - 1))];
      return { what: 'step', from: step, step, cells };
    }),
  ];
  const names = [
    'gradient norm',
    'lowest gradient norm',
    'highest gradient norm',
    'clip norm',
    'steps clipped',
  ];
  return tableOf(rows, names, [
    ROWS_NOTE,
    'Where the clip norm was changed within such a row, its place is empty; “steps clipped” counts the steps that were clipped.',
  ]);
}
