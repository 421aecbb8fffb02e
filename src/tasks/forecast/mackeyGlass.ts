/**
 * The Mackey–Glass equation, `x′(t) = β x(t−τ) / (1 + x(t−τ)ⁿ) − γ x(t)`: the number of white blood cells, produced after a
 * delay (Mackey & Glass, "Oscillation and chaos in physiological control systems", Science 197, 1977). With β = 0.2, γ = 0.1,
 * n = 10 and τ = 17 it is chaotic, if mildly, and has been a test for forecasts since Lapedes & Farber 1987.
 *
 * Integrated by the classical Runge–Kutta method of fourth order in steps of 0.1, from x = 1.2 at t ≤ 0. The method asks for
 * the delayed value at the middle of a step, too: there it is taken from the cubic through both ends and their slopes (Hermite), which
 * is of the same order.
 */
const BETA = 0.2;
const GAMMA = 0.1;
const POWER = 10;
const DELAY = 17;
const START = 1.2;

/** Steps to one unit of time: the delay is a whole number of them. */
const STEPS_A_UNIT = 10;

function slope(value: number, delayed: number): number {
  return (BETA * delayed) / (1 + delayed ** POWER) - GAMMA * value;
}

/**
 * x at the times 0, every, 2·every …
 * @param every whole units of time between two values
 * @param stepsAUnit how finely it is integrated; `DELAY · stepsAUnit` must be whole
 */
export function mackeyGlass(count: number, every: number, stepsAUnit = STEPS_A_UNIT): Float64Array {
  const h = 1 / stepsAUnit;
  const lag = DELAY * stepsAUnit;
  const steps = (count - 1) * every * stepsAUnit;
  const x = new Float64Array(steps + 1);
  const slopes = new Float64Array(steps + 1);
  x[0] = START;
  const at = (k: number) => (k <= 0 ? START : x[k]!);
  /** In the middle between the steps k and k + 1. */
  const between = (k: number) =>
    k < 0 ? START : (x[k]! + x[k + 1]!) / 2 + (h * (slopes[k]! - slopes[k + 1]!)) / 8;
  for (let k = 0; k < steps; k++) {
    const [before, middle, after] = [at(k - lag), between(k - lag), at(k + 1 - lag)];
    const now = x[k]!;
    const k1 = slope(now, before);
    const k2 = slope(now + (h / 2) * k1, middle);
    const k3 = slope(now + (h / 2) * k2, middle);
    const k4 = slope(now + h * k3, after);
    slopes[k] = k1;
    x[k + 1] = now + (h / 6) * (k1 + 2 * k2 + 2 * k3 + k4);
  }
  return Float64Array.from({ length: count }, (_, i) => x[i * every * stepsAUnit]!);
}
