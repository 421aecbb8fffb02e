/** Indices of `glsl/permute.ts`, and the draw that follows them. */
import { permuteSource } from './glsl/permute.ts';
import { ref, slicesOf, type Draw, type Gpu, type Ref, type Slice, type Texture } from './gpu.ts';
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

/** What a permutation reads: one or two textures of one size, and which of their layers (a plain texture has one). */
export interface Sources {
  readonly textures: readonly Ref<Texture>[];
  readonly firstLayer?: number;
  readonly layerCount?: number;
}

/** @param into what it writes: a plain texture, or one layer */
export function permutationDraw(
  gpu: Gpu,
  { region, indices }: Permutation,
  { textures, firstLayer = 0, layerCount = 1 }: Sources,
  into: Texture | Slice,
): Draw {
  const [first, second] = textures as [Ref<Texture>, Ref<Texture>?];
  const { width, height, layers } = first.current;
  const numbers = width * height * 4;
  if (numbers * layerCount * textures.length > LARGEST_INDEX)
    throw new Error('These sequences hold too many numbers for one texture of indices.');
  const table = gpu.texture(region[2], region[3]);
  gpu.upload(table, indices);
  return {
    program: programOf(gpu, permuteSource(layers > 0)),
    target: ref(gpu.target('texture' in into ? [into] : slicesOf(into))),
    region,
    textures: [ref(table), first, second ?? first],
    places: Int32Array.from([region[0], region[1], width, numbers, firstLayer, layerCount, 0, 0]),
  };
}
