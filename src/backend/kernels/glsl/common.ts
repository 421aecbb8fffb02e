/**
 * Pieces that all programs share. Every program has one uniform array `places` of four whole numbers an entry: where in which
 * texture to read. Sizes that make up a network are constants in the text; batch and time come in `places`.
 */

/** A program's text and the names of its samplers, in the order of the texture units. */
export interface Source {
  readonly text: string;
  readonly samplers: readonly string[];
}

const HELPERS = `
vec4 sigmoid(vec4 x) { return 1.0 / (1.0 + exp(-x)); }
// The built-in tanh overflows on some drivers.
vec4 hyperbolic(vec4 x) {
  vec4 e = exp(-2.0 * abs(x));
  return sign(x) * (1.0 - e) / (1.0 + e);
}
// Division of whole numbers is slow where draws are made in software. Right up to some million, for a >= 0.
int over(int a, int b) { return int((float(a) + 0.5) / float(b)); }
`;

/** The components of a texel. */
export const LETTERS = ['x', 'y', 'z', 'w'] as const;

/** The text for each of `count` indices, joined. */
export function each(count: number, text: (index: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(separator);
}

export function sourceOf(parts: {
  /** Samplers of plain textures; they come first. */
  readonly samplers?: readonly string[];
  /** Samplers of layered textures. */
  readonly layered?: readonly string[];
  readonly outputs: readonly string[];
  readonly places: number;
  readonly rates?: number;
  readonly functions?: string;
  readonly main: string;
}): Source {
  const { samplers = [], layered = [], outputs, places, rates = 0, functions = '', main } = parts;
  const text = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
precision highp sampler2DArray;
uniform ivec4 places[${places}];
${rates > 0 ? `uniform vec4 rates[${rates}];` : ''}
${samplers.map((name) => `uniform sampler2D ${name};`).join('\n')}
${layered.map((name) => `uniform sampler2DArray ${name};`).join('\n')}
${outputs.map((name, index) => `layout(location = ${index}) out vec4 ${name};`).join('\n')}
${HELPERS}
${functions}
void main() {
${main}
}`;
  return { text, samplers: [...samplers, ...layered] };
}

/**
 * Finds out which step and unit a texel of a whole sequence (`line.ts`) belongs to: declares `along` (texels from the row's
 * left), `turn`, `unit`, `step` (from 0) and `quad`; returns where there is no such step.
 * places[0] = (texels of a row; quads; steps; …).
 * @param rows rows of the texture written
 */
export function whole(rows: number): string {
  return `
  int along = int(gl_FragCoord.x);
  int line = int(gl_FragCoord.y);
  int turn = over(line, ${rows});
  int unit = line - turn * ${rows};
  int place = turn * places[0].x + along;
  int step = over(place, places[0].y);
  int quad = place - step * places[0].y;
  if (step >= places[0].z) return;`;
}

/** `placeOf(slot, rows, quads, width)`: where a slot begins in the texture of its parity, which has rows of `width` texels. */
export const PLACE_OF = `
ivec2 placeOf(int slot, int rows, int quads, int width) {
  int place = (slot >> 1) * quads;
  int turn = over(place, width);
  return ivec2(place - turn * width, turn * rows);
}`;

/** Turns of a loop written out together, so that sums are not put away and fetched again between them. */
const TOGETHER = 4;

/**
 * A loop of `count` turns for k from 0, several written out together.
 * @param turns the text for some turns, given the expressions for their k; the first is a multiple of four
 */
export function together(count: number, turns: (ks: readonly string[]) => string): string {
  const rest = count % TOGETHER;
  const full = count - rest;
  const ks = (length: number, from: string) => Array.from({ length }, (_, j) => `${from} + ${j}`);
  return `
  ${full === 0 ? '' : `for (int k = 0; k < ${full}; k += ${TOGETHER}) {${turns(ks(TOGETHER, 'k'))}}`}
  ${rest === 0 ? '' : `{${turns(ks(rest, `${full}`))}}`}`;
}

/** The same, turn by turn: given k & 3 as well. */
export function unrolled(count: number, turn: (k: string, part: number) => string): string {
  return together(count, (ks) => ks.map((k, j) => `{${turn(`(${k})`, j)}}`).join('\n'));
}
