/** Numbers from the vector of all parameters to PyTorch's tensors and back, by the places that `tensorNames.ts` gives. */
import type { ProblemSize } from '../tasks/contract/problem.ts';
import { faulty, type Faulty } from './faults.ts';
import type { Tensor, Tensors } from './safetensors.ts';
import { tensorsOf, type NetworkShape, type PlacedTensor } from './tensorNames.ts';

/**
 * Calls `take` with every place of a tensor.
 * @param known marks the places that have come before: there `again` is true, and the number is that of a second bias
 */
function eachPlace(
  { places }: PlacedTensor,
  known: Uint8Array,
  take: (k: number, place: number, again: boolean) => void,
): void {
  const all = places();
  for (let k = 0; k < all.length; k++) {
    const place = all[k]!;
    take(k, place, known[place] === 1);
    known[place] = 1;
  }
}

/**
 * A vector with an entry for each parameter as tensors; second biases are zeros.
 * @param prefix before each name, for the moments of an optimizer: tensors of nothing but second biases are then left out
 */
export function toTensors(
  vector: Float32Array,
  placed: readonly PlacedTensor[],
  prefix = '',
): Map<string, Tensor> {
  const tensors = new Map<string, Tensor>();
  const known = new Uint8Array(vector.length);
  for (const tensor of placed) {
    const { name, shape } = tensor;
    const data = new Float32Array(shape.reduce((product, side) => product * side, 1));
    let own = false;
    eachPlace(tensor, known, (k, place, again) => {
      if (again) return;
      own = true;
      data[k] = vector[place]!;
    });
    if (own || prefix === '') tensors.set(prefix + name, { dtype: 'F32', shape, data });
  }
  return tensors;
}

/**
 * The vector of all parameters. Where here is one bias and there are two, it is their sum, of 64-bit numbers rounded once.
 * @param count how many parameters there are
 */
export function fromTensors(
  tensors: Tensors,
  placed: readonly PlacedTensor[],
  count: number,
): Float32Array | Faulty {
  const sums = new Float64Array(count);
  const known = new Uint8Array(count);
  for (const tensor of placed) {
    const found = tensors.get(tensor.name);
    const fault = misfit(tensor, found);
    if (fault) return fault;
    const { data } = found!;
    eachPlace(tensor, known, (k, place, again) => {
      const value = data[k]!;
      if (!again) sums[place] = value;
      // Nothing is added where there is nothing to add: −0 + 0 is 0.
      else if (value !== 0) sums[place]! += value;
    });
    if (!data.every((value) => Number.isFinite(Math.fround(value))))
      return faulty({ what: 'beyond 32 bits', tensor: tensor.name });
  }
  const vector = Float32Array.from(sums);
  // The sum of two that are not.
  return vector.every(Number.isFinite)
    ? vector
    : faulty({ what: 'beyond 32 bits', tensor: 'rnn.bias_ih_l0' });
}

/** Moments of the optimizer under that prefix; undefined where there are none. Both of two biases have the same, so one is read. */
export function momentsFrom(
  tensors: Tensors,
  placed: readonly PlacedTensor[],
  count: number,
  prefix: string,
): Float32Array | Faulty | undefined {
  if (![...tensors.keys()].some((name) => name.startsWith(prefix))) return undefined;
  const vector = new Float32Array(count);
  const known = new Uint8Array(count);
  for (const tensor of placed) {
    const name = prefix + tensor.name;
    const found = tensors.get(name);
    let own = false;
    eachPlace(tensor, known, (k, place, again) => {
      own ||= !again;
      if (!again && found) vector[place] = found.data[k] ?? 0;
    });
    if (!own && !found) continue;
    const fault = misfit({ ...tensor, name }, found);
    if (fault) return fault;
  }
  return vector.every(Number.isFinite) ? vector : faulty({ what: 'beyond 32 bits', tensor: `${prefix}*` });
}

function misfit({ name, shape: needed }: PlacedTensor, found: Tensor | undefined): Faulty | undefined {
  if (!found) return faulty({ what: 'missing', tensor: name });
  const { shape } = found;
  return shape.length === needed.length && shape.every((side, axis) => side === needed[axis])
    ? undefined
    : faulty({ what: 'shape', tensor: name, shape, needed });
}

/**
 * The size of the problem that the tensors are for: each side of it that makes a tensor longer is read off the first such tensor.
 * What decides no shape is 1.
 */
export function sizeIn(tensors: Tensors, network: NetworkShape): ProblemSize {
  const one: ProblemSize = { inputSize: 1, outputSize: 1, timeSteps: 1 };
  const shapes = tensorsOf(network, one);
  const sideOf = (side: keyof ProblemSize): number => {
    const longer = tensorsOf(network, { ...one, [side]: 2 });
    for (const [k, { name, shape }] of shapes.entries()) {
      const axis = shape.findIndex((length, at) => longer[k]!.shape[at] !== length);
      const found = tensors.get(name)?.shape[axis];
      if (axis < 0) continue;
      const each = longer[k]!.shape[axis]! - shape[axis]!;
      const value = found === undefined ? 1 : 1 + (found - shape[axis]!) / each;
      return Number.isInteger(value) && value >= 1 ? value : 1;
    }
    return 1;
  };
  return { inputSize: sideOf('inputSize'), outputSize: sideOf('outputSize'), timeSteps: sideOf('timeSteps') };
}
