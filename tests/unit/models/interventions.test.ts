/** Operations on a network while it reads, against a plain computation of the same. */
import { describe, expect, test } from 'vitest';
import { unclamped } from '../../../src/models/cell.ts';
import { models } from '../../../src/models/index.ts';
import { layerInterventions, type Interventions } from '../../../src/models/interventions.ts';
import { countParameters, viewsOf } from '../../../src/models/parameters.ts';
import type { Tensor3D } from '../../../src/models/ops.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { expectClose } from '../../fixtures/close.ts';
import { networkOf, numbers, variants } from '../../fixtures/networks.ts';
import { tf } from '../../fixtures/cpu.ts';

const BATCH = 2;
const TIME = 6;
const SIZE = { inputSize: 2, hiddenSize: 3, outputSize: 2, layers: 2 };

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

/** Reads with the operations: outputs, and the lanes of the first sequence by "layer/lane", `[time][unit]`. */
function read(id: string, interventions?: Interventions) {
  const model = models.find((each) => each.id === id)!;
  const network = networkOf({ name: id, model, options: defaultsOf(model.options) }, SIZE);
  const flat = numbers(11, countParameters(network.specs), 0.8);
  const inputs = numbers(12, BATCH * TIME * SIZE.inputSize, 1.5);
  const how = { options: network.options, layers: SIZE.layers, hiddenSize: SIZE.hiddenSize, trace: true };
  return tf.tidy(() => {
    const views = viewsOf(tf, tf.tensor1d(flat), network.specs);
    const x = tf.tensor3d(inputs, [BATCH, TIME, SIZE.inputSize]);
    const found = model.forward(tf, views, x, { ...how, ...(interventions ? { interventions } : {}) });
    const lane = (values: Tensor3D) => (values.arraySync() as number[][][])[0]!;
    return {
      outputs: [...found.outputs.dataSync()],
      lanes: Object.fromEntries(
        found.traces.map((trace) => [`${trace.layer}/${trace.lane.id}`, lane(trace.values)]),
      ),
    };
  });
}

/** One layer of an LSTM step by step in plain numbers, whose forget gate is held. */
function plainLstm(hold: (t: number, unit: number, gate: number) => number) {
  const model = models.find(({ id }) => id === 'lstm')!;
  const size = { ...SIZE, layers: 1 };
  const network = networkOf({ name: 'lstm', model, options: defaultsOf(model.options) }, size);
  const flat = numbers(11, countParameters(network.specs), 0.8);
  const inputs = numbers(12, TIME * SIZE.inputSize, 1.5);
  const H = SIZE.hiddenSize;
  const wIh = flat.subarray(0, SIZE.inputSize * 4 * H);
  const wHh = flat.subarray(wIh.length, wIh.length + H * 4 * H);
  const bias = flat.subarray(wIh.length + wHh.length, wIh.length + wHh.length + 4 * H);
  let [h, c] = [new Array<number>(H).fill(0), new Array<number>(H).fill(0)];
  const states: number[] = [];
  for (let t = 0; t < TIME; t++) {
    const sum = (column: number) => {
      let total = bias[column]!;
      for (let k = 0; k < SIZE.inputSize; k++)
        total += inputs[t * SIZE.inputSize + k]! * wIh[k * 4 * H + column]!;
      for (let k = 0; k < H; k++) total += h[k]! * wHh[k * 4 * H + column]!;
      return total;
    };
    const next = Array.from({ length: H }, (_, u) => {
      const i = sigmoid(sum(u));
      const f = hold(t, u, sigmoid(sum(H + u)));
      const g = Math.tanh(sum(2 * H + u));
      const o = sigmoid(sum(3 * H + u));
      const cell = f * c[u]! + i * g;
      return [o * Math.tanh(cell), cell] as const;
    });
    h = next.map(([state]) => state);
    c = next.map(([, cell]) => cell);
    states.push(...h, ...c);
  }
  return { network, flat, inputs, states };
}

