/**
 * Lanes of symbols: one for the input, and one that sets what the network says above what is right. Where a symbol does not
 * fit its step, steps become blocks of colour, and a loupe spells out the symbols around the playhead.
 */
import { lineWidth, type Surface } from './canvas.ts';
import { entryOf, letterOn, underLetters, type ColorMap, type Rgb } from './colorMaps.ts';
import { drawWrong } from './outputLane.ts';
import type { Theme } from './theme.ts';

/** One row of symbols. */
export interface SymbolRow {
  /** `[time]`: indices of `symbols`. */
  readonly indices: ArrayLike<number>;
  /** `[time]`, 0 to 1: how sure the network is, drawn as a shade; absent for rows that are given. */
  readonly confidence?: ArrayLike<number>;
  /** Set for what is right: there is nothing to show where the answer does not count. */
  readonly onlyWhereAsked?: boolean;
}

export interface SymbolLane {
  readonly rows: readonly SymbolRow[];
  readonly symbols: readonly string[];
  readonly timeSteps: number;
  /** `[time]`: 1 where the answer counts; absent where all do. */
  readonly mask?: ArrayLike<number>;
  /** `[time]`: true at wrong answers. */
  readonly wrong?: readonly boolean[];
  /** The step in the middle of the loupe, from 0. */
  readonly playhead: number;
}

const VISIBLE: Readonly<Record<string, string>> = { ' ': '␣', '\n': '↵', '\t': '⇥', '\r': '␍' };

/** A symbol as it can be seen: a blank and a line break get signs of their own. */
export function visibleSymbol(symbol: string | undefined): string {
  if (symbol === undefined) return '?';
  return VISIBLE[symbol] ?? symbol;
}

/** Room under the rows for the marks of wrong steps. */
const MARK_ROOM = 8;
const QUIET = 0.5;
/** The contrast of letters that are read from afar. */
const FROM_AFAR = 7;

/** Draws the lane; `size` is the font's size in pixels. */
export function drawSymbols(
  surface: Surface,
  lane: SymbolLane,
  theme: Theme,
  size = (12 * theme.rem) / 16,
): void {
  const { brush, width, height } = surface;
  const step = width / lane.timeSteps;
  brush.font = `${size}px ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace`;
  brush.textAlign = 'center';
  brush.textBaseline = 'middle';
  const glyph = brush.measureText('m').width;
  const rowHeight = (height - (lane.wrong ? MARK_ROOM : 0)) / lane.rows.length;
  const paint = { surface, lane, theme, rowHeight, glyph };
  const fits = step >= glyph * 0.98;
  for (let t = 0; t < lane.timeSteps; t++) drawStep(paint, t, (t + 0.5) * step, step, fits);
  if (fits) frame(surface, theme, lane.playhead * step, step);
  else drawLoupe(paint, step);
}

/** The playhead here is a frame around its step: a line would run through the symbol. */
function frame({ brush, height }: Surface, theme: Theme, left: number, width: number): void {
  brush.strokeStyle = theme.accent;
  brush.lineWidth = lineWidth(theme, 2);
  brush.strokeRect(left, 1, width, height - 2);
}

interface Paint {
  readonly surface: Surface;
  readonly lane: SymbolLane;
  readonly theme: Theme;
  readonly rowHeight: number;
  readonly glyph: number;
}

/** The shade for how sure the network is; halfway to nothing where the answer does not count. */
function shadeOf(map: ColorMap, confidence: number, asked: boolean): Rgb {
  const entry = entryOf(map, asked ? confidence : confidence * QUIET, 0, 1) * 4;
  return [map.bytes[entry]!, map.bytes[entry + 1]!, map.bytes[entry + 2]!];
}

/** One step of all rows, centred on `x`, with its letter or as a block. */
function drawStep(paint: Paint, t: number, x: number, step: number, letters: boolean): void {
  const { surface, lane, theme, rowHeight, glyph } = paint;
  const { brush, height } = surface;
  const asked = lane.mask ? lane.mask[t]! > 0 : true;
  lane.rows.forEach((row, k) => {
    if (row.onlyWhereAsked && !asked) return;
    const top = k * rowHeight;
    let ink: string = asked ? theme.ink : theme.inkSoft;
    if (row.confidence) {
      const given = shadeOf(theme.sequential, row.confidence[t]!, asked);
      const shade = theme.leastLine > 0 ? underLetters(given, FROM_AFAR) : given;
      brush.fillStyle = `rgb(${shade.join(' ')})`;
      brush.fillRect(x - step / 2, top, step + 0.2, rowHeight);
      ink = letterOn(shade);
    } else if (!letters) {
      brush.fillStyle = theme.inkSoft;
      brush.globalAlpha = (asked ? 1 : QUIET) * blockStrength(row.indices[t]!, lane.symbols.length);
      brush.fillRect(x - step / 2, top + rowHeight * 0.25, step, rowHeight * 0.5);
      brush.globalAlpha = 1;
    }
    if (!letters) return;
    brush.fillStyle = ink;
    brush.fillText(letterFor(lane.symbols[row.indices[t]!], step, glyph), x, top + rowHeight / 2 + 1);
  });
  if (lane.wrong?.[t]) drawWrong(surface, x, height - 1, Math.min(4, Math.max(1.5, step / 2)), theme);
}

/** Different symbols differ in strength, so that a repeated one can be told from a change. */
function blockStrength(index: number, count: number): number {
  return 0.15 + 0.65 * (count > 1 ? index / (count - 1) : 1);
}

/** As much of a symbol as fits its step, at least one character. */
function letterFor(symbol: string | undefined, step: number, glyph: number): string {
  const letters = [...visibleSymbol(symbol)];
  return letters.slice(0, Math.max(1, Math.floor(step / glyph))).join('');
}

/** A framed window around the playhead in which every symbol has room; its own symbol stays on the playhead. */
function drawLoupe(paint: Paint, step: number): void {
  const { lane, theme, glyph, surface } = paint;
  const { brush, width, height } = surface;
  const letterWidth = glyph * 1.25;
  const reach = Math.max(1, Math.min(8, Math.floor((width / letterWidth - 1) / 2)));
  const half = (reach + 0.5) * letterWidth;
  const within = (x: number, margin: number) => Math.min(width - margin, Math.max(margin, x));
  const middle = within((lane.playhead + 0.5) * step, letterWidth / 2);
  const left = within(middle, half) - half;
  brush.save();
  brush.beginPath();
  brush.rect(left, 0, 2 * half, height);
  brush.clip();
  brush.fillStyle = theme.panel;
  brush.fillRect(left, 0, 2 * half, height);
  for (let t = 0; t < lane.timeSteps; t++) {
    const x = middle + (t - lane.playhead) * letterWidth;
    if (Math.abs(x - left - half) <= half - letterWidth / 2 + 0.5) drawStep(paint, t, x, letterWidth, true);
  }
  brush.restore();
  brush.strokeStyle = theme.accent;
  brush.lineWidth = 1;
  brush.strokeRect(left + 0.5, 0.5, 2 * half - 1, height - 1);
  frame(surface, theme, middle - letterWidth / 2, letterWidth);
}
