/** Marks on a chart's x axis: thin upright lines where a setting was changed, each with a few words. */
import type { Area } from './levels.ts';
import { lineWidth } from './canvas.ts';
import type { Theme } from './theme.ts';

export interface Mark {
  readonly x: number;
  readonly label: string;
}

/** A mark that is in sight, `x` in pixels. */
export type PlacedMark = Mark;

/** Rows of labels at the top of the chart; a label that fits in none is left to the table. */
const MOST_ROWS = 3;
const BESIDE = 3;

/**
 * The left end and the row of each label, right of its line, or left of it at the chart's edge; undefined where all rows are taken.
 * @param widths of the labels
 */
export function placeMarks(
  marks: readonly { readonly x: number }[],
  widths: readonly number[],
  area: Pick<Area, 'left' | 'right'>,
): ({ readonly left: number; readonly row: number } | undefined)[] {
  const rows: { left: number; right: number }[][] = Array.from({ length: MOST_ROWS }, () => []);
  return marks.map(({ x }, k) => {
    const width = widths[k]!;
    const left = x + BESIDE + width <= area.right ? x + BESIDE : x - BESIDE - width;
    if (left < area.left) return undefined;
    const box = { left: left - BESIDE, right: left + width + BESIDE };
    const row = rows.findIndex((taken) =>
      taken.every((other) => other.right <= box.left || box.right <= other.left),
    );
    rows[row]?.push(box);
    return row < 0 ? undefined : { left, row };
  });
}

export function drawMarks(
  brush: CanvasRenderingContext2D,
  marks: readonly PlacedMark[],
  area: Area,
  theme: Theme,
): void {
  if (marks.length === 0) return;
  const size = (12 * theme.rem) / 16;
  brush.save();
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = lineWidth(theme, 1);
  for (const { x } of marks) {
    const sharp = Math.round(x) + 0.5;
    brush.beginPath();
    brush.moveTo(sharp, area.top);
    brush.lineTo(sharp, area.bottom);
    brush.stroke();
  }
  brush.font = `${size}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.textBaseline = 'top';
  brush.lineWidth = 4;
  brush.lineJoin = 'round';
  brush.strokeStyle = theme.background;
  brush.fillStyle = theme.inkSoft;
  const widths = marks.map(({ label }) => brush.measureText(label).width);
  placeMarks(marks, widths, area).forEach((place, k) => {
    if (!place) return;
    const top = area.top + 1 + place.row * (size + 3);
    brush.strokeText(marks[k]!.label, place.left, top);
    brush.fillText(marks[k]!.label, place.left, top);
  });
  brush.restore();
}
