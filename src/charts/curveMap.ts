/** Where the curves of a chart run, by narrow columns, so that no label is written over one. */

/** Width of a column in pixels. */
const COLUMN = 4;
/** So close to a curve is on it. */
const RIM = 2;

/** Columns of a box that a curve runs through. */
export type CurveMap = (left: number, right: number, top: number, bottom: number) => number;

/** @param lines points in pixels, each line from left to right; what is no number breaks it */
export function curveMap(
  lines: readonly (readonly (readonly [x: number, y: number])[])[],
  area: { readonly left: number; readonly right: number },
): CurveMap {
  const count = Math.max(1, Math.ceil((area.right - area.left) / COLUMN));
  const spans = lines.map((points) => {
    const tops = new Float32Array(count).fill(Infinity);
    const bottoms = new Float32Array(count).fill(-Infinity);
    points.forEach(([x, y], k) => {
      const [fromX, fromY] = points[k - 1] ?? [x, y];
      if (!Number.isFinite(y)) return;
      const start = Number.isFinite(fromY) ? ([fromX, fromY] as const) : ([x, y] as const);
      const first = Math.max(0, Math.floor((start[0] - area.left) / COLUMN));
      const last = Math.min(count - 1, Math.floor((x - area.left) / COLUMN));
      for (let column = first; column <= last; column++) {
        const at = (edge: number) => {
          const share = x > start[0] ? (edge - start[0]) / (x - start[0]) : 1;
          return start[1] + Math.min(1, Math.max(0, share)) * (y - start[1]);
        };
        const [a, b] = [at(area.left + column * COLUMN), at(area.left + (column + 1) * COLUMN)];
        tops[column] = Math.min(tops[column]!, a, b);
        bottoms[column] = Math.max(bottoms[column]!, a, b);
      }
    });
    return { tops, bottoms };
  });
  return (left, right, top, bottom) => {
    const first = Math.max(0, Math.floor((left - area.left) / COLUMN));
    const last = Math.min(count - 1, Math.floor((right - area.left) / COLUMN));
    let met = 0;
    for (let column = first; column <= last; column++)
      if (spans.some(({ tops, bottoms }) => tops[column]! <= bottom + RIM && bottoms[column]! >= top - RIM))
        met++;
    return met;
  };
}
