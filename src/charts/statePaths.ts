/** Paths of the hidden state in a plane, in colours that say when, or what the answer is. */
import { textSize } from './axes.ts';
import { snap, type Surface } from './canvas.ts';
import type { Theme } from './theme.ts';
import { roundUp } from './ticks.ts';

export interface StatePathsPicture {
  /** Path after path, `[all steps, 2]`. */
  readonly points: Float32Array;
  readonly lengths: Int32Array;
  /** Colours of a path: by the share of its steps that are behind (0 to 1), or one for all of it. */
  readonly colorOf: (path: number, share: number) => string;
  /** The sign at a path's end, from 0. */
  readonly signOf: (path: number) => number;
  /** The path that is shown on the score, and the step of its playhead, from 0. */
  readonly shown: number | undefined;
  readonly playhead: number;
  readonly picked: number | undefined;
  /** Words along both axes. */
  readonly across: string;
  readonly up: string;
  /** Half of what the plane spans, as drawn last; it changes only where it must. */
  readonly reach: number | undefined;
}

/** Stretches of a path that have one colour. */
const STRETCHES = 10;

/** So many paths are drawn whole; of the others where they begin and end, until one is picked. */
const WHOLE = 8;

export interface DrawnStatePaths {
  readonly spots: { x: number; y: number; index: number }[];
  readonly reach: number;
}

function reachOf({ points, reach }: StatePathsPicture): number {
  let most = 1e-3;
  for (const value of points) most = Math.max(most, Math.abs(value));
  if (reach !== undefined && most <= reach && most > 0.45 * reach) return reach;
  return roundUp(most * 1.05);
}

/** A small sign of its own for each class: circle, square, triangle, diamond, cross, plus. */
export function drawSign(
  brush: CanvasRenderingContext2D,
  sign: number,
  x: number,
  y: number,
  size: number,
): void {
  brush.beginPath();
  switch (sign % 6) {
    case 0:
      brush.arc(x, y, size, 0, 2 * Math.PI);
      return brush.fill();
    case 1:
      return brush.fillRect(x - 0.9 * size, y - 0.9 * size, 1.8 * size, 1.8 * size);
    case 2:
      brush.moveTo(x, y - 1.2 * size);
      brush.lineTo(x + 1.1 * size, y + 0.8 * size);
      brush.lineTo(x - 1.1 * size, y + 0.8 * size);
      return brush.fill();
    case 3:
      brush.moveTo(x, y - 1.3 * size);
      brush.lineTo(x + 1.3 * size, y);
      brush.lineTo(x, y + 1.3 * size);
      brush.lineTo(x - 1.3 * size, y);
      return brush.fill();
    default: {
      const turn = sign % 6 === 4 ? Math.PI / 4 : 0;
      for (const angle of [turn, turn + Math.PI / 2]) {
        brush.moveTo(x - 1.2 * size * Math.cos(angle), y - 1.2 * size * Math.sin(angle));
        brush.lineTo(x + 1.2 * size * Math.cos(angle), y + 1.2 * size * Math.sin(angle));
      }
      brush.lineWidth = 2;
      brush.stroke();
    }
  }
}

/** A ring where a path begins, at t = 1. */
function drawStart(brush: CanvasRenderingContext2D, x: number, y: number, inside: string): void {
  brush.beginPath();
  brush.arc(x, y, 2.5, 0, 2 * Math.PI);
  brush.fillStyle = inside;
  brush.fill();
  brush.lineWidth = 1.25;
  brush.stroke();
}

/**
 * Draws some paths whole, of the others where they begin and end; the shown one, or the picked one, whole, last and stronger. Every
 * step of a whole path is a spot that can be picked for it, of the others both ends.
 */
export function drawStatePaths(surface: Surface, picture: StatePathsPicture, theme: Theme): DrawnStatePaths {
  const { brush, width, height, ratio } = surface;
  const { points, lengths, colorOf, signOf, shown, playhead, picked, across, up } = picture;
  const font = textSize(theme);
  const reach = reachOf(picture);
  const [innerWidth, innerHeight] = [width - 1.6 * font, height - 1.6 * font];
  const [left, top] = [1.6 * font, 0];
  const unit = Math.min(innerWidth, innerHeight) / 2 / reach;
  const [centreX, centreY] = [snap(left + innerWidth / 2, ratio), snap(top + innerHeight / 2, ratio)];
  const x = (step: number) => centreX + points[2 * step]! * unit;
  const y = (step: number) => centreY - points[2 * step + 1]! * unit;
  brush.fillStyle = theme.hairline;
  brush.fillRect(left, centreY, innerWidth, 1 / ratio);
  brush.fillRect(centreX, top, 1 / ratio, innerHeight);
  brush.font = `${font}px ${getComputedStyle(brush.canvas).fontFamily}`;
  brush.fillStyle = theme.inkSoft;
  brush.textAlign = 'center';
  brush.textBaseline = 'bottom';
  brush.fillText(across, centreX, height);
  brush.save();
  brush.translate(font, centreY);
  brush.rotate(-Math.PI / 2);
  brush.fillText(up, 0, 0);
  brush.restore();

  const starts: number[] = [];
  let from = 0;
  for (const length of lengths) {
    starts.push(from);
    from += length;
  }
  const strong = picked ?? shown;
  const isWhole = (path: number) => path < WHOLE || path === strong;
  const order = [...lengths.keys()].toSorted((a, b) => Number(a === strong) - Number(b === strong));
  brush.lineJoin = 'round';
  for (const path of order) {
    const [start, length] = [starts[path]!, lengths[path]!];
    brush.globalAlpha = path === strong ? 1 : strong === undefined ? 0.8 : 0.5;
    brush.lineWidth = path === strong ? 2.5 : 1.25;
    const stretch = Math.max(1, Math.ceil((length - 1) / STRETCHES));
    for (let begin = 0; isWhole(path) && begin < length - 1; begin += stretch) {
      brush.strokeStyle = colorOf(path, (begin + stretch / 2) / Math.max(1, length - 1));
      brush.beginPath();
      brush.moveTo(x(start + begin), y(start + begin));
      for (let t = begin + 1; t <= Math.min(length - 1, begin + stretch); t++)
        brush.lineTo(x(start + t), y(start + t));
      brush.stroke();
    }
    const end = start + length - 1;
    brush.strokeStyle = colorOf(path, 0);
    drawStart(brush, x(start), y(start), theme.background);
    brush.fillStyle = brush.strokeStyle = colorOf(path, 1);
    drawSign(brush, signOf(path), x(end), y(end), path === strong ? 4.5 : 3);
  }
  brush.globalAlpha = 1;
  if (shown !== undefined && starts[shown] !== undefined) {
    const at = starts[shown] + Math.min(lengths[shown]! - 1, playhead);
    brush.fillStyle = theme.background;
    brush.strokeStyle = theme.ink;
    brush.lineWidth = 2;
    brush.beginPath();
    brush.arc(x(at), y(at), 5, 0, 2 * Math.PI);
    brush.fill();
    brush.stroke();
  }
  const spots = [...lengths].flatMap((length, index) => {
    const times = isWhole(index) ? Array.from({ length }, (_, t) => t) : [0, length - 1];
    return times.map((t) => ({ x: x(starts[index]! + t), y: y(starts[index]! + t), index }));
  });
  return { spots, reach };
}
