/**
 * What came of many runs over the values of one setting: a dot for each seed, a line through the medians, one colour for each value
 * of a second setting. A run that has no such number stands in a row of its own at the top.
 */
import { formatLogTick, formatRound } from '../text/numbers.ts';
import { drawAxes, drawPath, marksThatFit, textSize, type Axes } from './axes.ts';
import { snap, type Surface } from './canvas.ts';
import type { Theme } from './theme.ts';
import { logBounds, logTicks, roundUp } from './ticks.ts';

export interface StudyDot {
  /** Which value of the setting, and of the second one. */
  readonly place: number;
  readonly group: number;
  /** Undefined where the run has no such number. */
  readonly value: number | undefined;
}

export interface StudyMedian {
  readonly place: number;
  readonly group: number;
  /** Undefined where the run in the middle has no such number. */
  readonly value: number | undefined;
}

export interface StudyDots {
  /** The setting's values: as words, and as numbers where it is numeric. */
  readonly labels: readonly string[];
  readonly numbers: readonly number[] | undefined;
  readonly dots: readonly StudyDot[];
  readonly medians: readonly StudyMedian[];
  /** One a group, as `rgb(r, g, b)`. */
  readonly colors: readonly string[];
  readonly scale: 'linear' | 'logarithmic';
  /** Where a linear scale ends; from 0. */
  readonly top?: number;
  readonly format?: (value: number) => string;
  /** What the row at the top is called: "not solved". */
  readonly none: string;
  readonly picked: number | undefined;
}

/** Numbers spread over more than this factor stand on a log axis. */
const WIDE = 8;

/** Where each value of a setting stands, 0 to 1 with half a step of room at both ends. */
export function placesAlong(labels: readonly string[], numbers: readonly number[] | undefined): number[] {
  const evenly = labels.map((_, k) => (k + 0.5) / labels.length);
  if (!numbers || numbers.length < 2) return evenly;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)];
  const along = low > 0 && high / low > WIDE ? Math.log : (value: number) => value;
  const room = 0.5 / labels.length;
  const share = (value: number) => (along(value) - along(low)) / (along(high) - along(low) || 1);
  return numbers.map((value) => room + share(value) * (1 - 2 * room));
}

/** Dots of one place stand so far from each other at most, in CSS pixels, and so near at least. */
const [WIDEST, NARROWEST] = [8, 2];
/** How much of the distance to the next place they take. */
const SHARE = 0.8;

export interface Spread {
  /** How far each dot stands aside from its place, and each group's middle. */
  readonly dots: readonly number[];
  readonly groups: readonly number[];
}

/**
 * Runs of one place beside each other, group by group, so that they do not cover each other.
 * @param room between one place and the next, in CSS pixels
 */
export function spreadOf(
  dots: readonly Pick<StudyDot, 'place' | 'group'>[],
  groups: number,
  room: number,
): Spread {
  const counts = new Map<string, number>();
  const orders = dots.map(({ place, group }) => {
    const key = `${place} ${group}`;
    const order = counts.get(key) ?? 0;
    counts.set(key, order + 1);
    return order;
  });
  const most = Math.max(1, ...counts.values());
  const distance = Math.min(WIDEST, Math.max(NARROWEST, (SHARE * room) / (most * groups)));
  const middles = Array.from({ length: groups }, (_, k) => (k - (groups - 1) / 2) * most * distance);
  return {
    dots: dots.map(({ place, group }, k) => {
      const count = counts.get(`${place} ${group}`)!;
      return middles[group]! + (orders[k]! - (count - 1) / 2) * distance;
    }),
    groups: middles,
  };
}

interface Span {
  readonly y: readonly [number, number];
  readonly marks?: readonly number[];
  readonly place: (value: number) => number;
  readonly format: (at: number) => string;
}

