/** The numbers inside a cell, against the papers' equations in plain JavaScript (`tests/fixtures/reference.ts`). */
import { afterEach, describe, expect, test } from 'vitest';
import type { ReferenceTrainer } from '../../../../src/training/trainers/reference.ts';
import { rowsOf } from '../../../../src/training/rules/batchSlices.ts';
import { KNOWN_UNITS, knownTrainer } from '../../../fixtures/knownTrainer.ts';
import { answerOf } from '../../../fixtures/loops.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { cut, variants, type Variant } from '../../../fixtures/networks.ts';
import { dot, referenceRun, referenceSteps, under } from '../../../fixtures/reference.ts';
import { referenceRuns } from '../../../fixtures/referenceModels.ts';

const UNITS = KNOWN_UNITS;
const CLOSE = { relative: 1e-5, absolute: 1e-6 };
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

const made: ReferenceTrainer[] = [];
afterEach(() => {
  for (const trainer of made.splice(0)) trainer.dispose();
});

/** A network with known weights of some size, and an example for it. */
async function known(variant: Variant, taskId = 'adding') {
  const { model, options } = variant;
  const trainer = await knownTrainer(variant, undefined, taskId);
  made.push(trainer);
  const { network } = trainer;
  const { problem } = network;
  const { inputs, timeSteps } = rowsOf(trainer.heldOut, 0, 1);
  const rows = Array.from({ length: timeSteps }, (_, t) =>
    Array.from({ length: problem.inputSize }, (__, k) =>
      problem.input.kind === 'symbols' ? Number(inputs[t] === k) : inputs[t * problem.inputSize + k]!,
    ),
  );
  const weights = cut(Float64Array.from(trainer.checkpoint().parameters), network.specs);
  const shape = { layers: 2, hiddenSize: UNITS, states: model.states.map(({ id }) => id) };
  const step = referenceSteps[model.id];
  const { trace } = step
    ? referenceRun(step, weights, rows, shape, options)
    : referenceRuns[model.id]!(weights, rows, shape, options);
  const ask = async (layer: number, unit: number) => {
    const found = await answerOf(trainer, { kind: 'insideUnit', inputs, timeSteps, layer, unit });
    if (found.kind !== 'insideUnit') throw new Error(found.kind);
    return Object.fromEntries(found.terms.map(({ text, values }) => [text, values]));
  };
  return { trainer, rows, weights, trace, inputs, timeSteps, ask };
}

const of = (id: string) => variants.find(({ model }) => model.id === id)!;

describe.each(variants)('inside $name', (variant) => {
  const { model } = variant;

  test.each([0, 1])('states and gates are those of the papers, in layer %i', async (layer) => {
    const { trace, ask } = await known(variant);
    const terms = await ask(layer, 3);
    const steps = trace[layer]!;
    for (const { id } of model.gates)
      expectClose(
        terms[id]!,
        steps.map(({ gates }) => gates[id]![3]!),
        CLOSE,
        id,
      );
    for (const { id } of model.states) {
      const after = steps.map(({ state }) => state[id]![3]!);
      expectClose((terms[`${id}′`] ?? terms[id])!, after, CLOSE, `${id} after the step`);
      if (model.id in referenceSteps)
        expectClose(terms[id] ?? [], [0, ...after.slice(0, -1)], CLOSE, `${id} before the step`);
    }
  });
});

