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
`;

/** The components of a texel. */
export const LETTERS = ['x', 'y', 'z', 'w'] as const;

/** The text for each of `count` indices, joined. */
export function each(count: number, text: (index: number) => string, separator = '\n'): string {
  return Array.from({ length: count }, (_, index) => text(index)).join(separator);
}

export function sourceOf(parts: {
  readonly samplers: readonly string[];
  readonly outputs: readonly string[];
  readonly places: number;
  readonly rates?: number;
  readonly functions?: string;
  readonly main: string;
}): Source {
  const { samplers, outputs, places, rates = 0, functions = '', main } = parts;
  const text = `#version 300 es
precision highp float;
precision highp int;
precision highp sampler2D;
uniform ivec4 places[${places}];
${rates > 0 ? `uniform vec4 rates[${rates}];` : ''}
${samplers.map((name) => `uniform sampler2D ${name};`).join('\n')}
${outputs.map((name, index) => `layout(location = ${index}) out vec4 ${name};`).join('\n')}
${HELPERS}
${functions}
void main() {
${main}
}`;
  return { text, samplers };
}

/**
 * Finds out which step a texel of a whole sequence belongs to. Declares `unit`, `quad`, `patch` (from 0) from a grid in
 * `places[0]` = (patch width, quads, patches a column, patches); returns where there is no such step.
 */
export const WHOLE = `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int column = texel.x / places[0].x;
  int line = texel.y / places[0].y;
  int unit = texel.x - column * places[0].x;
  int quad = texel.y - line * places[0].y;
  int patch_ = column * places[0].z + line;
  if (patch_ >= places[0].w) return;`;

/** `origin(patch, width, quads, perColumn)`: the first texel of a patch. */
export const ORIGIN = `
ivec2 origin(int patch_, int width, int quads, int perColumn) {
  int column = patch_ / perColumn;
  return ivec2(column * width, (patch_ - column * perColumn) * quads);
}`;

/** Turns of a loop written out one after the other, so that sums are not put away and fetched again between them. */
const UNROLL = 4;

/**
 * A loop of `count` turns for k from 0, several written out at a time.
 * @param turn the text for one turn, given the expression for its k
 */
export function unrolled(count: number, turn: (k: string) => string): string {
  const rest = count % UNROLL;
  const whole = count - rest;
  const turns = each(UNROLL, (j) => `{${turn(`k + ${j}`)}}`);
  return `
  ${whole === 0 ? '' : `for (int k = 0; k < ${whole}; k += ${UNROLL}) {${turns}}`}
  ${each(rest, (j) => `{${turn(`${whole + j}`)}}`)}`;
}
