/** Copies numbers from one layout into another, as a texture of indices says. */
import { each, sourceOf, type Source } from './common.ts';

/** Textures of one size that a permutation can read. */
export const SOURCES = 4;

/**
 * Every number of the output is the one whose index `indices` holds, counted through the source textures row by row and one
 * texture after the other; 0 for a negative index.
 * places[0] = (x, y of the region written; columns of a source; numbers in a source).
 */
export function permuteSource(): Source {
  return sourceOf({
    samplers: ['indices', ...Array.from({ length: SOURCES }, (_, k) => `source${k}`)],
    outputs: ['result'],
    places: 1,
    functions: `
float numberAt(float position) {
  int index = int(position + 0.5);
  if (position < 0.0) return 0.0;
  int which = index / places[0].w;
  index -= which * places[0].w;
  int texel = index >> 2;
  int row = texel / places[0].z;
  ivec2 at = ivec2(texel - row * places[0].z, row);
  vec4 numbers = ${each(SOURCES - 1, (k) => `which == ${k} ? texelFetch(source${k}, at, 0) :`, ' ')} texelFetch(source${SOURCES - 1}, at, 0);
  return numbers[index & 3];
}`,
    main: `
  vec4 from = texelFetch(indices, ivec2(gl_FragCoord.xy) - places[0].xy, 0);
  result = vec4(numberAt(from.x), numberAt(from.y), numberAt(from.z), numberAt(from.w));`,
  });
}