describe('the sums inside', () => {
  test.each([0, 1])('an LSTM add up to its gates, its gates to its states, in layer %i', async (layer) => {
    const { rows, weights, trace, ask } = await known(of('lstm'));
    const unit = 2;
    const own = under(weights, `layer${layer}/`);
    const terms = await ask(layer, unit);
    const read = layer === 0 ? rows : trace[0]!.map(({ state }) => state['h']!);
    const before = [new Array<number>(UNITS).fill(0), ...trace[layer]!.map(({ state }) => state['h']!)];
    for (const [block, gate] of ['i', 'f', 'g', 'o'].entries()) {
      const fromInput = read.map((x) => dot(x, own['weightIh']!, 4, block, unit));
      const fromPast = read.map((_, t) => dot(before[t]!, own['weightHh']!, 4, block, unit));
      expectClose(terms[`x·W_${gate}`]!, fromInput, CLOSE, `input to ${gate}`);
      expectClose(terms[`h·U_${gate}`]!, fromPast, CLOSE, `past to ${gate}`);
      const bias = own['bias']![block * UNITS + unit]!;
      expectClose(
        terms[`b_${gate}`]!,
        read.map(() => bias),
        CLOSE,
        `bias of ${gate}`,
      );
      const bend = gate === 'g' ? Math.tanh : sigmoid;
      const sums = read.map((_, t) => bend(fromInput[t]! + fromPast[t]! + bias));
      expectClose(terms[gate]!, sums, CLOSE, gate);
    }
    const { i, f, g, o, c } = terms as Record<string, Float32Array>;
    expectClose(
      terms['c′']!,
      i!.map((value, t) => f![t]! * c![t]! + value * g![t]!),
      CLOSE,
      'c′',
    );
    expectClose(
      terms['h′']!,
      o!.map((value, t) => value * Math.tanh(terms['c′']![t]!)),
      CLOSE,
      'h′',
    );
    expectClose(
      terms['f∘c']!,
      f!.map((value, t) => value * c![t]!),
      CLOSE,
      'f∘c',
    );
  });

  test.each(['before', 'after'])('a GRU that resets %s the product', async (reset) => {
    const variant = variants.find(({ model, options }) => model.id === 'gru' && options['reset'] === reset)!;
    const { weights, rows, trace, ask } = await known(variant);
    const terms = (await ask(0, 1)) as Record<string, Float32Array>;
    const own = under(weights, 'layer0/');
    const past = rows.map((_, t) => {
      const h = trace[0]![t - 1]?.state['h'] ?? new Array<number>(UNITS).fill(0);
      const { r } = trace[0]![t]!.gates as { r: number[] };
      if (reset === 'before')
        return dot(
          r.map((gate, k) => gate * h[k]!),
          own['weightHh']!,
          3,
          2,
          1,
        );
      return r[1]! * (dot(h, own['weightHh']!, 3, 2, 1) + own['biasHn']![1]!);
    });
    expectClose(terms[reset === 'before' ? '(r∘h)·U_n' : 'r∘(h·U_n + b_hn)']!, past, CLOSE, 'what is left');
    const sums = past.map((value, t) =>
      Math.tanh(dot(rows[t]!, own['weightIh']!, 3, 2, 1) + own['bias']![2 * UNITS + 1]! + value),
    );
    expectClose(terms['n']!, sums, CLOSE, 'candidate');
    const { z, n, h } = terms;
    expectClose(
      terms['h′']!,
      z!.map((value, t) => (1 - value) * n![t]! + value * h![t]!),
      CLOSE,
      'h′',
    );
  });

  test('attention: what each part adds to the stream', async () => {
    const { weights, rows, trace, ask } = await known(of('attention'));
    const [first, second] = [await ask(0, 4), await ask(1, 4)] as Record<string, Float32Array>[];
    const embedded = rows.map((x) => dot(x, weights['embed/weight']!, 1, 0, 4));
    expectClose(first!['x·W']!, embedded, CLOSE, 'embedding');
    const bias = weights['embed/bias']![4]!;
    const code = first!['u']!.map((value, t) => value - embedded[t]! - bias);
    expectClose(first!['position']!, code, { relative: 1e-4, absolute: 1e-5 }, 'position');
    expectClose(
      first!['position']!,
      rows.map((_, t) => Math.sin(t / 10_000 ** (4 / UNITS))),
      { relative: 1e-4, absolute: 1e-5 },
      'position code',
    );
    const below = trace[0]!.map(({ state }) => state['h']![4]!);
    expectClose(second!['u']!, below, CLOSE, 'the layer below');
    for (const terms of [first!, second!])
      expectClose(
        terms['h′']!,
        terms['u']!.map((value, t) => value + terms['a']![t]! + terms['m']![t]!),
        CLOSE,
        'h′',
      );
  });

  test('a window reads its steps side by side, with zeros before the first', async () => {
    const variant = variants.find(
      ({ model, options }) => model.id === 'feedforward' && options['window'] === 3,
    )!;
    const { weights, rows, ask } = await known(variant);
    const windows = rows.map((x, t) => [rows[t - 2] ?? [0, 0], rows[t - 1] ?? [0, 0], x].flat());
    const sums = windows.map((row) => dot(row, weights['layer0/weight']!, 1, 0, 0));
    expectClose((await ask(0, 0))['[x_{t−2} … x_t]·W']!, sums, CLOSE);
  });

  test('symbols count as one-hot rows', async () => {
    const { weights, rows, ask } = await known(of('rnn'), 'text');
    const sums = rows.map((x) => dot(x, weights['layer0/weightIh']!, 1, 0, 2));
    expectClose((await ask(0, 2))['x·W']!, sums, CLOSE);
  });
});

test('a shorter example is read up to its own end, a longer one is refused', async () => {
  const { trainer, inputs, ask } = await known(of('gru'));
  const short = await answerOf(trainer, {
    kind: 'insideUnit',
    inputs: inputs.slice(0, 8),
    timeSteps: 4,
    layer: 1,
    unit: 0,
  });
  const whole = await ask(1, 0);
  for (const { text, values } of short.kind === 'insideUnit' ? short.terms : [])
    expectClose(values, whole[text]!.slice(0, 4), CLOSE, text);
  expect(short).toMatchObject({ kind: 'insideUnit', timeSteps: 4 });
  const long = await answerOf(trainer, {
    kind: 'insideUnit',
    inputs: new Float32Array(14),
    timeSteps: 7,
    layer: 0,
    unit: 0,
  });
  expect(long).toMatchObject({ kind: 'refused' });
});