function spanOf({ dots, scale, top, format }: StudyDots): Span {
  const values = dots.flatMap(({ value }) => (value !== undefined && Number.isFinite(value) ? [value] : []));
  if (scale === 'linear') {
    const end = top ?? roundUp(Math.max(...values, 1e-9));
    return { y: [0, end], place: (value) => value, format: format ?? formatRound };
  }
  const positive = values.filter((value) => value > 0);
  const [low, high] = positive.length > 0 ? [Math.min(...positive), Math.max(...positive)] : [0.01, 1];
  const [min, max] = logBounds(low * 0.8, high * 1.2);
  return {
    y: [Math.log10(min), Math.log10(max)],
    marks: logTicks(min, max, 5).map(Math.log10),
    place: (value) => Math.log10(Math.max(min, value)),
    format: (at) => formatLogTick(10 ** at),
  };
}

/** Labels of the values that have room beside each other. */
function marksOf(labels: readonly string[], along: readonly number[], room: number) {
  const shown: { at: number; label: string }[] = [];
  labels.forEach((label, k) => {
    const at = along[k]!;
    if (shown.every((other) => Math.abs(other.at - at) >= room)) shown.push({ at, label });
  });
  return shown;
}

/** Pixels of the row for runs without a number, in sizes of the text. */
const NONE_ROW = 1.75;

function drawNoneRow({ brush, ratio }: Surface, axes: Axes, height: number, label: string, theme: Theme) {
  brush.fillStyle = theme.wash;
  brush.fillRect(axes.left, 0, axes.right - axes.left, height);
  brush.fillStyle = theme.hairline;
  brush.fillRect(axes.left, snap(height, ratio), axes.right - axes.left, 1 / ratio);
  brush.font = `${axes.font}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.fillStyle = theme.inkSoft;
  brush.textAlign = 'left';
  brush.textBaseline = 'middle';
  brush.fillText(label, axes.left + 4, height / 2);
}

/** Draws the picture; gives back where each dot stands. */
export function drawStudyDots(
  surface: Surface,
  picture: StudyDots,
  theme: Theme,
): { x: number; y: number; index: number }[] {
  const { brush, width, height } = surface;
  const { labels, numbers, dots, medians, colors, none, picked } = picture;
  const row = NONE_ROW * textSize(theme);
  const along = placesAlong(labels, numbers);
  const span = spanOf(picture);
  brush.save();
  brush.translate(0, row);
  const axes = drawAxes(
    { ...surface, height: height - row },
    {
      x: [0, 1],
      y: span.y,
      xMarks: marksOf(labels, along, 1 / marksThatFit(width, theme)),
      formatY: span.format,
      ...(span.marks && { yMarks: span.marks }),
    },
    theme,
  );
  brush.restore();
  drawNoneRow(surface, axes, row, none, theme);
  const x = (place: number) => axes.x(along[place]!);
  const places = along.map((share) => axes.x(share)).toSorted((a, b) => a - b);
  const gaps = places.slice(1).map((at, k) => at - places[k]!);
  const aside = spreadOf(dots, colors.length, Math.min(axes.right - axes.left, ...gaps));
  const y = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) ? row + axes.y(span.place(value)) : row / 2;
  colors.forEach((color, group) => {
    const points = medians
      .filter((each) => each.group === group)
      .toSorted((a, b) => along[a.place]! - along[b.place]!)
      .map(({ place, value }): [number, number] => [
        x(place) + aside.groups[group]!,
        value === undefined ? NaN : y(value),
      ]);
    drawPath(surface, points, color, 2);
    brush.fillStyle = color;
    for (const [at, level] of points)
      if (Number.isFinite(level)) brush.fillRect(at - 7, level - 1.25, 14, 2.5);
  });
  const spots = dots.map(({ place, value }, index) => ({
    x: x(place) + aside.dots[index]!,
    y: y(value),
    index,
  }));
  for (const { x: at, y: level, index } of spots) {
    const { group, value } = dots[index]!;
    brush.globalAlpha = 0.85;
    brush.beginPath();
    brush.arc(at, level, index === picked ? 6 : 3.5, 0, 2 * Math.PI);
    brush.lineWidth = 1.5;
    brush.strokeStyle = brush.fillStyle = colors[group] ?? theme.cell;
    if (value === undefined || !Number.isFinite(value)) brush.stroke();
    else brush.fill();
  }
  brush.globalAlpha = 1;
  return spots;
}
