/**
 * The network reading one sequence, and for one unit every part of its cell's equations at every step: what came from the input,
 * what from the state before, the sums, the gates, the new states.
 */
import { blocksOf } from '../../models/cell.ts';
import { namesOn, readEquation, type Equation } from '../../models/equation.ts';
import { layerPrefix, sizeOf, type ParameterSpec } from '../../models/parameters.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import type { Network } from '../trainers/network.ts';
import type { Reading } from '../trainers/readings.ts';
import { padded } from '../rules/batchSlices.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { refused, type Kind, type Refused } from './kind.ts';
import { termsOf, type Around, type Weights } from './terms.ts';

export interface InsideUnitQuestion {
  /** One sequence, as a `Score` has it. */
  readonly inputs: Float32Array;
  readonly timeSteps: number;
  readonly layer: number;
  readonly unit: number;
}

export interface InsideUnitFinding {
  /** Training steps behind the network that was asked. */
  readonly step: number;
  readonly layer: number;
  readonly unit: number;
  readonly timeSteps: number;
  /** Each part of the equations that has a value for the unit, by its text: `values` is `[time]`. */
  readonly terms: readonly { readonly text: string; readonly values: Float32Array }[];
}

const TOO_LONG = refused(
  'The sums inside are only known for sequences up to the length the network is trained on.',
);

/** Waits for the device. */
export function readInsideUnit(
  trainer: Trainer,
  { inputs, timeSteps, layer, unit }: InsideUnitQuestion,
): InsideUnitFinding | Refused {
  const { network, step, experiment } = trainer;
  const { problem, model } = network;
  if (timeSteps > problem.timeSteps) return TOO_LONG;
  const nothing = new Float32Array(timeSteps);
  const row = { batchSize: 1, timeSteps, inputs, targets: nothing, mask: nothing };
  const reading = trainer.read(padded(row, problem.timeSteps));
  const equations = model.equations(experiment.cellOptions, layer).map(readEquation);
  const weights = weightsOf(network, layer, trainer.readParameters());
  const sequence = { reading, inputs, layer, units: network.size.hiddenSize };
  const terms = new Map<string, Float32Array>();
  for (let t = 0; t < timeSteps; t++) {
    for (const [text, value] of termsOf(
      equations,
      unit,
      aroundOf(problem, equations, sequence, weights, t),
    )) {
      let values = terms.get(text);
      if (!values) terms.set(text, (values = new Float32Array(timeSteps).fill(NaN)));
      values[t] = value;
    }
  }
  return { step, layer, unit, timeSteps, terms: Array.from(terms, ([text, values]) => ({ text, values })) };
}

/** What the letters of the equations stand for. */
function weightsOf({ specs, model }: Network, layer: number, flat: Float32Array) {
  const placed = new Map<string, { spec: ParameterSpec; offset: number }>();
  let offset = 0;
  for (const spec of specs) {
    placed.set(spec.name, { spec, offset });
    offset += sizeOf(spec);
  }
  const known = new Map<string, Weights | undefined>();
  const find = (name: string): Weights | undefined => {
    const [letter = '', sub = ''] = name.split('_');
    const whole = model.letters[name];
    const block = whole === undefined && sub !== '' ? blocksOf(model).indexOf(sub) : 0;
    const parameter = whole ?? model.letters[letter];
    const place = placed.get(layerPrefix(layer) + parameter) ?? placed.get(String(parameter));
    if (!place || block < 0) return undefined;
    const { shape, blocks } = place.spec;
    const columns = shape.at(-1)!;
    const start = place.offset + block * (columns / blocks);
    return {
      rows: shape.length === 2 ? shape[0] : 1,
      at: (row, unit) => flat[start + row * columns + unit]!,
    };
  };
  return (name: string) => {
    if (!known.has(name)) known.set(name, find(name));
    return known.get(name);
  };
}

interface Sequence {
  readonly reading: Reading;
  readonly inputs: Float32Array;
  readonly layer: number;
  readonly units: number;
}

/** What the equations find around them at step `t`. */
function aroundOf(
  problem: Problem,
  equations: readonly Equation[],
  { reading, inputs, layer, units }: Sequence,
  weights: Around['weights'],
  t: number,
): Around {
  const laneOf = (of: number, id: string) =>
    reading.lanes.find((values) => values.layer === of && values.lane === id)?.values;
  const computed = new Set(equations.flatMap(({ left }) => namesOn(left)));
  const below = layer > 0 ? reading.lanes.find((values) => values.layer === layer - 1)?.values : undefined;
  const { inputSize, input } = problem;
  const inputAt = (at: number, index: number): number => {
    if (at < 0) return 0;
    if (below) return below[at * units + index]!;
    return input.kind === 'symbols' ? Number(inputs[at] === index) : inputs[at * inputSize + index]!;
  };
  const lanes = new Map<string, { values: Float32Array; at: number } | undefined>();
  const lookUp = (name: string) => {
    const after = name.endsWith('′');
    const values = laneOf(layer, after ? name.slice(0, -1) : name);
    // A letter that no equation computes is the state that the step finds.
    return values && { values, at: after || computed.has(name) ? t : t - 1 };
  };
  return {
    entry(name, index) {
      if (name === 'x') return inputAt(t, index);
      if (!lanes.has(name)) lanes.set(name, lookUp(name));
      const lane = lanes.get(name);
      return lane && (lane.at < 0 ? 0 : lane.values[lane.at * units + index]!);
    },
    weights,
    window(index) {
      const width = (weights('W')?.rows ?? 0) / inputSize;
      return inputAt(t - width + 1 + Math.floor(index / inputSize), index % inputSize);
    },
  };
}

export const insideUnit: Kind<InsideUnitQuestion, InsideUnitFinding> = { answer: readInsideUnit };
