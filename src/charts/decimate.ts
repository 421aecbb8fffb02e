/**
 * Fewer points for a chart than a run has steps: the lowest and the highest of each stretch are kept, in the order they
 * came, so that no spike is lost.
 */

export interface Point {
  readonly x: number;
  /** NaN breaks the line. */
  readonly y: number;
}

export interface DecimateOptions {
  /** The x axis' range; stretches are laid over it, so that they stay where they are while points are added. */
  readonly domain: readonly [number, number];
  /** How many stretches: about one a pixel. */
  readonly buckets: number;
}

/**
 * @param steps x of each value, ascending; when left out, value k stands at k + 1
 * @param values not finite ones are left out; a stretch with no finite value becomes one gap
 */
export function decimate(
  steps: ArrayLike<number> | undefined,
  values: ArrayLike<number>,
  { domain, buckets }: DecimateOptions,
): Point[] {
  const xOf = (k: number) => (steps ? steps[k]! : k + 1);
  const width = (domain[1] - domain[0]) / buckets || 1;
  const bucketOf = (k: number) => Math.floor((xOf(k) - domain[0]) / width);
  const points: Point[] = [];
  let k = 0;
  while (k < values.length) {
    const bucket = bucketOf(k);
    const first = k;
    let low = -1;
    let high = -1;
    for (; k < values.length && bucketOf(k) === bucket; k++) {
      const value = values[k]!;
      if (!Number.isFinite(value)) continue;
      if (low < 0 || value < values[low]!) low = k;
      if (high < 0 || value > values[high]!) high = k;
    }
    if (low < 0) {
      points.push({ x: xOf(first), y: NaN });
      continue;
    }
    const [early, late] = low < high ? [low, high] : [high, low];
    points.push({ x: xOf(early), y: values[early]! });
    if (late !== early) points.push({ x: xOf(late), y: values[late]! });
  }
  return points;
}
