/** Indices of `glsl/permute.ts`, and the draw that follows them. */
import { permuteSource, SOURCES } from './glsl/permute.ts';
import { ref, type Draw, type Gpu, type Ref, type Target, type Texture } from './gpu.ts';
import { programOf } from './layersPlan.ts';

/** Whole numbers up to here are exact in a 32-bit float. */
const LARGEST_INDEX = 2 ** 24;
/** Columns of a dense texture. */
const DENSE_WIDTH = 1024;

/** Width and height of a texture that holds so many numbers row by row, four a texel. */
export function denseSides(count: number): [number, number] {
  const texels = Math.ceil(count / 4);
  const width = Math.max(1, Math.min(texels, DENSE_WIDTH));
  return [width, Math.max(1, Math.ceil(texels / width))];
}

export interface Permutation {
  readonly region: readonly [number, number, number, number];
  /** For each number of the region, row by row, the index of the number it is to be; negative for 0. */
  readonly indices: Float32Array;
}

/** A region of nothing but zeros, to be filled in. */
export function emptyPermutation(region: Permutation['region']): Permutation {
  return { region, indices: new Float32Array(region[2] * region[3] * 4).fill(-1) };
}

/** @param sources at most four textures of one size */
export function permutationDraw(
  gpu: Gpu,
  { region, indices }: Permutation,
  sources: readonly Ref<Texture>[],
  target: Target,
): Draw {
  const { width, height } = sources[0]!.current;
  const numbers = width * height * 4;
  if (numbers * sources.length > LARGEST_INDEX)
    throw new Error('These sequences hold too many numbers for one texture of indices.');
  const table = gpu.texture(region[2], region[3]);
  gpu.upload(table, indices);
  const all = Array.from({ length: SOURCES }, (_, k) => sources[k] ?? sources[0]!);
  return {
    program: programOf(gpu, permuteSource()),
    target: ref(target),
    region,
    textures: [ref(table), ...all],
    places: Int32Array.from([region[0], region[1], width, numbers]),
  };
}
