/** Where the marks of an axis stand; those of time steps are in `timeTicks.ts`. */

const FACTORS = [1, 1.5, 2, 3, 4, 5, 6, 8, 10];

/** The next round number at or above `value`, so that a growing axis changes seldom. */
export function roundUp(value: number): number {
  if (!(value > 0) || !Number.isFinite(value)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * FACTORS.find((factor) => factor * power >= value * (1 - 1e-9))!;
}

const DECADE = [1, 2, 5];

/** Bounds of a log axis at 1, 2 or 5 times a power of ten, around `[low, high]`, both positive. */
export function logBounds(low: number, high: number): [number, number] {
  const below = 10 ** Math.floor(Math.log10(low));
  const above = 10 ** Math.floor(Math.log10(high));
  const min = below * DECADE.findLast((factor) => factor * below <= low * (1 + 1e-9))!;
  const max = above * [...DECADE, 10].find((factor) => factor * above >= high * (1 - 1e-9))!;
  return min < max ? [min, max] : [min / 2, max * 2];
}

/** Marks of a log axis within `[min, max]`: 1, 2, 5 where it is short, whole powers of ten (or every n-th) where it is long. */
export function logTicks(min: number, max: number, most: number): number[] {
  const first = Math.floor(Math.log10(min) + 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  const within = (value: number) => value >= min * (1 - 1e-9) && value <= max * (1 + 1e-9);
  const fine: number[] = [];
  const powers: number[] = [];
  for (let exponent = first; exponent <= last; exponent++) {
    for (const factor of DECADE) {
      const value = Number(`${factor}e${exponent}`);
      if (!within(value)) continue;
      fine.push(value);
      if (factor === 1) powers.push(value);
    }
  }
  if (fine.length <= most) return fine;
  const every = Math.ceil(powers.length / most);
  return powers.filter((_, k) => (powers.length - 1 - k) % every === 0);
}

const ROUND = [1, 2, 5, 10];

/** Round numbers from `low` to `high`, at most `most` of them, at a distance of 1, 2 or 5 times a power of ten. */
export function roundMarks(low: number, high: number, most: number): number[] {
  const least = (high - low) / Math.max(1, most);
  if (!(least > 0) || !Number.isFinite(least)) return [low];
  const power = 10 ** Math.floor(Math.log10(least));
  const distances = ROUND.map((factor) => factor * power);
  for (const distance of [...distances, 20 * power]) {
    const first = Math.ceil(low / distance - 1e-9);
    const count = Math.floor(high / distance + 1e-9) - first + 1;
    if (count <= most)
      return Array.from({ length: Math.max(0, count) }, (_, k) =>
        Number(((first + k) * distance).toPrecision(12)),
      );
  }
  return [];
}
