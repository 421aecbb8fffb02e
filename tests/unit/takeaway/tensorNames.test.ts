import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { findModel } from '../../../src/models/index.ts';
import { countParameters, viewsOf } from '../../../src/models/parameters.ts';
import { asPlain, asTensor, plainOps } from '../../../src/training/rules/plainOps.ts';
import { plain } from '../../../src/training/rules/plainShapes.ts';
import { fromTensors, momentsFrom, sizeIn, toTensors } from '../../../src/takeaway/mapping.ts';
import { readSafetensors, type Tensor, type Tensors } from '../../../src/takeaway/safetensors.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { gateOrder, tensorsOf } from '../../../src/takeaway/tensorNames.ts';
import { NOT_RUN, pytorchHere } from '../../fixtures/takeaway/here.ts';
import { networkOf, numbers, variants } from '../../fixtures/networks.ts';

const PARTS = { inputSize: 3, hiddenSize: 5, outputSize: 2, timeSteps: 6 };
const networks = variants.flatMap((variant) =>
  [1, 2, 3].map((layers) => {
    const { name, model, options } = variant;
    const { specs } = networkOf(variant, { ...PARTS, layers });
    const network = { cell: model.id, cellOptions: options, hiddenSize: PARTS.hiddenSize, layers };
    return { name: `${name}, ${layers} layers`, network, count: countParameters(specs) };
  }),
);

describe.each(networks)('$name', ({ network, count }) => {
  const placed = tensorsOf(network, PARTS);
  const vector = numbers(7, count);
  vector[0] = -0;
  const tensors = toTensors(vector, placed);

  test('comes back from PyTorch’s names bit for bit', () => {
    const back = fromTensors(tensors, placed, count) as Float32Array;
    expect([...back].every((value, k) => Object.is(value, vector[k]))).toBe(true);
  });

  test('has moments that come back, too, with no tensor of nothing but second biases', () => {
    const moments = toTensors(vector, placed, 'adam.m.');
    expect(momentsFrom(moments, placed, count, 'adam.m.')).toEqual(vector);
    expect(momentsFrom(moments, placed, count, 'adam.v.')).toBeUndefined();
    expect(moments.has('adam.m.rnn.bias_hh_l0')).toBe(
      network.cell === 'gru' && tensors.has('rnn.bias_hh_l0'),
    );
  });

  test('gives away the size of its problem', () => {
    const learned = network.cellOptions['position'] === 'learned';
    expect(sizeIn(tensors, network)).toEqual({
      inputSize: 3,
      outputSize: 2,
      timeSteps: learned ? PARTS.timeSteps : 1,
    });
  });

  test('is refused where a tensor is missing or has another shape, by its name', () => {
    for (const { name, shape } of placed) {
      const without = new Map([...tensors].filter(([key]) => key !== name));
      expect(fromTensors(without, placed, count)).toMatchObject({ fault: { what: 'missing', tensor: name } });
      const found = tensors.get(name)!;
      const flat: Tensor = { dtype: 'F32', shape: [found.data.length, 1], data: found.data as Float32Array };
      const other = new Map(tensors).set(name, flat);
      const fault = { what: 'shape', tensor: name, shape: flat.shape, needed: shape };
      if (shape[1] !== 1) expect(fromTensors(other, placed, count)).toMatchObject({ fault });
    }
  });
});

test('gates stand in PyTorch’s order', () => {
  const order = (cell: string) => gateOrder({ ...networks[0]!.network, cell });
  expect(['lstm', 'gru', 'rnn', 'mingru'].map(order)).toEqual(['i f g o', 'r z n', '', '']);
});

test('numbers that 32 bits do not hold are refused', () => {
  const { network, count } = networks[0]!;
  const placed = tensorsOf(network, PARTS);
  const tensors = toTensors(new Float32Array(count), placed);
  const wide: Tensor = { dtype: 'F64', shape: [2], data: Float64Array.of(1, 1e39) };
  const fault = { what: 'beyond 32 bits', tensor: 'head.bias' };
  expect(fromTensors(new Map(tensors).set('head.bias', wide), placed, count)).toMatchObject({ fault });
});

const folder = path.join(import.meta.dirname, '../../fixtures/pytorch');
const files = readdirSync(folder).filter((file) => file.endsWith('.safetensors'));

/** Answers of our reference in 64 bits to the input in a file of PyTorch, with the parameters in it. */
function answersOf(
  tensors: Tensors,
  cell: string,
  activation: string | undefined,
  layers: number,
): Float64Array {
  const model = findModel(cell)!;
  const cellOptions = { ...defaultsOf(model.options), ...(activation && { activation }) };
  const network = { cell, cellOptions, hiddenSize: 4, layers };
  const size = { ...sizeIn(tensors, network), timeSteps: 5 };
  const specs = model.parameters({ ...size, hiddenSize: 4, layers }, network.cellOptions);
  const vector = fromTensors(tensors, tensorsOf(network, size), countParameters(specs)) as Float32Array;
  const input = tensors.get('input')!;
  const views = viewsOf(plainOps, asTensor(plain(Float64Array.from(vector))), specs);
  const { outputs } = model.forward(
    plainOps,
    views,
    asTensor(plain(input.data as Float64Array, [...input.shape])),
    {
      options: network.cellOptions,
      layers,
      hiddenSize: 4,
      interventions: [],
    },
  );
  return asPlain(outputs).data;
}

describe('PyTorch', () => {
  test('has computed something for every cell that it has', () => {
    expect(files).toHaveLength(8);
  });

  const python = pytorchHere();
  test.runIf(python)(`computes the same today${python ? '' : ` (${NOT_RUN})`}`, () => {
    const fresh = mkdtempSync(path.join(tmpdir(), 'unroll-pytorch-'));
    execFileSync(python!, [path.join(folder, 'vectors.py'), fresh]);
    for (const file of files) {
      const [now, then] = [fresh, folder].map((from) => readSafetensors(readFileSync(path.join(from, file))));
      if (now?.kind !== 'read' || then?.kind !== 'read') throw new Error(file);
      for (const [name, { data }] of then.tensors) {
        const found = now.tensors.get(name)!.data;
        expect(found.every((value, k) => Math.abs(value - data[k]!) < 1e-12)).toBe(true);
      }
    }
    rmSync(fresh, { recursive: true });
  });

  test.each(files)('gives the answers that we give with its parameters: %s', (file) => {
    const read = readSafetensors(readFileSync(path.join(folder, file)));
    if (read.kind === 'faulty') throw new Error(read.fault.what);
    const [cell, ...rest] = file.replace('.safetensors', '').split('-') as [string, ...string[]];
    const layers = Number(rest.at(-1));
    const answers = answersOf(read.tensors, cell, rest.length > 1 ? rest[0] : undefined, layers);
    const expected = read.tensors.get('output')!.data;
    expect(answers).toHaveLength(expected.length);
    const furthest = answers.reduce((most, value, k) => Math.max(most, Math.abs(value - expected[k]!)), 0);
    expect(furthest).toBeLessThan(1e-12);
  });
});
