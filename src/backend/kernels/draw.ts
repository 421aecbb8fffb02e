/** What draws are made of: textures, what one draw writes of them, programs. `gpu.ts` makes these and carries draws out. */

/** A texture of RGBA32F texels, filled with zeros when made. */
export interface Texture {
  readonly handle: WebGLTexture;
  readonly width: number;
  readonly height: number;
  /** How many layers a layered texture has, which programs read by a `sampler2DArray`; 0 for a plain one. */
  readonly layers: number;
}

/** A plain texture, or one layer of a layered one: what a draw can write. */
export interface Slice {
  readonly texture: Texture;
  readonly layer: number;
}

/** What one draw writes together. */
export interface Target {
  readonly handle: WebGLFramebuffer;
  readonly slices: readonly Slice[];
}

export interface Program {
  readonly handle: WebGLProgram;
  readonly places: WebGLUniformLocation | null;
  readonly rates: WebGLUniformLocation | null;
}

/** What may stand for another texture or target from one step to the next: old and new parameters change places. */
export interface Ref<T> {
  current: T;
}

/** One draw, fixed once and done in every step. */
export interface Draw {
  readonly program: Program;
  readonly target: Ref<Target>;
  /** x, y, width, height of the region written, in texels. */
  readonly region: readonly [number, number, number, number];
  /** In the order of the program's samplers. */
  readonly textures: readonly Ref<Texture>[];
  /** The uniform `places`, four numbers an entry. */
  readonly places: Int32Array;
}

export function ref<T>(current: T): Ref<T> {
  return { current };
}

/** All that can be written of a texture. */
export function slicesOf(texture: Texture): Slice[] {
  return Array.from({ length: Math.max(1, texture.layers) }, (_, layer) => ({ texture, layer }));
}