/** One layer of a GRU (reset after) in plain numbers, whose update gate is held. */
function plainGru(hold: (t: number, unit: number, gate: number) => number) {
  const model = models.find(({ id }) => id === 'gru')!;
  const size = { ...SIZE, layers: 1 };
  const network = networkOf({ name: 'gru', model, options: defaultsOf(model.options) }, size);
  const flat = numbers(21, countParameters(network.specs), 0.8);
  const inputs = numbers(22, TIME * SIZE.inputSize, 1.5);
  const H = SIZE.hiddenSize;
  const wIh = flat.subarray(0, SIZE.inputSize * 3 * H);
  const wHh = flat.subarray(wIh.length, wIh.length + H * 3 * H);
  const bias = flat.subarray(wIh.length + wHh.length, wIh.length + wHh.length + 3 * H);
  const biasHn = flat.subarray(wIh.length + wHh.length + 3 * H, wIh.length + wHh.length + 4 * H);
  let h = new Array<number>(H).fill(0);
  const states: number[] = [];
  for (let t = 0; t < TIME; t++) {
    const read = (column: number) => {
      let total = bias[column]!;
      for (let k = 0; k < SIZE.inputSize; k++)
        total += inputs[t * SIZE.inputSize + k]! * wIh[k * 3 * H + column]!;
      return total;
    };
    const recall = (column: number) => h.reduce((sum, value, k) => sum + value * wHh[k * 3 * H + column]!, 0);
    h = Array.from({ length: H }, (_, u) => {
      const r = sigmoid(read(u) + recall(u));
      const z = hold(t, u, sigmoid(read(H + u) + recall(H + u)));
      const n = Math.tanh(read(2 * H + u) + r * (recall(2 * H + u) + biasHn[u]!));
      return (1 - z) * n + z * h[u]!;
    });
    states.push(...h);
  }
  return { network, flat, inputs, states };
}

/** The same by the model: the states of all steps, step by step. */
function byModel(
  { network, flat, inputs }: ReturnType<typeof plainLstm>,
  interventions: Interventions,
): number[] {
  const { model, options, specs } = network;
  return tf.tidy(() => {
    const views = viewsOf(tf, tf.tensor1d(flat), specs);
    const x = tf.tensor3d(inputs, [1, TIME, SIZE.inputSize]);
    const how = { options, layers: 1, hiddenSize: SIZE.hiddenSize, trace: true, interventions };
    const { traces } = model.forward(tf, views, x, how);
    const states = traces.filter(({ kind }) => kind === 'state').map(({ values }) => values);
    return [...tf.concat(states, 2).dataSync()];
  });
}

describe('a gate held within the step', () => {
  test.each([
    [
      'shut at one step',
      [{ kind: 'clamp', layer: 0, gate: 'f', value: 0, steps: [3, 3] }],
      (t: number) => t === 3,
      0,
    ],
    ['open at all steps', [{ kind: 'clamp', layer: 0, gate: 'f', value: 1 }], () => true, 1],
    [
      'shut for one unit',
      [{ kind: 'clamp', layer: 0, gate: 'f', unit: 1, value: 0 }],
      (_: number, unit: number) => unit === 1,
      0,
    ],
  ] as const)(
    'of an LSTM, %s, gives the states of a plain computation',
    (_, interventions, isHeld, value) => {
      const plain = plainLstm((t, unit, gate) => (isHeld(t, unit) ? value : gate));
      expectClose(byModel(plain, interventions), plain.states, { relative: 1e-6 });
      // It matters, so that the test could fail.
      expect(byModel(plain, [])).not.toEqual(byModel(plain, interventions));
    },
  );

  test('of a GRU gives the states of a plain computation', () => {
    const plain = plainGru((t, unit, gate) => (t >= 2 && unit === 0 ? 1 : gate));
    const interventions: Interventions = [
      { kind: 'clamp', layer: 0, gate: 'z', unit: 0, value: 1, steps: [2, Infinity] },
    ];
    expectClose(byModel(plain, interventions), plain.states, { relative: 1e-6 });
  });
});

describe.each(models.map(({ id, states }) => ({ id, states })))('interventions on $id', (model) => {
  const { id } = model;

  test('that does nothing leaves every number as it was', () => {
    const [before, after] = [read(id), read(id, [])];
    // A scan adds up in another order than single steps do.
    if (id !== 'mingru') expect(after).toEqual(before);
    expectClose(after.outputs, before.outputs, { relative: 1e-6 });
  });

  test('silences a unit of one layer: it is 0 at every step, and what reads it changes', () => {
    const before = read(id, []);
    const after = read(id, [{ kind: 'zero', layer: 0, unit: 1 }]);
    expect(after.lanes['0/h']!.map((units) => units[1])).toEqual(new Array(TIME).fill(0));
    expect(after.lanes['1/h']).not.toEqual(before.lanes['1/h']);
    expect(after.outputs).not.toEqual(before.outputs);
  });

  test('wipes all states at a step, and leaves the steps before it alone', () => {
    const before = read(id, []);
    const after = read(id, [{ kind: 'reset', step: 3 }]);
    for (const { id: state } of model.states) {
      for (const layer of [0, 1]) {
        const [lane, whole] = [after.lanes[`${layer}/${state}`]!, before.lanes[`${layer}/${state}`]!];
        expect(lane.slice(0, 3)).toEqual(whole.slice(0, 3));
        expect(lane[3]).toEqual([0, 0, 0]);
      }
    }
  });
});

