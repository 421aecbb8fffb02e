/** Levels of a chart: dashed lines across it, each with a label at its right end that covers no other. */
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

/**
 * The corner of each label: above its line, or below it, and further to the left where both would cover another label.
 * @param levels from the top down
 * @param widths of the labels
 * @param size of the text
 * @param others boxes that are taken already
 */
export function placeLabels(
  levels: readonly { readonly height: number }[],
  widths: readonly number[],
  size: number,
  area: Area,
  others: readonly { readonly left: number; readonly right: number; readonly top: number }[] = [],
): Corner[] {
  const taken: { left: number; right: number; top: number }[] = others.map(({ left, right, top }) => ({
    left: left - BESIDE,
    right,
    top,
  }));
  const meets = (left: number, { right, top }: Corner) =>
    taken.filter((box) => box.left < right && left < box.right && Math.abs(box.top - top) < size + 1);
  return levels.map(({ height }, k) => {
    const width = widths[k]!;
    const tops = [height - ABOVE - size, height + BELOW].filter(
      (top) => top >= area.top - size && top + size <= area.bottom,
    );
    let right = area.right;
    while (right - width >= area.left) {
      for (const top of tops) {
        if (meets(right - width, { right, top }).length > 0) continue;
        taken.push({ left: right - width - BESIDE, right, top });
        return { right, top };
      }
      const inTheWay = tops.flatMap((top) => meets(right - width, { right, top }));
      if (inTheWay.length === 0) break;
      right = Math.min(right - 1, Math.max(...inTheWay.map(({ left }) => left)));
    }
    return { right: area.right, top: height - ABOVE - size };
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
  brush.lineWidth = 1;
  for (const { height, quiet } of levels) {
    brush.setLineDash(quiet ? [1, 4] : [4, 3]);
    brush.beginPath();
    brush.moveTo(area.left, height);
    brush.lineTo(area.right, height);
    brush.stroke();
  }
  brush.restore();
}

/** Their labels, before the curves, with a rim of the background's colour, so that lines beneath do not cut through. */
export function drawLevelLabels(
  brush: CanvasRenderingContext2D,
  levels: readonly PlacedLevel[],
  area: Area,
  theme: Theme,
  others: readonly { readonly left: number; readonly right: number; readonly top: number }[] = [],
): void {
  const size = (12 * theme.rem) / 16;
  brush.save();
  brush.font = `${size}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.textAlign = 'right';
  brush.textBaseline = 'top';
  brush.lineWidth = 4;
  brush.lineJoin = 'round';
  brush.strokeStyle = theme.background;
  brush.fillStyle = theme.inkSoft;
  const widths = levels.map(({ label }) => brush.measureText(label).width);
  placeLabels(levels, widths, size, area, others).forEach(({ right, top }, k) => {
    // Where nothing else is left, the names of the lines go first.
    const left = right - widths[k]!;
    if (others.some((box) => box.left < right && left < box.right && Math.abs(box.top - top) < size)) return;
    brush.strokeText(levels[k]!.label, right, top);
    brush.fillText(levels[k]!.label, right, top);
  });
  brush.restore();
}
