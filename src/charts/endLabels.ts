/** Names at the ends of a chart's lines, so that nobody has to match colours with a key. */
import type { CurveMap } from './curveMap.ts';
import type { Area } from './levels.ts';
import type { Theme } from './theme.ts';

/** The end of a line, in pixels, and its name. */
export interface LineEnd {
  readonly label: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
}

/** Where a label stands, in pixels. */
export interface LabelBox {
  readonly left: number;
  readonly right: number;
  readonly top: number;
}

const BESIDE = 5;
const ABOVE = 4;

/**
 * The box of each label: beside the end of its line; where the chart ends there, above it, or below where that is less on a
 * curve; and moved apart where two would cover each other.
 * @param widths of the labels
 * @param size of the text
 */
export function placeEndLabels(
  ends: readonly Pick<LineEnd, 'x' | 'y'>[],
  widths: readonly number[],
  size: number,
  area: Area,
  curves: CurveMap = () => 0,
): LabelBox[] {
  const line = size + 2;
  const wanted = ends.map(({ x, y }, k) => {
    const left = Math.max(area.left, Math.min(x + BESIDE, area.right - widths[k]!));
    const right = left + widths[k]!;
    const covered = (top: number) => curves(left, right, top, top + size);
    const [above, below] = [y - ABOVE - size, y + ABOVE];
    const off = covered(below) < covered(above) ? below : above;
    return { k, left, right, top: left < x + BESIDE ? off : y - size / 2 };
  });
  wanted.sort((a, b) => a.top - b.top);
  const placed: { k: number; left: number; right: number; top: number }[] = [];
  for (const box of wanted) {
    const inTheWay = placed.filter(({ left, right }) => left < box.right && box.left < right);
    const below = Math.max(area.top, ...inTheWay.map(({ top }) => top + line));
    placed.push({ ...box, top: Math.max(box.top, below) });
  }
  // What was pushed out of the chart comes back, and pushes the ones above it up.
  let bottom = area.bottom - size;
  for (const box of placed.toReversed()) {
    box.top = Math.min(box.top, bottom);
    if (box.top === bottom) bottom -= line;
  }
  return placed.toSorted((a, b) => a.k - b.k).map(({ left, right, top }) => ({ left, right, top }));
}

/** Draws the names, with a rim of the background's colour; gives back where they stand. */
export function drawEndLabels(
  brush: CanvasRenderingContext2D,
  ends: readonly LineEnd[],
  area: Area,
  theme: Theme,
  curves?: CurveMap,
): LabelBox[] {
  if (ends.length === 0) return [];
  const size = (12 * theme.rem) / 16;
  brush.save();
  brush.font = `600 ${size}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.textAlign = 'left';
  brush.textBaseline = 'top';
  brush.lineWidth = 4;
  brush.lineJoin = 'round';
  brush.strokeStyle = theme.background;
  const boxes = placeEndLabels(
    ends,
    ends.map(({ label }) => brush.measureText(label).width),
    size,
    area,
    curves,
  );
  boxes.forEach(({ left, top }, k) => {
    const { label, color } = ends[k]!;
    brush.strokeText(label, left, top);
    brush.fillStyle = color;
    brush.fillText(label, left, top);
  });
  brush.restore();
  return boxes;
}
