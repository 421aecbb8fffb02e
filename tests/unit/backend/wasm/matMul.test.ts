/** The compiled matrix product of the CPU backend against plain sums. */
import { expect, test } from 'vitest';
import { compileKernels } from '../../../../scripts/vite/assemblyScript.ts';
import { registerWasmMatMul } from '../../../../src/backend/wasm/matMul.ts';
import { expectClose } from '../../../fixtures/close.ts';
import { tf } from '../../../fixtures/cpu.ts';
import { numbers } from '../../../fixtures/networks.ts';

registerWasmMatMul(await WebAssembly.compile(new Uint8Array(await compileKernels('plain'))));

/** Products of matrices `count` times `rows` × `inner` and `inner` × `columns`, by definition. */
function plainProduct(
  a: (k: number, row: number, step: number) => number,
  b: (k: number, step: number, column: number) => number,
  [count, rows, inner, columns]: readonly [number, number, number, number],
): Float32Array {
  const result = new Float32Array(count * rows * columns);
  for (let k = 0; k < count; k++)
    for (let row = 0; row < rows; row++)
      for (let column = 0; column < columns; column++) {
        let sum = 0;
        for (let step = 0; step < inner; step++) sum += a(k, row, step) * b(k, step, column);
        result[(k * rows + row) * columns + column] = sum;
      }
  return result;
}

const sizes = [
  [1, 4, 8, 12],
  [1, 1, 1, 1],
  [3, 5, 7, 9],
  [2, 8, 3, 6],
  [6, 20, 8, 20],
  [1, 33, 130, 65],
] as const;
const turns = [
  [false, false],
  [true, false],
  [false, true],
  [true, true],
] as const;

test.each(sizes.flatMap((size) => turns.map((turn) => [size, ...turn] as const)))(
  '%j, transposed %j and %j',
  (size, transposeA, transposeB) => {
    const [count, rows, inner, columns] = size;
    const a = numbers(1, count * rows * inner);
    const b = numbers(2, count * inner * columns);
    const shapeA = transposeA ? [count, inner, rows] : [count, rows, inner];
    const shapeB = transposeB ? [count, columns, inner] : [count, inner, columns];
    const expected = plainProduct(
      (k, row, step) => a[k * rows * inner + (transposeA ? step * rows + row : row * inner + step)]!,
      (k, step, column) =>
        b[k * inner * columns + (transposeB ? column * inner + step : step * columns + column)]!,
      size,
    );
    const actual = tf.tidy(() =>
      tf.matMul(tf.tensor(a, shapeA), tf.tensor(b, shapeB), transposeA, transposeB).dataSync<'float32'>(),
    );
    expectClose(actual, expected, { relative: 1e-5 });
  },
);

test('one matrix is multiplied with many, and large products leave small ones as they were', () => {
  const one = numbers(3, 6 * 5);
  const many = numbers(4, 7 * 5 * 3);
  const product = () =>
    tf.tidy(() => tf.matMul(tf.tensor(one, [1, 6, 5]), tf.tensor(many, [7, 5, 3])).dataSync<'float32'>());
  const before = product();
  const expected = plainProduct(
    (_, row, step) => one[row * 5 + step]!,
    (k, step, column) => many[(k * 5 + step) * 3 + column]!,
    [7, 6, 5, 3],
  );
  expectClose(before, expected, { relative: 1e-5 });
  tf.tidy(() => tf.matMul(tf.ones([300, 300]), tf.ones([300, 300])));
  expect(product()).toEqual(before);
});

test('gradients pass through it', () => {
  tf.tidy(() => {
    const a = tf.tensor2d(numbers(5, 12), [3, 4]);
    const b = tf.tensor2d(numbers(6, 8), [4, 2]);
    const { grads } = tf.valueAndGrads((x, y) => tf.sum(tf.matMul(x!, y!)) as never)([a, b]);
    const rowSums = tf.sum(b, 1).dataSync<'float32'>();
    expectClose(grads[0]!.dataSync(), [...rowSums, ...rowSums, ...rowSums], { relative: 1e-5 });
  });
});
