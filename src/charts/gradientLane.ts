/** The gradient lane: how far an error follows each step, on a log scale */
import { lineWidth, snap, type Surface } from './canvas.ts';
import type { Theme } from './theme.ts';

export interface GradientLane {
  /** Lengths by the hidden states, `[time]`, of each layer, the lowest first: the top one as bars, the others as thin lines. */
  readonly hidden: readonly Float32Array[];
  /** Lengths by the other states of the top layer, `[time]`, as lines in the bars' colour, with their names. */
  readonly others: readonly { readonly state: string; readonly lengths: Float32Array }[];
  /** Lengths by the inputs, `[time]`, as short marks. */
  readonly inputs: Float32Array;
  readonly timeSteps: number;
  /** Powers of ten at the foot and at the top. */
  readonly range: readonly [number, number];
  /** The only step whose error it is, from 0: nothing of it comes from later ones. */
  readonly of: number | 'all';
  /** Straight lines on the log scale: their values at two steps, from 0. */
  readonly fits: readonly Line[];
  /** Where truncated backpropagation stops: the steps between two cuts, and the one at whose cut the error's way back ends, from 0. */
  readonly cuts: { readonly every: number | undefined; readonly stop: number };
}

export interface Line {
  readonly from: number;
  readonly to: number;
  at(step: number): number;
}

/** Room under the bars, where zeros and what lies below the scale are marked. */
export const FOOT = 7;
const TOP = 3;

/** The share of the scale's height at which a length stands, 0 to 1; undefined for 0 and what lies below, or is no number. */
export function heightOf(length: number, [low, high]: readonly [number, number]): number | undefined {
  if (!(length > 0) || length < 10 ** low * 0.999) return undefined;
  return Math.min(1, (Math.log10(length) - low) / (high - low));
}

export interface Paint {
  readonly surface: Surface;
  readonly lane: GradientLane;
  readonly theme: Theme;
  readonly step: number;
  /** The foot of the bars. */
  readonly base: number;
  /** Steps from which something may come back. */
  readonly end: number;
  y(share: number): number;
}

/** @returns where things stand, for whoever draws over it */
export function drawGradients(surface: Surface, lane: GradientLane, theme: Theme): Paint {
  const { height, width, ratio } = surface;
  const base = snap(height - FOOT, ratio);
  const paint: Paint = {
    surface,
    lane,
    theme,
    step: width / lane.timeSteps,
    base,
    end: lane.of === 'all' ? lane.timeSteps : lane.of + 1,
    y: (share) => base - share * (base - TOP),
  };
  drawDecades(paint);
  drawCuts(paint);
  const top = lane.hidden.at(-1);
  if (top) drawBars(paint, top);
  lane.hidden.slice(0, -1).forEach((lengths, layer) => drawLayer(paint, lengths, layer));
  drawInputs(paint);
  for (const fit of lane.fits) drawFit(paint, fit);
  // Over its fit, which may lie along it.
  for (const other of lane.others) drawOther(paint, other);
  drawEnd(paint);
  return paint;
}

/** A hairline at each whole power of ten, or at every other where they are many. */
function drawDecades({ surface: { brush, width, ratio }, lane: { range }, theme, y }: Paint): void {
  const [low, high] = range;
  const every = Math.ceil((high - low) / 4);
  brush.fillStyle = theme.hairline;
  for (let power = low; power <= high; power += every)
    brush.fillRect(0, snap(y((power - low) / (high - low)), ratio), width, 1 / ratio);
}

/** Cuts that would stand nearer than this are left out, but for the one at which the way back ends. */
const NEAREST = 6;

/** An upright line where a chunk begins, over which no gradient goes back. */
function drawCuts({ surface: { brush, ratio }, lane, theme, step, base }: Paint): void {
  const { timeSteps, cuts } = lane;
  const { every = timeSteps, stop } = cuts;
  for (let t = every; t < timeSteps; t += every) {
    if (t !== stop && every * step < NEAREST) continue;
    brush.fillStyle = t === stop ? theme.ink : theme.inkSoft;
    brush.fillRect(snap(t * step, ratio), 0, t === stop ? 1.5 : 1 / ratio, base);
  }
  if (stop === 0) return;
  const size = smallText(theme);
  const text = 'gradient stops here';
  setFont(brush, size);
  // Before it, where nothing but zeros stands.
  write(brush, theme, text, Math.max(0, stop * step - brush.measureText(text).width - 4), size + 1, size);
}

/** Smaller than the axes' text, as it stands among what is drawn, unless it is to be read from afar. */
function smallText({ rem, leastLine }: Theme): number {
  return (leastLine > 0 ? 0.75 : 0.6875) * rem;
}

function setFont(brush: CanvasRenderingContext2D, size: number): void {
  brush.font = `${size}px ${getComputedStyle(brush.canvas).fontFamily}`;
}

function drawBars({ surface, lane, theme, step, base, end, y }: Paint, lengths: Float32Array): void {
  const { brush, ratio } = surface;
  const gap = step >= 4 ? Math.max(1, step * 0.12) : 0;
  for (let t = 0; t < end; t++) {
    const left = snap(t * step, ratio);
    const wide = Math.max(1 / ratio, snap((t + 1) * step, ratio) - left - gap);
    const share = heightOf(lengths[t]!, lane.range);
    if (!Number.isFinite(lengths[t]!)) {
      brush.fillStyle = theme.error;
      brush.fillRect(left, TOP, wide, base - TOP);
    } else if (share === undefined)
      drawNothing(surface, theme, left + wide / 2, Math.min(3, step / 2 - 0.25));
    else {
      brush.fillStyle = theme.accent;
      // Whatever is on the scale is seen.
      const tall = Math.max(1, base - y(share));
      brush.fillRect(left, base - tall, wide, tall);
    }
  }
}

