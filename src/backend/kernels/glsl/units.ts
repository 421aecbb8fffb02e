/**
 * What layers that read all steps at once hold of a step: unit u in layer u & 3, row u >> 2 of a texture with all steps side by side
 * (`stepLayout.ts`). A fragment is four units of four sequences, whatever it computes.
 */
import { GROUP } from '../atlas.ts';
import { each } from './common.ts';

/** Where texels of a sequence lie that stand at a place of the whole line, the first of `rows` rows; places[0].x = texels of a row. */
export function stepAt(place: string, rows: string): string {
  return `ivec2(${place} - over(${place}, places[0].x) * places[0].x, over(${place}, places[0].x) * ${rows})`;
}

/** The four units of a row, as `name0` to `name3`. */
export function fetchUnits(name: string, texture: string, at: string): string {
  return each(GROUP, (j) => `vec4 ${name}${j} = texelFetch(${texture}, ivec3(${at}, ${j}), 0);`);
}

/** What a fragment writes: `name0` to `name3`, as far as there are so many. */
export function unitNames(name: string, count = GROUP): string[] {
  return Array.from({ length: count }, (_, j) => `${name}${j}`);
}
