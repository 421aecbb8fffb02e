/** How the networks of a race are drawn: one colour a cell, a shade of it for each further one of that cell, and a dash of its own. */
import type { Theme } from '../../charts/theme.ts';
import { cellColor, colorPair } from '../cellColor.ts';

export interface LineStyle {
  /** The model's id, which has a colour of its own. */
  readonly cell: string;
  /** How much of the ink is mixed in, 0 to 1: networks of the same cell differ in lightness. */
  readonly shade: number;
  /** Lengths of dashes and gaps in pixels; the lead's line is unbroken. */
  readonly dash: readonly number[];
}

const SHADES = [0, 0.4, 0.7, 0.9];
const DASHES: readonly (readonly number[])[] = [[], [7, 4], [2, 3], [10, 3, 2, 3]];

/** The line styles of networks by their cells, the lead first. */
export function lineStylesOf(cells: readonly string[]): readonly LineStyle[] {
  return cells.map((cell, k) => ({
    cell,
    shade: SHADES[cells.slice(0, k).filter((other) => other === cell).length] ?? 1,
    dash: DASHES[k] ?? [],
  }));
}

/** The colour for a canvas, as `rgb(r, g, b)`. */
export function colorOf(theme: Theme, { cell, shade }: LineStyle): string {
  const pure = theme.color(colorPair(cell));
  const own = channels(pure);
  const ink = channels(theme.ink);
  if (shade === 0 || own.length < 3 || ink.length < 3) return pure;
  const mixed = own.slice(0, 3).map((value, k) => Math.round(value * (1 - shade) + ink[k]! * shade));
  return `rgb(${mixed.join(', ')})`;
}

function channels(color: string): number[] {
  return (/^rgba?\((.*)\)$/.exec(color)?.[1] ?? '')
    .split(/[\s,/]+/)
    .map(Number)
    .filter(Number.isFinite);
}

/** The same colour for an element. */
export function styleOf({ cell, shade }: LineStyle): { readonly color: string } {
  const own = cellColor(cell);
  const percent = Math.round(100 * (1 - shade));
  return { color: shade === 0 ? own : `color-mix(in srgb, ${own} ${percent}%, var(--ink))` };
}

/** A piece of the line as a background, in the element's own colour. */
export function pieceOf({ dash }: LineStyle): string {
  let end = 0;
  const stops = dash.map((length, k) => {
    const from = end;
    end += length;
    return `${k % 2 === 0 ? 'currentcolor' : 'transparent'} ${from}px ${end}px`;
  });
  return stops.length === 0
    ? 'linear-gradient(currentcolor 0 0)'
    : `repeating-linear-gradient(90deg, ${stops.join(', ')})`;
}
