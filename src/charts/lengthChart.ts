/** A number by sequence length, the lengths that were trained on shaded. */
import { drawAxes, drawPath, marksThatFit, type Axes } from './axes.ts';
import { lineWidth, snap, type Surface } from './canvas.ts';
import { formatCount, formatLogTick, formatRound } from '../text/numbers.ts';
import type { Theme } from './theme.ts';
import { logBounds, logTicks } from './ticks.ts';

export interface LengthPicture {
  /** Ascending. */
  readonly lengths: readonly number[];
  /** One a length; not finite where the network gave none. */
  readonly values: readonly number[];
  readonly trained: readonly [number, number];
  readonly scale: 'linear' | 'logarithmic';
  /** For a linear scale: its upper end, from 0. */
  readonly top?: number;
  readonly format?: (value: number) => string;
  readonly color: string;
  readonly picked: number | undefined;
  /** The results of another run, drawn quietly beside. */
  readonly beside?: {
    readonly lengths: readonly number[];
    readonly values: readonly number[];
    readonly label: string;
  };
  /** A level across, with a word on it. */
  readonly level?: { readonly value: number; readonly label: string };
}

/** Lengths spread over more than this factor stand on a log axis: doubling is the same distance everywhere. */
const WIDE = 8;

interface Span {
  readonly y: readonly [number, number];
  readonly marks: readonly number[] | undefined;
  readonly place: (value: number) => number;
  readonly format: (at: number) => string;
}

function spanOf({ values, scale, top, format, level, beside }: LengthPicture): Span {
  if (scale === 'linear') {
    const end = top ?? Math.max(1e-9, ...values.filter(Number.isFinite));
    return { y: [0, end], marks: undefined, place: (value) => value, format: format ?? formatRound };
  }
  const seen = [...values, ...(beside?.values ?? []), ...(level ? [level.value] : [])].filter(
    (value) => value > 0 && Number.isFinite(value),
  );
  const [low, high] = seen.length > 0 ? [Math.min(...seen), Math.max(...seen)] : [0.01, 1];
  const [min, max] = logBounds(low * 0.8, high * 1.2);
  return {
    y: [Math.log10(min), Math.log10(max)],
    marks: logTicks(min, max, 4).map(Math.log10),
    place: (value) => Math.log10(Math.max(min, value)),
    format: (at) => formatLogTick(10 ** at),
  };
}

/** Marks at the lengths themselves, the trained ones and the ends first, as many as have room. */
function marksOf(
  lengths: readonly number[],
  [, longest]: readonly [number, number],
  x: (length: number) => number,
  room: number,
) {
  const wanted = [longest, lengths.at(-1)!, lengths[0]!, 2 * longest, ...lengths].filter((length) =>
    lengths.includes(length),
  );
  const kept: number[] = [];
  for (const length of wanted)
    if (kept.every((other) => Math.abs(x(other) - x(length)) >= room)) kept.push(length);
  return kept;
}

function shade(
  { brush, ratio }: Surface,
  axes: Axes,
  [from, to]: readonly [number, number],
  theme: Theme,
): void {
  const left = snap(Math.max(axes.left, from), ratio);
  const right = snap(Math.min(axes.right, to), ratio);
  brush.fillStyle = theme.hairline;
  brush.globalCompositeOperation = 'destination-over';
  brush.fillRect(left, axes.top, right - left, axes.bottom - axes.top);
  brush.globalCompositeOperation = 'source-over';
}

interface Places {
  readonly first: number;
  readonly last: number;
  place(length: number): number;
  height(value: number): number;
}

/** The other run: thin, pale and dashed, with its name at the end that lies lower and so further from the newer one. */
function drawBeside(
  surface: Surface,
  axes: Axes,
  { lengths, values, label }: NonNullable<LengthPicture['beside']>,
  { first, last, place, height }: Places,
  theme: Theme,
): void {
  const { brush } = surface;
  const points = lengths.flatMap((length, k): [number, number][] =>
    length < first || length > last
      ? []
      : [[place(length), Number.isFinite(values[k]) ? axes.y(height(values[k]!)) : NaN]],
  );
  brush.setLineDash([4, 3]);
  drawPath(surface, points, theme.inkSoft, lineWidth(theme, 1.25));
  brush.setLineDash([]);
  const end = points.findLast(([, y]) => Number.isFinite(y));
  if (!end) return;
  brush.fillStyle = theme.inkSoft;
  brush.textAlign = 'right';
  brush.textBaseline = 'bottom';
  brush.lineWidth = 3;
  brush.strokeStyle = theme.background;
  const y = end[1] - 4 < axes.top + axes.font ? end[1] + axes.font + 4 : end[1] - 4;
  brush.strokeText(label, axes.right, y);
  brush.fillText(label, axes.right, y);
}

/** Draws the strip; gives back where each point stands. */
export function drawLengthChart(
  surface: Surface,
  picture: LengthPicture,
  theme: Theme,
): { x: number; y: number; index: number }[] {
  const { brush, width } = surface;
  const { lengths, values, trained, color, picked, level } = picture;
  const [first, last] = [lengths[0]!, lengths.at(-1)!];
  const along = last / first > WIDE ? Math.log : (length: number) => length;
  const span = spanOf(picture);
  const share = (length: number) => (along(length) - along(first)) / (along(last) - along(first) || 1);
  const room = 1 / (1.5 * marksThatFit(width, theme));
  const axes = drawAxes(
    surface,
    {
      x: [along(first), along(last)],
      y: span.y,
      xMarks: marksOf(lengths, trained, share, room).map((at) => ({ at: along(at), label: formatCount(at) })),
      formatY: span.format,
      ...(span.marks ? { yMarks: span.marks } : {}),
    },
    theme,
  );
  const place = (length: number) => axes.x(along(length));
  shade(surface, axes, [place(trained[0]) - 5, place(trained[1]) + 5], theme);
  if (level) {
    const height = snap(axes.y(span.place(level.value)), surface.ratio);
    brush.setLineDash([4, 3]);
    drawPath(surface, [[axes.left, height], [axes.right, height]], theme.inkSoft, lineWidth(theme, 1)); // prettier-ignore
    brush.setLineDash([]);
    brush.fillStyle = theme.inkSoft;
    brush.textAlign = 'left';
    brush.textBaseline = 'bottom';
    brush.fillText(level.label, axes.left + 4, height - 2);
  }
  if (picture.beside)
    drawBeside(surface, axes, picture.beside, { first, last, place, height: span.place }, theme);
  const spots = lengths.map((length, index) => ({
    x: place(length),
    y: Number.isFinite(values[index]) ? axes.y(span.place(values[index]!)) : axes.top,
    index,
  }));
  drawPath(surface, spots.map(({ x, y }, k) => [x, Number.isFinite(values[k]) ? y : NaN]), color, lineWidth(theme, 1.75)); // prettier-ignore
  for (const { x, y, index } of spots) {
    brush.fillStyle = Number.isFinite(values[index]) ? color : theme.error;
    brush.beginPath();
    brush.arc(x, y, index === picked ? 5 : 3, 0, 2 * Math.PI);
    brush.fill();
  }
  return spots;
}
