/** The lanes of the shown example as a table to save: one row a step. */
import type { ProblemInfo } from '../../tasks/contract/problem.ts';
import type { Readout } from '../../worker/protocol.ts';
import { byState, shownGradients } from './lanes/gradientText.ts';
import type { Table, TableColumn } from '../export/table.ts';

/** Column `k` of `width` of a list that runs row by row. */
function columnOf(values: Float32Array, width: number, k: number): Float32Array {
  return Float32Array.from({ length: values.length / width }, (_, row) => values[row * width + k]!);
}

function columnsOf(name: string, values: Float32Array, timeSteps: number): TableColumn[] {
  const width = values.length / timeSteps;
  return Array.from({ length: width }, (_, k) => ({
    name: width === 1 ? name : `${name} ${k + 1}`,
    values: columnOf(values, width, k),
  }));
}

/** @param problem what the numbers mean; `withInputs` is false for a visitor's own data, which stay out of the file */
export function scoreTable(score: Readout, problem: ProblemInfo, withInputs: boolean): Table {
  const { timeSteps, lanes } = score;
  const several = lanes.some(({ layer }) => layer > 0);
  const { output, input } = problem;
  const told = (values: Float32Array): (number | undefined)[] =>
    Array.from(values, (value, t) => (score.mask[t] === 1 ? value : undefined));
  const named = (view: typeof input | typeof output, values: readonly (number | undefined)[]) => {
    const names = view.kind === 'symbols' ? view.symbols : view.kind === 'classes' ? view.classes : undefined;
    return names ? values.map((value) => (value === undefined ? undefined : names[value])) : values;
  };
  const inputs: TableColumn[] =
    input.kind === 'symbols'
      ? [{ name: 'input', values: named(input, [...score.inputs]) }]
      : columnsOf('input', score.inputs, timeSteps);
  return {
    notes: [
      `validation example ${score.example + 1} of ${score.examples}, read at step ${score.step} of the training`,
      ...gradientNotes(score),
    ],
    columns: [
      { name: 'time step', values: Int32Array.from({ length: timeSteps }, (_, t) => t + 1) },
      ...(withInputs ? [...inputs, { name: 'target', values: named(output, told(score.targets)) }] : []),
      ...columnsOf('output', score.outputs, timeSteps),
      ...lanes.flatMap(({ layer, lane, values }) =>
        columnsOf(several ? `layer ${layer + 1} ${lane}` : lane, values, timeSteps),
      ),
      ...gradientColumns(score),
    ],
  };
}

/** How far the error follows each step, where the score knows. */
function gradientColumns(score: Readout): TableColumn[] {
  const gradients = shownGradients(score);
  if (!gradients) return [];
  const byLayers = byState(gradients).flatMap(({ state, byLayer }) =>
    byLayer.map((values, layer) => ({
      name: byLayer.length > 1 ? `gradient by ${state}, layer ${layer + 1}` : `gradient by ${state}`,
      values,
    })),
  );
  return [...byLayers, { name: 'gradient by input', values: gradients.inputs }];
}

/** Whose error it is. */
function gradientNotes(score: Readout): string[] {
  const gradients = shownGradients(score);
  if (!gradients) return [];
  const { of, truncate } = gradients;
  return [
    of === 'all'
      ? 'gradients of the mean error of all steps that count'
      : `gradients of the error at t = ${of + 1}`,
    ...(truncate ? [`backpropagation is truncated, k = ${truncate}: no gradient goes back over a cut`] : []),
  ];
}
