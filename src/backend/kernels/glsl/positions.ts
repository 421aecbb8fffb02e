import { GROUP } from '../atlas.ts';
import { each, LETTERS, sourceOf, type Source } from './common.ts';
import { stepAt, unitNames } from './units.ts';

/**
 * The gradient by learned positions: each row of a block is a step, over which all sequences are added up. Written as
 * `weightGradientSource` writes it, in one chunk. places[1] = (first group of rows of the block).
 * @param units as in `weightGradientSource`
 */
export function positionGradientSource(width: number, units: number): Source {
  return sourceOf({
    layered: ['gradients'],
    outputs: unitNames('row', GROUP * units),
    places: 2,
    main: `
  ivec2 texel = ivec2(gl_FragCoord.xy);
  int unit = ${units} * texel.x;
  ${each(GROUP * units, (j) => `row${j} = vec4(0.0);`)}
  ${each(
    GROUP,
    (j) => `{
    int step = ${GROUP} * (texel.y - places[1].x) + ${j};
    if (step < places[0].z) {
      int place = step * places[0].y;
      ivec2 at = ${stepAt('place', String(width))} + ivec2(0, unit);
      for (int quad = 0; quad < places[0].y; quad++) {
        ${each(units, (u) =>
          each(
            GROUP,
            (g) =>
              `row${u * GROUP + j}.${LETTERS[g]!} += dot(texelFetch(gradients, ivec3(at + ivec2(quad, ${u}), ${g}), 0), vec4(1.0));`,
          ),
        )}
      }
    }
  }`,
  )}`,
  });
}
