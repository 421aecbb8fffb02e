/** Which lengths were solved, cell by cell: a dot for solved, a ring for not. */
import type { ColorPair } from '../models/cell.ts';
import { drawAxes, marksThatFit, textSize } from './axes.ts';
import { snap, type Surface } from './canvas.ts';
import { formatCount } from '../text/numbers.ts';
import type { Theme } from './theme.ts';

export interface TriedMark {
  readonly cell: string;
  readonly length: number;
  readonly solved: boolean;
}

export interface TriedPicture {
  readonly marks: readonly TriedMark[];
  /** From the top down. */
  readonly rows: readonly { readonly cell: string; readonly name: string; readonly color: ColorPair }[];
  readonly picked: number | undefined;
}

/** Rows of equal height, lengths on a log axis. Gives back where the marks stand. */
export function drawTriedLengths(
  surface: Surface,
  { marks, rows, picked }: TriedPicture,
  theme: Theme,
): { x: number; y: number; index: number }[] {
  const { brush, width, height, ratio } = surface;
  const font = textSize(theme);
  const lengths = [...new Set(marks.map(({ length }) => length))].toSorted((a, b) => a - b);
  const [low, high] = [(lengths[0] ?? 10) / 1.3, (lengths.at(-1) ?? 100) * 1.3];
  brush.font = `${font}px ${getComputedStyle(brush.canvas).fontFamily}`;
  const names = Math.max(...rows.map(({ name }) => brush.measureText(name).width)) + 8;
  const most = marksThatFit(width - names, theme);
  const every = Math.ceil(lengths.length / most);
  const shown = lengths.filter((_, k) => (lengths.length - 1 - k) % every === 0);
  const axes = drawAxes(
    surface,
    {
      x: [Math.log(low), Math.log(high)],
      y: [0, 1],
      xMarks: [],
      formatY: () => '',
      yMarks: [],
    },
    theme,
  );
  const left = Math.max(axes.left, names);
  const bottom = height - 1.6 * font;
  const x = (length: number) =>
    left + ((Math.log(length) - Math.log(low)) / (Math.log(high) - Math.log(low))) * (axes.right - left);
  const y = (cell: string) => ((rows.findIndex((row) => row.cell === cell) + 0.5) / rows.length) * bottom;
  brush.textBaseline = 'middle';
  const colors = new Map(rows.map(({ cell, color }) => [cell, theme.color(color)]));
  for (const { cell, name } of rows) {
    brush.fillStyle = theme.hairline;
    brush.fillRect(left, snap(y(cell), ratio), axes.right - left, 1 / ratio);
    brush.fillStyle = colors.get(cell)!;
    brush.textAlign = 'right';
    brush.fillText(name, left - 8, y(cell));
  }
  brush.fillStyle = theme.inkSoft;
  brush.textBaseline = 'top';
  brush.textAlign = 'center';
  brush.fillText('T', left - 12, bottom + 0.4 * font);
  for (const length of shown) brush.fillText(formatCount(length), x(length), bottom + 0.4 * font);
  marks.forEach(({ cell, length, solved }, index) => {
    const color = colors.get(cell)!;
    brush.fillStyle = solved ? color : theme.background;
    brush.strokeStyle = color;
    brush.lineWidth = 2;
    brush.beginPath();
    brush.arc(x(length), y(cell), index === picked ? 7 : 5, 0, 2 * Math.PI);
    brush.fill();
    brush.stroke();
  });
  return marks.map(({ cell, length }, index) => ({ x: x(length), y: y(cell), index }));
}
