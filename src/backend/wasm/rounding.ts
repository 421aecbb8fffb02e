/**
 * How the multiply-adds of the kernels are rounded here. Relaxed SIMD leaves it to the browser, and browsers to the processor: one
 * that has the instruction rounds once, another rounds product and sum. So it is tried.
 */
import { Arena } from './arena.ts';
import { FLOAT } from './layout.ts';

/** Its square is 1 + 2⁻¹¹ + 2⁻²⁴, of which a 32-bit float loses the last. */
const FACTOR = 1 + 2 ** -12;
const SQUARE_ROUNDED = 1 + 2 ** -11;

export function roundingOf(module: WebAssembly.Module): 'once' | 'twice' {
  const arena = new Arena(module);
  const [a, b, c] = [arena.floats(4), arena.floats(4), arena.floats(16)];
  a.values.fill(FACTOR);
  b.values.fill(FACTOR);
  c.values.fill(-SQUARE_ROUNDED);
  // Four rows of one by one row of four, added to what is there.
  arena.kernels.gemm(a.address, FLOAT, FLOAT, b.address, 4 * FLOAT, c.address, 4 * FLOAT, 4, 1, 4, true);
  return c.values[0] === 0 ? 'twice' : 'once';
}
