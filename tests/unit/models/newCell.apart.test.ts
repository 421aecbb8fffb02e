/**
 * The example of a new cell in CONTRIBUTING.md, taken by its word: one file and a line in each registry, and the page, its links and the training
 * know it. Nothing else is edited.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { linkTables } from '../../../scripts/lib/linkTables.ts';
import { cellColor } from '../../../src/app/cellColor.ts';
import { Circuit } from '../../../src/app/instruments/insideUnit/Circuit.tsx';
import { wordsFor } from '../../../src/app/instruments/insideUnit/insideUnitText.ts';
import { lineStylesOf, styleOf } from '../../../src/app/race/lineStyle.ts';
import { networkNames } from '../../../src/app/race/names.ts';
import { groupName } from '../../../src/app/phases/phasesText.ts';
import { findFused } from '../../../src/backend/kernels/index.ts';
import { findCompiled } from '../../../src/backend/wasm/models.ts';
import { decodeLink, defaultExperiment, encodeLink, withCell } from '../../../src/config/index.ts';
import type { Cell } from '../../../src/models/cell.ts';
import { readEquation } from '../../../src/models/equation.ts';
import { findModel, models } from '../../../src/models/index.ts';
import { lanesOf, type Model, type ModelAbout } from '../../../src/models/model.ts';
import { recurrentMatrices } from '../../../src/models/recurrentMatrices.ts';
import { saturated } from '../../../src/store/diagnosis/saturation.ts';
import type { Look } from '../../../src/store/diagnosis/facts.ts';
import { readingOf } from '../../../src/store/diagnosis/reading.ts';
import { NO_STALL, stallOf } from '../../../src/store/diagnosis/stall.ts';
import type { Readout } from '../../../src/worker/protocol.ts';
import { StepSeries } from '../../../src/store/series/stepSeries.ts';
import { findTask } from '../../../src/tasks/index.ts';
import { Network } from '../../../src/training/trainers/network.ts';
import { ReferenceTrainer } from '../../../src/training/trainers/reference.ts';
import { tf } from '../../fixtures/cpu.ts';

const example = vi.hoisted(() => ({ folder: '', cell: undefined as Promise<unknown> | undefined }));

/** The cell's file is the block of code, put beside the models. */
async function readCell(): Promise<Cell> {
  const guide = readFileSync('CONTRIBUTING.md', 'utf8');
  const [, code] = /This is all of `src\/models\/mgu\.ts`:\n\n```ts\n(.*?)\n```/s.exec(guide)!;
  expect(guide).toContain('  recurrent(mgu),\n');
  expect(guide).toContain('  aboutRecurrent(mgu, false),\n');
  const beside = path.resolve('src/models');
  example.folder = mkdtempSync(path.join(tmpdir(), 'cell-'));
  const file = path.join(example.folder, 'mgu.ts');
  writeFileSync(file, code!.replaceAll("from './", `from '${beside}/`));
  return ((await import(/* @vite-ignore */ file)) as { mgu: Cell }).mgu;
}

/** Whoever follows the example for good has it in the registries already. */
function withExample<Of extends { readonly id: string }>(models: readonly Of[], mine: Of) {
  const all = [...models.filter(({ id }) => id !== mine.id), mine];
  return { models: all, findModel: (id: string) => all.find((model) => model.id === id) };
}

/** Both registries with the example's line each. */
vi.mock('../../../src/models/about/index.ts', async (importOriginal) => {
  const { models: ours } = await importOriginal<{ models: readonly ModelAbout[] }>();
  const { aboutRecurrent } = await import('../../../src/models/about/recurrent.ts');
  const cell = (await (example.cell ??= readCell())) as Cell;
  return withExample(ours, aboutRecurrent(cell, false));
});
vi.mock('../../../src/models/index.ts', async (importOriginal) => {
  const { models: ours } = await importOriginal<{ models: readonly Model[] }>();
  const { recurrent } = await import('../../../src/models/recurrent.ts');
  const cell = (await (example.cell ??= readCell())) as Cell;
  return withExample(ours, recurrent(cell));
});
afterAll(() => rmSync(example.folder, { recursive: true }));

