/**
 * How a network's parameters begin, computed in plain JavaScript: the orthogonal initialiser of TensorFlow.js compiles
 * hundreds of shaders on WebGL and takes seconds.
 *
 * Glorot uniform: Glorot & Bengio 2010. Orthogonal: Saxe, McClelland & Ganguli 2013 (arXiv:1312.6120). Identity: Le, Jaitly &
 * Hinton 2015 (arXiv:1504.00941). Chrono: Tallec & Ollivier 2018 (arXiv:1804.11188). Gates stand side by side as blocks of columns, and each block is initialised by itself.
 */
import { createRandom, STREAM, type Random } from '../math/random.ts';
import { countParameters, sizeOf, type ParameterSpec, type Start } from './parameters.ts';

/** How recurrent weights begin. */
export type Init = 'glorot' | 'orthogonal' | 'identity';

/** A matrix `[rows, columns]`, row by row. */
type Fill = (random: Random, rows: number, columns: number) => Float64Array;

/** Uniform in ±√(6 / (fan-in + fan-out)): keeps the variance of signals and gradients about equal. */
function glorotOf(fans: number): Fill {
  const limit = Math.sqrt(6 / fans);
  return (random, rows, columns) =>
    Float64Array.from({ length: rows * columns }, () => random.uniform(-limit, limit));
}

const glorot: Fill = (random, rows, columns) => glorotOf(rows + columns)(random, rows, columns);

const identity: Fill = (_random, rows, columns) => {
  const matrix = new Float64Array(rows * columns);
  for (let i = 0; i < Math.min(rows, columns); i++) matrix[i * columns + i] = 1;
  return matrix;
};

/**
 * Orthonormal rows from a square of normal numbers, by modified Gram–Schmidt in 64-bit floats. Dividing each row by its
 * positive length is the sign correction that makes the rotation uniformly distributed (Mezzadri 2007).
 */
const orthogonal: Fill = (random, rows, columns) => {
  if (rows !== columns) throw new Error(`An orthogonal block must be square, not ${rows} by ${columns}.`);
  const matrix = Float64Array.from({ length: rows * columns }, () => random.normal());
  for (let i = 0; i < rows; i++) {
    const row = matrix.subarray(i * columns, (i + 1) * columns);
    let squares = 0;
    for (let k = 0; k < columns; k++) squares += row[k]! * row[k]!;
    const length = Math.sqrt(squares);
    for (let k = 0; k < columns; k++) row[k]! /= length;
    for (let j = i + 1; j < rows; j++) removePart(matrix.subarray(j * columns, (j + 1) * columns), row);
  }
  return matrix;
};

/** Takes from `row` its part along the unit vector `direction`. */
function removePart(row: Float64Array, direction: Float64Array): void {
  let product = 0;
  for (let k = 0; k < row.length; k++) product += row[k]! * direction[k]!;
  for (let k = 0; k < row.length; k++) row[k]! -= product * direction[k]!;
}

const fills: Readonly<Record<Init, Fill>> = { glorot, orthogonal, identity };

function fillBias(target: Float32Array, spec: ParameterSpec, values: readonly number[]): void {
  const width = target.length / spec.blocks;
  for (let block = 0; block < spec.blocks; block++)
    target.fill(values[block]!, block * width, (block + 1) * width);
}

/** The same draw in every block, times the block's factor: what one gate gives to remember, another takes. */
function fillChrono(
  target: Float32Array,
  random: Random,
  { timeSteps, factors }: Extract<Start, { kind: 'chrono' }>,
): void {
  const width = target.length / factors.length;
  for (let unit = 0; unit < width; unit++) {
    const drawn = Math.log(random.uniform(1, Math.max(1, timeSteps - 1)));
    for (const [block, factor] of factors.entries()) target[block * width + unit] = factor * drawn + 0; // `+ 0`: no −0
  }
}

/** Fills a matrix block by block of columns. */
function fillBlocks(
  target: Float32Array,
  spec: ParameterSpec,
  random: Random,
  fill: Fill,
  gain: number,
): void {
  const [rows, allColumns] = spec.shape;
  if (allColumns === undefined)
    throw new Error(`The parameter "${spec.name}" starts as a matrix but is a vector.`);
  const columns = allColumns / spec.blocks;
  for (let block = 0; block < spec.blocks; block++) {
    const matrix = fill(random, rows, columns);
    for (let row = 0; row < rows; row++) {
      const offset = row * allColumns + block * columns;
      for (let column = 0; column < columns; column++) {
        target[offset + column] = gain * matrix[row * columns + column]!;
      }
    }
  }
}

/**
 * All parameters side by side in the order of `specs`. Each parameter has a random stream of its own, addressed by its
 * index, so the same seed always gives the same start.
 * @param how.init how recurrent weights begin; input weights are always Glorot uniform
 * @param how.gain factor on the recurrent weights
 */
export function initialise(
  specs: readonly ParameterSpec[],
  how: { readonly seed: number; readonly init: Init; readonly gain: number },
): Float32Array {
  const flat = new Float32Array(countParameters(specs));
  let offset = 0;
  for (const [index, spec] of specs.entries()) {
    const target = flat.subarray(offset, (offset += sizeOf(spec)));
    const { start } = spec;
    if (start.kind === 'bias') {
      fillBias(target, spec, start.values);
      continue;
    }
    const random = createRandom(how.seed, STREAM.init, index);
    switch (start.kind) {
      case 'chrono':
        fillChrono(target, random, start);
        break;
      case 'normal':
        for (let k = 0; k < target.length; k++) target[k] = start.deviation * random.normal();
        break;
      case 'input':
        fillBlocks(target, spec, random, start.fans ? glorotOf(start.fans[0] + start.fans[1]) : glorot, 1);
        break;
      case 'recurrent':
        fillBlocks(target, spec, random, fills[how.init], how.gain);
    }
  }
  return flat;
}