describe.each(
  models.filter(({ gates }) => gates.length > 0).map(({ id, gates }) => ({ id, gate: gates[0]!.id })),
)('interventions on the first gate of $id', ({ id, gate }) => {
  test('holds a gate at its value from a step on, and nothing before', () => {
    const before = read(id, []);
    const after = read(id, [{ kind: 'clamp', layer: 1, gate, value: 1, steps: [2, TIME - 1] }]);
    const lane = `1/${gate}`;
    expect(after.lanes[lane]!.slice(0, 2)).toEqual(before.lanes[lane]!.slice(0, 2));
    expect(after.lanes[lane]!.slice(2).flat()).toEqual(new Array((TIME - 2) * SIZE.hiddenSize).fill(1));
    expect(after.lanes['0/h']).toEqual(before.lanes['0/h']);
    expect(after.lanes['1/h']!.slice(2)).not.toEqual(before.lanes['1/h']!.slice(2));
  });

  test('counts the later of two operations on the same gate', () => {
    const hold = (value: number) => ({ kind: 'clamp', layer: 0, gate: gate, value }) as const;
    expect(read(id, [hold(1), hold(0)])).toEqual(read(id, [hold(0)]));
  });
});

test('a state wiped makes a recurrent network read the rest as if it began there', () => {
  const whole = read('lstm', [{ kind: 'reset', step: 2 }]);
  const plain = plainLstm((_, __, gate) => gate);
  const { network, flat, inputs } = plain;
  const rest = tf.tidy(() => {
    const views = viewsOf(tf, tf.tensor1d(flat), network.specs);
    const x = tf.tensor3d(inputs.slice(3 * SIZE.inputSize), [1, TIME - 3, SIZE.inputSize]);
    const how = { options: network.options, layers: 1, hiddenSize: SIZE.hiddenSize };
    return [...network.model.forward(tf, views, x, how).outputs.dataSync()];
  });
  const wiped = tf.tidy(() => {
    const views = viewsOf(tf, tf.tensor1d(flat), network.specs);
    const x = tf.tensor3d(inputs, [1, TIME, SIZE.inputSize]);
    const how = { options: network.options, layers: 1, hiddenSize: SIZE.hiddenSize };
    const interventions: Interventions = [{ kind: 'reset', step: 2 }];
    return [...network.model.forward(tf, views, x, { ...how, interventions }).outputs.dataSync()];
  });
  expect(wiped.slice(3 * SIZE.outputSize)).toEqual(rest);
  expect(whole.outputs).not.toEqual(read('lstm', []).outputs);
});

test('every cell asks about each of its gates', () => {
  for (const { model, options } of variants) {
    const gated = model.gates.map(({ id }) => id);
    const network = networkOf({ name: model.id, model, options }, { ...SIZE, layers: 1 });
    const flat = numbers(5, countParameters(network.specs), 0.5);
    for (const gate of gated) {
      const lane = tf.tidy(() => {
        const views = viewsOf(tf, tf.tensor1d(flat), network.specs);
        const how = { options, layers: 1, hiddenSize: SIZE.hiddenSize, trace: true };
        const interventions: Interventions = [{ kind: 'clamp', layer: 0, gate, value: 0.25 }];
        const x = tf.tensor3d(numbers(6, TIME * SIZE.inputSize), [1, TIME, SIZE.inputSize]);
        const { traces } = model.forward(tf, views, x, { ...how, interventions });
        return [...traces.find((trace) => trace.lane.id === gate)!.values.dataSync()];
      });
      expect(new Set(lane)).toEqual(new Set([0.25]));
    }
  }
});

test('a step at which nothing is done gives the very same tensor', () => {
  tf.tidy(() => {
    const value = tf.tensor2d([1, 2, 3], [1, 3]);
    const operated = layerInterventions(tf, [{ kind: 'reset', step: 4 }], 0, ['h'], 3);
    expect(operated.clampAt(4)('f', value)).toBe(value);
    expect(operated.after(3, { h: value })['h']).toBe(value);
    expect(unclamped('f', value)).toBe(value);
  });
});
