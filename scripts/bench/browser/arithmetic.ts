/** How fast the compiled kernels multiply matrices of the sizes that a training step has, on one core. */
import { Arena } from '../../../src/backend/wasm/arena.ts';
import { base64 as plain } from '../../../src/backend/wasm/assembly/index.ts?kernels=plain';
import { base64 as relaxed } from '../../../src/backend/wasm/assembly/index.ts?kernels=relaxed';

/** rows × inner · inner × columns; `transposed` where the left one is read down its columns. */
export interface Product {
  readonly what: string;
  readonly rows: number;
  readonly inner: number;
  readonly columns: number;
  readonly transposed: boolean;
}

/** Floating-point operations a second, in billions; null where the browser does not run that build. */
export interface ProductRate extends Product {
  readonly plain: number | null;
  readonly relaxed: number | null;
}

const REPEATS = 15;
const TURN_MS = 8;
const FLOAT = 4;

async function moduleOf(base64: string): Promise<WebAssembly.Module | null> {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  return WebAssembly.validate(bytes) ? WebAssembly.compile(bytes) : null;
}

/** The best of some turns: whatever else the machine does can only slow one down. */
function rateOf(module: WebAssembly.Module, { rows, inner, columns, transposed }: Product): number {
  const arena = new Arena(module);
  const [a, b, c] = [rows * inner, inner * columns, rows * columns].map((size) => arena.floats(size)) as [
    ReturnType<Arena['floats']>,
    ReturnType<Arena['floats']>,
    ReturnType<Arena['floats']>,
  ];
  a.values.fill(0.01);
  b.values.fill(0.01);
  const [row, step] = transposed ? [FLOAT, rows * FLOAT] : [inner * FLOAT, FLOAT];
  const times = (count: number) => {
    for (let k = 0; k < count; k++)
      arena.kernels.gemm(
        a.address,
        row,
        step,
        b.address,
        columns * FLOAT,
        c.address,
        columns * FLOAT,
        rows,
        inner,
        columns,
        false,
      );
  };
  const timed = (count: number) => {
    const start = performance.now();
    times(count);
    return performance.now() - start;
  };
  let count = 1;
  while (timed(count) < TURN_MS) count *= 2;
  const best = Math.min(...Array.from({ length: REPEATS }, () => timed(count)));
  return (2 * rows * inner * columns * count) / best / 1e6;
}

export async function productRates(products: readonly Product[]): Promise<ProductRate[]> {
  const [one, other] = [await moduleOf(plain), await moduleOf(relaxed)];
  return products.map((product) => ({
    ...product,
    plain: one && rateOf(one, product),
    relaxed: other && rateOf(other, product),
  }));
}
