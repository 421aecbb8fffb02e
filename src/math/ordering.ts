/** Orders of units: neighbours alike, or the largest first. Each is a list of units, the first row first. */

/** Rounds of the power method; neighbours have long settled by then. */
const ROUNDS = 300;
const SETTLED = 1e-7;

/**
 * Units whose values go together stand next to each other: the order along the second eigenvector of the Laplacian of their
 * similarities (Atkins, Boman & Hendrickson 1998, "A spectral algorithm for seriation"), where similarity is 1 + the correlation of
 * two units. Units that never change come last, as they were. Of the two directions that one is taken in which low units come first.
 * @param values `[samples, units]`
 */
export function similarityOrder(values: Float32Array, units: number): number[] {
  const rows = standardised(values, units);
  const lively = rows.flatMap((row, unit) => (row ? [unit] : []));
  const still = rows.flatMap((row, unit) => (row ? [] : [unit]));
  if (lively.length < 3) return [...lively, ...still];
  const along = fiedler(lively.map((unit) => rows[unit]!));
  const order = lively
    .map((unit, k) => ({ unit, at: along[k]! }))
    .toSorted((a, b) => a.at - b.at || a.unit - b.unit)
    .map(({ unit }) => unit);
  const half = Math.floor(order.length / 2);
  const sum = (part: readonly number[]) => part.reduce((total, unit) => total + unit, 0);
  if (sum(order.slice(0, half)) > sum(order.slice(-half))) order.reverse();
  return [...order, ...still];
}

/** The largest first; equal ones as they were. What is not a number comes last. */
export function descendingOrder(values: ArrayLike<number>): number[] {
  const size = (k: number) => (Number.isNaN(values[k]!) ? -Infinity : values[k]!);
  return Array.from(values, (_, k) => k).toSorted((a, b) => size(b) - size(a) || a - b);
}

/** Each unit's values, less their mean and of length 1; undefined for a unit that does not change. */
function standardised(values: Float32Array, units: number): (Float64Array | undefined)[] {
  const samples = values.length / units;
  return Array.from({ length: units }, (_, unit) => {
    const row = Float64Array.from({ length: samples }, (__, k) => values[k * units + unit]!);
    const mean = row.reduce((sum, value) => sum + value, 0) / samples;
    for (let k = 0; k < samples; k++) row[k]! -= mean;
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    if (!(length > 1e-9 * Math.sqrt(samples)) || !Number.isFinite(length)) return undefined;
    for (let k = 0; k < samples; k++) row[k]! /= length;
    return row;
  });
}

/**
 * The second eigenvector of the Laplacian, by the power method on (bound − Laplacian) without its constant part. The product with
 * the similarities needs no matrix of them: S·v = 1·Σv + R·(Rᵀ·v), with the standardised rows R.
 */
function fiedler(rows: readonly Float64Array[]): Float64Array {
  const count = rows.length;
  const samples = rows[0]!.length;
  const timesS = (v: Float64Array): Float64Array => {
    const total = v.reduce((sum, value) => sum + value, 0);
    const mixed = new Float64Array(samples);
    for (const [k, row] of rows.entries()) for (let s = 0; s < samples; s++) mixed[s]! += row[s]! * v[k]!;
    return Float64Array.from(rows, (row) => {
      let sum = total;
      for (let s = 0; s < samples; s++) sum += row[s]! * mixed[s]!;
      return sum;
    });
  };
  const degrees = timesS(new Float64Array(count).fill(1));
  const bound = 2 * Math.max(...degrees);
  // Deterministic, and along no eigenvector in particular.
  let v = Float64Array.from({ length: count }, (_, k) => Math.sin(1 + 2.3 * k));
  for (let round = 0; round < ROUNDS; round++) {
    const pulled = timesS(v);
    const next = v.map((value, k) => (bound - degrees[k]!) * value + pulled[k]!);
    normalise(next);
    const moved = next.reduce((most, value, k) => Math.max(most, Math.abs(value - v[k]!)), 0);
    v = next;
    if (moved < SETTLED) break;
  }
  return v;
}

/** Without its mean, and of length 1. */
function normalise(v: Float64Array): void {
  const mean = v.reduce((sum, value) => sum + value, 0) / v.length;
  for (let k = 0; k < v.length; k++) v[k]! -= mean;
  const length = Math.sqrt(v.reduce((sum, value) => sum + value * value, 0)) || 1;
  for (let k = 0; k < v.length; k++) v[k]! /= length;
}
