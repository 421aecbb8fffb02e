/** Levels of a chart: dashed lines across it, each with a label at its right end that covers no other. */
import type { CurveMap } from './curveMap.ts';
import { lineWidth } from './canvas.ts';
import type { Theme } from './theme.ts';

/** A level across the chart. */
export interface Level {
  readonly value: number;
  readonly label: string;
  /** Quiet levels are drawn with finer lines. */
  readonly quiet?: boolean;
}

/** A level that is in sight, in pixels. */
export interface PlacedLevel extends Level {
  readonly height: number;
}

/** Where the chart is drawn, in pixels. */
export interface Area {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The upper right corner of a label. */
export interface Corner {
  readonly right: number;
  readonly top: number;
}

const ABOVE = 3;
const BELOW = 4;
const BESIDE = 10;
/** How far a label moves on along its line to get off a curve. */
const STRIDE = 8;

/** Where a label stands, by its line: how far from the right end, and how far below, above where negative. */
export interface Offset {
  readonly inset: number;
  readonly drop: number;
}

export interface Obstacles {
  /** Boxes that are taken already. */
  readonly boxes?: readonly { readonly left: number; readonly right: number; readonly top: number }[];
  readonly curves?: CurveMap;
  /** Where each label stood last: it stays as long as nothing comes in its way. */
  readonly last?: readonly (Offset | undefined)[];
}

/**
 * The corner of each label: above its line, or below it, and further to the left where both would cover another label or a
 * curve. Where there is no place without one, it covers as little of a curve as can be.
 * @param levels from the top down
 * @param widths of the labels
 * @param size of the text
 */
export function placeLabels(
  levels: readonly { readonly height: number }[],
  widths: readonly number[],
  size: number,
  area: Area,
  { boxes = [], curves = () => 0, last = [] }: Obstacles = {},
): Corner[] {
  const taken: { left: number; right: number; top: number }[] = boxes.map(({ left, right, top }) => ({
    left: left - BESIDE,
    right,
    top,
  }));
  const meets = (left: number, { right, top }: Corner) =>
    taken.filter((box) => box.left < right && left < box.right && Math.abs(box.top - top) < size + 1);
  return levels.map(({ height }, k) => {
    const width = widths[k]!;
    const crossed = ({ right, top }: Corner) => curves(right - width, right, top, top + size);
    const take = (corner: Corner) => {
      taken.push({ left: corner.right - width - BESIDE, ...corner });
      return corner;
    };
    const within = (top: number) => top >= area.top - size && top + size <= area.bottom;
    const before = last[k];
    if (before) {
      const corner = { right: area.right - before.inset, top: height + before.drop };
      const fits = within(corner.top) && corner.right - width >= area.left;
      if (fits && meets(corner.right - width, corner).length === 0 && crossed(corner) === 0)
        return take(corner);
    }
    const tops = [height - ABOVE - size, height + BELOW].filter(within);
    let best: { corner: Corner; cost: number } | undefined;
    let right = area.right;
    while (right - width >= area.left) {
      const inTheWay = tops.map((top) => meets(right - width, { right, top }));
      for (const [at, top] of tops.entries()) {
        if (inTheWay[at]!.length > 0) continue;
        const cost = crossed({ right, top });
        if (cost === 0) return take({ right, top });
        if (!best || cost < best.cost) best = { corner: { right, top }, cost };
      }
      // Beside what is in the way of all, or a little further where only a curve is.
      const beside = Math.max(...inTheWay.map((found) => Math.min(...found.map(({ left }) => left))));
      right = inTheWay.every((found) => found.length > 0) ? Math.min(right - 1, beside) : right - STRIDE;
      if (tops.length === 0) break;
    }
    return best ? take(best.corner) : { right: area.right, top: height - ABOVE - size };
  });
}

/** The lines, behind the curves. */
export function drawLevels(
  brush: CanvasRenderingContext2D,
  levels: readonly PlacedLevel[],
  area: Area,
  theme: Theme,
): void {
  brush.save();
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = lineWidth(theme, 1);
  for (const { height, quiet } of levels) {
    brush.setLineDash(quiet ? [1, 4] : [4, 3]);
    brush.beginPath();
    brush.moveTo(area.left, height);
    brush.lineTo(area.right, height);
    brush.stroke();
  }
  brush.restore();
}

/** Where each label of a canvas stood last. */
const stood = new WeakMap<CanvasRenderingContext2D, Map<string, Offset>>();

/** Their labels, before the curves, with a rim of the background's colour, so that lines beneath do not cut through. */
export function drawLevelLabels(
  brush: CanvasRenderingContext2D,
  levels: readonly PlacedLevel[],
  area: Area,
  theme: Theme,
  { boxes = [], curves }: Pick<Obstacles, 'boxes' | 'curves'> = {},
): void {
  const size = (12 * theme.rem) / 16;
  const offsets = stood.get(brush) ?? new Map<string, Offset>();
  stood.set(brush, offsets);
  brush.save();
  brush.font = `${size}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.textAlign = 'right';
  brush.textBaseline = 'top';
  brush.lineWidth = 4;
  brush.lineJoin = 'round';
  brush.strokeStyle = theme.background;
  brush.fillStyle = theme.inkSoft;
  const widths = levels.map(({ label }) => brush.measureText(label).width);
  const last = levels.map(({ label }) => offsets.get(label));
  placeLabels(levels, widths, size, area, { boxes, last, ...(curves && { curves }) }).forEach(
    ({ right, top }, k) => {
      const { label, height } = levels[k]!;
      offsets.set(label, { inset: area.right - right, drop: top - height });
      // Where nothing else is left, the names of the lines go first.
      const left = right - widths[k]!;
      if (boxes.some((box) => box.left < right && left < box.right && Math.abs(box.top - top) < size)) return;
      brush.strokeText(label, right, top);
      brush.fillText(label, right, top);
    },
  );
  brush.restore();
}