/** A small open triangle at the foot, pointing down: nothing here, or less than the scale shows. */
function drawNothing({ brush, height }: Surface, theme: Theme, x: number, half: number): void {
  brush.strokeStyle = theme.inkSoft;
  brush.lineWidth = 1;
  brush.beginPath();
  brush.moveTo(x - half, height - FOOT + 2);
  brush.lineTo(x + half, height - FOOT + 2);
  brush.lineTo(x, height - 1);
  brush.closePath();
  brush.stroke();
}

const DASHES = [[], [5, 3], [2, 3]];

interface Curve {
  readonly lengths: Float32Array;
  readonly color: string;
  readonly dash: readonly number[];
  readonly name: string;
  /** Where its name stands, in widths of a name from the left. */
  readonly place: number;
}

/** A line with its name. */
function drawCurve({ surface: { brush }, lane, theme, step, base, end, y }: Paint, curve: Curve): void {
  const { lengths, color, dash, name, place } = curve;
  const at = (t: number) => {
    const share = heightOf(lengths[t]!, lane.range);
    return share === undefined ? base : y(share);
  };
  brush.save();
  brush.lineJoin = 'round';
  const own = lineWidth(theme, 1.5);
  for (const [stroke, width] of [
    [theme.panel, own + 2],
    [color, own],
  ] as const) {
    brush.strokeStyle = stroke;
    brush.lineWidth = width;
    brush.setLineDash(width > own ? [] : [...dash]);
    brush.beginPath();
    for (let t = 0; t < end; t++) brush.lineTo((t + 0.5) * step, at(t));
    brush.stroke();
  }
  const size = smallText(theme);
  const left = 4 + place * 4 * size;
  brush.setLineDash([]);
  write(
    brush,
    theme,
    name,
    left,
    Math.max(size + 1, at(Math.min(end - 1, Math.floor(left / step))) - 4),
    size,
  );
  brush.restore();
}

/** A lower layer: a thin line. */
function drawLayer(paint: Paint, lengths: Float32Array, layer: number): void {
  const dash = DASHES[layer % DASHES.length]!;
  drawCurve(paint, { lengths, color: paint.theme.ink, dash, name: `layer ${layer + 1}`, place: layer });
}

function drawOther(paint: Paint, { state, lengths }: GradientLane['others'][number]): void {
  const { hidden } = paint.lane;
  drawCurve(paint, { lengths, color: paint.theme.accent, dash: [], name: state, place: hidden.length - 1 });
}

/** Where the error of one step is followed: a mark at the foot of that step, as nothing of it comes from later ones. */
function drawEnd({ surface: { brush, height }, lane, theme, step, base }: Paint): void {
  if (lane.of === 'all') return;
  const x = (lane.of + 0.5) * step;
  const half = Math.min(FOOT - 2, Math.max(3, step / 2));
  brush.fillStyle = theme.ink;
  brush.beginPath();
  brush.moveTo(x - half, height - 1);
  brush.lineTo(x + half, height - 1);
  brush.lineTo(x, base + 1);
  brush.closePath();
  brush.fill();
}

function write(
  brush: CanvasRenderingContext2D,
  theme: Theme,
  text: string,
  x: number,
  y: number,
  size: number,
): void {
  setFont(brush, size);
  brush.textAlign = 'left';
  brush.textBaseline = 'alphabetic';
  brush.lineJoin = 'round';
  brush.lineWidth = 3;
  brush.strokeStyle = theme.panel;
  brush.strokeText(text, x, y);
  brush.fillStyle = theme.ink;
  brush.fillText(text, x, y);
}

function drawInputs({ surface: { brush }, lane, theme, step, end, y }: Paint): void {
  const gap = step >= 4 ? Math.max(1, step * 0.12) : 0;
  const thick = lineWidth(theme, 2);
  for (const [color, grown] of [
    [theme.panel, 1],
    [theme.inkSoft, 0],
  ] as const) {
    brush.fillStyle = color;
    for (let t = 0; t < end; t++) {
      const share = heightOf(lane.inputs[t]!, lane.range);
      if (share !== undefined)
        brush.fillRect(t * step, y(share) - thick / 2 - grown, Math.max(1, step - gap), thick + 2 * grown);
    }
  }
}

/** A fitted line, dashed. */
function drawFit({ surface: { brush }, lane, theme, step, y }: Paint, fit: Line): void {
  const [low, high] = lane.range;
  const at = (t: number) => y((Math.log10(fit.at(t)) - low) / (high - low));
  brush.save();
  brush.beginPath();
  brush.rect(0, 0, step * lane.timeSteps, y(0));
  brush.clip();
  const own = lineWidth(theme, 1.5);
  for (const [color, width, dash] of [
    [theme.panel, own + 2, []],
    [theme.ink, own, [4 * own, 2.5 * own]],
  ] as const) {
    brush.strokeStyle = color;
    brush.lineWidth = width;
    brush.setLineDash([...dash]);
    brush.beginPath();
    brush.moveTo((fit.from + 0.5) * step, at(fit.from));
    brush.lineTo((fit.to + 0.5) * step, at(fit.to));
    brush.stroke();
  }
  brush.restore();
}
