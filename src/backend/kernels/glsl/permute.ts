/** Copies numbers from one layout into another, as a texture of indices says. */
import { sourceOf, type Source } from './common.ts';

/**
 * Every number of the output is the one whose index `indices` holds, counted through the sources: one or two textures of one
 * size, so many layers of each from `first` on, row by row; 0 for a negative index.
 * places[0] = (x, y of the region written; columns of a source; numbers in a layer), places[1] = (first layer; layers counted).
 * @param layered whether the sources are layered textures
 */
export function permuteSource(layered: boolean): Source {
  const sources = ['source0', 'source1'];
  const fetch = (name: string) =>
    layered ? `texelFetch(${name}, ivec3(at, places[1].x + layer), 0)` : `texelFetch(${name}, at, 0)`;
  return sourceOf({
    samplers: ['indices', ...(layered ? [] : sources)],
    layered: layered ? sources : [],
    outputs: ['result'],
    places: 2,
    functions: `
float numberAt(float position) {
  int index = int(position + 0.5);
  if (position < 0.0) return 0.0;
  int layer = index / places[0].w;
  index -= layer * places[0].w;
  bool second = layer >= places[1].y;
  if (second) layer -= places[1].y;
  int texel = index >> 2;
  int row = texel / places[0].z;
  ivec2 at = ivec2(texel - row * places[0].z, row);
  vec4 numbers = second ? ${fetch('source1')} : ${fetch('source0')};
  return numbers[index & 3];
}`,
    main: `
  vec4 from = texelFetch(indices, ivec2(gl_FragCoord.xy) - places[0].xy, 0);
  result = vec4(numberAt(from.x), numberAt(from.y), numberAt(from.z), numberAt(from.w));`,
  });
}