const model = () => findModel('mgu')!;
const experiment = () => withCell(defaultExperiment(), 'mgu');

describe('a cell of one file and a line in each registry', () => {
  test('is in the registry, in links and in their table', () => {
    expect(models.at(-1)).toBe(model());
    const link = encodeLink(experiment());
    expect(link).toContain('cell=mgu');
    expect(decodeLink(link).experiment).toEqual(experiment());
    expect(linkTables()).toContain('### `cell=mgu`');
  });

  test('has its own colour and name wherever networks are seen', () => {
    const { light, dark } = model().color;
    expect(cellColor('mgu')).toContain(`light-dark(${light}, ${dark})`);
    expect(styleOf(lineStylesOf(['lstm', 'mgu'])[1]!).color).toBe(cellColor('mgu'));
    expect(models.filter(({ color }) => color.light === light || color.dark === dark)).toHaveLength(1);
    expect(networkNames([experiment(), defaultExperiment()])).toEqual(['MGU', 'LSTM']);
  });

  test('is told of its saturated units', () => {
    const values = new Float32Array(40).fill(0.99);
    const losses = new StepSeries();
    losses.push(new Float32Array(5000).fill(1));
    const score = { step: 5000, mask: [], lanes: [{ layer: 0, lane: 'h', values }] } as unknown as Readout;
    const facts = {
      experiment: experiment(),
      beside: [],
      problem: { baseline: { loss: 1 } },
      series: { losses },
      readings: [readingOf(score, true)],
    } as unknown as Look;
    const stall = stallOf(facts, NO_STALL);
    expect(saturated({ ...facts, stall })).toMatchObject({ id: 'saturated' });
  });

  test('shows its lanes, its equations in words, its matrices and its parameters, and needs no circuit', () => {
    expect(lanesOf(model()).map(({ lane }) => lane.id)).toEqual(['h', 'f', 'n']);
    const equations = model().equations({}).map(readEquation);
    expect(wordsFor(equations, model())('x·W_f')).toBe('from the input to the forget gate');
    expect(recurrentMatrices(model(), {}).map(({ id }) => id)).toEqual(['f', 'n']);
    const specs = model().parameters(
      { inputSize: 2, hiddenSize: 4, layers: 2, outputSize: 1, timeSteps: 5 },
      {},
    );
    expect(specs.map((spec) => groupName(spec, 2))).toEqual([
      'layer 1, input weights',
      'layer 1, recurrent weights',
      'layer 1, biases',
      'layer 2, input weights',
      'layer 2, recurrent weights',
      'layer 2, biases',
      'output weights',
      'output biases',
    ]);
    const props = { options: {}, layer: 0, score: {} as never, t: 0 };
    expect(renderToStaticMarkup(createElement(Circuit, { cell: 'mgu', ...props }))).toBe('');
  });

  test('trains by its reference, where it has no form of its own', async () => {
    expect([findFused('mgu', {}), findCompiled('mgu', {})]).toEqual([null, null]);
    const small = { ...experiment(), hiddenSize: 4, batchSize: 4 };
    const problem = await findTask(small.task)!.create(small.taskOptions);
    const trainer = new ReferenceTrainer(new Network(tf, model(), problem, small), small, small);
    trainer.train();
    expect(Number.isFinite(trainer.readLosses()[0]!)).toBe(true);
    trainer.dispose();
  });

  test('is known by name to no style sheet and no chart', () => {
    const sheets = import.meta.glob<string>('../../../src/**/*.css', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    const charts = import.meta.glob<string>('../../../src/charts/**/*.ts', {
      query: '?raw',
      import: 'default',
      eager: true,
    });
    expect(Object.keys(sheets).length).toBeGreaterThan(5);
    for (const [file, text] of Object.entries({ ...sheets, ...charts }))
      for (const { id } of models) expect(text, file).not.toMatch(new RegExp(`--${id}\\b|['"]${id}['"]`));
  });
});
