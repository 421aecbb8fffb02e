/** `RecurrentSequence` (`../sequenceOp.ts`) on TensorFlow.js' CPU backend, by the compiled kernels. */
import type { KernelBackend, TensorInfo } from '@tensorflow/tfjs-core';
import { lastShape, registerSequence, type SequenceAttributes, type SequenceInputs } from '../sequenceOp.ts';
import { Arena, type Piece } from './arena.ts';
import { findCell } from './cells/index.ts';
import { TrainedLayer } from './layer.ts';
import { layoutOf, pack, padded, unpack, type Layout } from './layout.ts';

/** One layer with room for everything, for one cell and shape. */
interface Plan {
  readonly layout: Layout;
  readonly layer: TrainedLayer;
  readonly x: Piece;
  readonly parameters: Piece;
  readonly gradients: Piece;
  readonly byX: Piece;
}

/** Copies `[batch, time, width]` floats to `[time, rows, wide]`, or back. */
function each(
  [batchSize, timeSteps, width]: readonly [number, number, number],
  rows: number,
  wide: number,
  move: (dense: number, padded: number, length: number) => void,
): void {
  for (let b = 0; b < batchSize; b++)
    for (let t = 0; t < timeSteps; t++) move((b * timeSteps + t) * width, (t * rows + b) * wide, width);
}

type Shape = readonly [number, number, number];

function spread(from: Float32Array, shape: Shape, rows: number, into: Float32Array, start = 0): void {
  each(shape, rows, padded(shape[2]), (dense, place, length) =>
    into.set(from.subarray(dense, dense + length), start + place),
  );
}

function gathered(from: Float32Array, shape: Shape, rows: number, start = 0): Float32Array {
  const result = new Float32Array(shape[0] * shape[1] * shape[2]);
  each(shape, rows, padded(shape[2]), (dense, place, length) =>
    result.set(from.subarray(start + place, start + place + length), dense),
  );
  return result;
}

function makePlan(module: WebAssembly.Module, attributes: SequenceAttributes, inputs: SequenceInputs): Plan {
  const { cell: id, options, specs } = attributes;
  const [batchSize, timeSteps, inputSize] = inputs.x.shape as [number, number, number];
  const hiddenSize = inputs.initial.shape[2]!;
  const cell = findCell(id, options)!;
  const layout = layoutOf(cell, specs, { inputSize, hiddenSize, layers: 1, outputSize: 0 });
  const arena = new Arena(module);
  const size = { rows: padded(batchSize), timeSteps, units: padded(hiddenSize) };
  const width = padded(inputSize);
  const x = arena.floats(size.rows * timeSteps * width);
  const parameters = arena.floats(layout.length);
  const gradients = arena.floats(layout.length);
  const byX = arena.floats(x.length);
  const input = { kind: 'values', address: x.address, width } as const;
  const layer = new TrainedLayer(
    arena,
    cell,
    size,
    input,
    layout.layers[0]!,
    parameters.address,
    gradients.address,
    true,
  );
  return { layout, layer, x, parameters, gradients, byX };
}

/** Registers the operation for TensorFlow.js' CPU backend. */
export function registerWasmSequence(module: WebAssembly.Module): void {
  const plans = new Map<string, Plan>();

  const planFor = (attributes: SequenceAttributes, inputs: SequenceInputs): Plan => {
    const { cell, options } = attributes;
    const key = JSON.stringify([cell, options, inputs.x.shape, inputs.initial.shape]);
    let plan = plans.get(key);
    if (!plan) plans.set(key, (plan = makePlan(module, attributes, inputs)));
    return plan;
  };

  const read = (backend: KernelBackend, { dataId }: TensorInfo) => backend.readSync(dataId) as Float32Array;

  const tensorOf = (backend: KernelBackend, values: Float32Array, shape: readonly number[]): TensorInfo => ({
    dataId: backend.write(values, [...shape], 'float32'),
    shape: [...shape],
    dtype: 'float32',
  });

  /** The forward run; another call may have used the same plan since. */
  const run = (backend: KernelBackend, inputs: SequenceInputs, attributes: SequenceAttributes): Plan => {
    const plan = planFor(attributes, inputs);
    const { layer, layout } = plan;
    const { rows } = layer.size;
    const [states, batchSize, hiddenSize] = inputs.initial.shape as [number, number, number];
    pack(layout, read(backend, inputs.parameters), plan.parameters.values);
    spread(read(backend, inputs.x), inputs.x.shape as unknown as Shape, rows, plan.x.values);
    const initial = read(backend, inputs.initial);
    for (const [k, piece] of [layer.h, layer.c].slice(0, states).entries()) {
      const count = batchSize * hiddenSize;
      spread(initial.subarray(k * count), [batchSize, 1, hiddenSize], rows, piece!.values);
    }
    layer.forward();
    return plan;
  };

  registerSequence<KernelBackend>({
    backend: 'cpu',
    supports: ({ cell, options }) => findCell(cell, options) !== null,

    forward(backend, inputs, attributes) {
      const { layer } = run(backend, inputs, attributes);
      const { rows, timeSteps, units } = layer.size;
      const [, batchSize, hiddenSize] = inputs.initial.shape as [number, number, number];
      const shape = [batchSize, timeSteps, hiddenSize] as const;
      const hidden = gathered(layer.h.values, shape, rows, rows * units);
      const last = layer.c
        ? gathered(layer.c.values, [batchSize, 1, hiddenSize], rows, timeSteps * rows * units)
        : new Float32Array(1);
      return [tensorOf(backend, hidden, shape), tensorOf(backend, last, lastShape(inputs.initial.shape))];
    },

    backward(backend, inputs, { hidden, last }, attributes) {
      const plan = run(backend, inputs, attributes);
      const { layer, layout } = plan;
      const { rows, units } = layer.size;
      const [, batchSize, hiddenSize] = inputs.initial.shape as [number, number, number];
      const one = [batchSize, 1, hiddenSize] as const;
      layer.dh.values.fill(0);
      spread(read(backend, hidden), hidden.shape as unknown as Shape, rows, layer.dh.values, rows * units);
      layer.carried.values.fill(0);
      if (layer.c) spread(read(backend, last), one, rows, layer.carried.values);
      layer.backward(true);
      layer.inputGradient(plan.byX.address);
      const byH = gathered(layer.dh.values, one, rows);
      const byC = layer.c ? gathered(layer.carried.values, one, rows) : new Float32Array(0);
      const byInitial = new Float32Array(byH.length + byC.length);
      byInitial.set(byH);
      byInitial.set(byC, byH.length);
      const x = inputs.x.shape as unknown as Shape;
      const steps = hidden.shape as unknown as Shape;
      return [
        tensorOf(backend, gathered(plan.byX.values, x, rows), x),
        tensorOf(backend, unpack(layout, plan.gradients.values), inputs.parameters.shape),
        tensorOf(backend, byInitial, inputs.initial.shape),
        tensorOf(backend, gathered(layer.dh.values, steps, rows, rows * units), steps),
      ];
    },
  });
}
