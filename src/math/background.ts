/**
 * The smooth part of a spectrum, against which a line in it is judged: white noise and red noise together,
 *
 *     B(f) = s · (λ + (1 − λ) · G(f)),   G(f) = |1 − φ e^(−2πif)|^(−2q) with mean 1
 *
 * so of a first-order autoregression (q = 1; a random walk as φ → 1, and a step, whose spectrum falls as that of a walk) or of what
 * is smoother still (q = 2), under some noise. It is the shape of the greatest likelihood (Whittle, "Estimation and information
 * in stationary time series", 1953) among some hundred, a red one only where it is worth its two more numbers (Schwarz,
 * "Estimating the dimension of a model", 1978), as a slow part that is not there hides slow lines. Lines are left out of it, so that
 * they do not raise what they are held against.
 */

/** Powers beyond this many times the background are lines: of pure noise one in four hundred is. */
const LINE = 6;
const ROUNDS = 3;
/** Below 0: values that swing to and fro. */
const MEMORIES = [-0.9, -0.7, -0.4, 0.2, 0.4, 0.6, 0.75, 0.85, 0.92, 0.96, 0.98, 0.99, 0.999];
/** Numbers that tell a red background beside those that tell a white one. */
const MORE_OF_RED = 2;
const WHITE_SHARES = [0, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.6];

interface Shape {
  readonly memory: number;
  readonly order: 1 | 2;
  readonly white: number;
  /** What makes the mean of the red part 1. */
  readonly unit: number;
}

export interface Background {
  /** The expected power at a frequency, in cycles a value. */
  at(frequency: number): number;
  /** How many powers it was fitted to. */
  readonly count: number;
}

function red(memory: number, order: 1 | 2, frequency: number): number {
  const squared = 1 - 2 * memory * Math.cos(2 * Math.PI * frequency) + memory * memory;
  return 1 / (order === 1 ? squared : squared * squared);
}

function valueOf({ memory, order, white, unit }: Shape, frequency: number): number {
  return white + (1 - white) * unit * red(memory, order, frequency);
}

/** A shape with what it makes of the powers: kept, because one spectrum is held against many backgrounds. */
interface Tried {
  readonly shape: Shape;
  readonly ratios: Float64Array;
  readonly logs: Float64Array;
  readonly sums: { readonly ratios: number; readonly logs: number };
}

const sumOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);

function shapesOver(frequencies: Float64Array): Shape[] {
  const shapes: Shape[] = [{ memory: 0, order: 1, white: 1, unit: 1 }];
  for (const order of [1, 2] as const)
    for (const memory of MEMORIES.filter((each) => order === 1 || each > 0)) {
      const unit = frequencies.length / sumOf(frequencies.map((frequency) => red(memory, order, frequency)));
      for (const white of WHITE_SHARES) shapes.push({ memory, order, white, unit });
    }
  return shapes;
}

/** Fits backgrounds to one spectrum, each without the frequencies that are known to have a line. */
export type FitBackground = (known?: (frequency: number) => boolean) => Background;

/**
 * @param frequencies in cycles a value, above 0 and up to 0.5
 * @param powers there, not all of them 0
 */
export function backgroundsOf(frequencies: Float64Array, powers: Float64Array): FitBackground {
  const all = shapesOver(frequencies).map((shape): Tried => {
    const values = frequencies.map((frequency) => valueOf(shape, frequency));
    const [ratios, logs] = [values.map((value, k) => powers[k]! / value), values.map(Math.log)];
    return { shape, ratios, logs, sums: { ratios: sumOf(ratios), logs: sumOf(logs) } };
  });
  /** The shape and scale that make the powers likeliest, but for those at some places. */
  const likeliest = (without: readonly number[]) => {
    const count = powers.length - without.length;
    let best = { tried: all[0]!, scale: 1, cost: Infinity, count };
    for (const tried of all) {
      let { ratios, logs } = tried.sums;
      for (const k of without) {
        ratios -= tried.ratios[k]!;
        logs -= tried.logs[k]!;
      }
      const scale = Math.max(ratios / count, Number.MIN_VALUE);
      const more = tried.shape.white === 1 ? 0 : MORE_OF_RED * 0.5 * Math.log(count);
      const cost = count * Math.log(scale) + logs + more;
      if (cost < best.cost) best = { tried, scale, cost, count };
    }
    return best;
  };
  const places = Array.from(powers.keys());
  return (known = () => false) => {
    let without = places.filter((k) => known(frequencies[k]!));
    let best = likeliest(without);
    for (let round = 0; round < ROUNDS; round++) {
      const { ratios } = best.tried;
      const next = places.filter((k) => known(frequencies[k]!) || ratios[k]! > LINE * best.scale);
      if (next.length === without.length) break;
      without = next;
      best = likeliest(without);
    }
    const { tried, scale, count } = best;
    return { at: (frequency) => scale * valueOf(tried.shape, frequency), count };
  };
}
