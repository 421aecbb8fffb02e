/**
 * Counts what a worker asks of WebGL, by functions put around those of the context's prototype: draw calls, programs,
 * textures and waiting. Nobody who is measured knows of it, and it costs well under a microsecond a call.
 */

export interface GlCounts {
  draws: number;
  programs: number;
  textures: number;
  /** Of all textures, by their formats. */
  bytes: number;
  /** Milliseconds spent in calls that wait for the device. */
  waitedMs: number;
}

type Gl = Record<string, ((...args: never[]) => unknown) | undefined>;

const DRAWS = [
  'drawArrays',
  'drawElements',
  'drawArraysInstanced',
  'drawElementsInstanced',
  'drawRangeElements',
];

/** Bytes of a texel by the names of the sized formats that are in use; 4 for all others. */
const TEXEL_BYTES: Readonly<Record<string, number>> = {
  R8: 1,
  R16F: 2,
  R32F: 4,
  RGBA: 4,
  RGBA8: 4,
  RG32F: 8,
  RGBA16F: 8,
  RGBA32F: 16,
};

/** Puts `after` behind a function of the context: it sees the context, the result and the arguments. */
function watch(
  gl: Gl,
  name: string,
  after: (context: WebGL2RenderingContext, result: unknown, args: readonly unknown[]) => void,
): void {
  const original = gl[name] as ((...args: unknown[]) => unknown) | undefined;
  if (!original) return;
  gl[name] = function (this: WebGL2RenderingContext, ...args: unknown[]) {
    const result = original.apply(this, args);
    after(this, result, args);
    return result;
  };
}

const WAITS = ['readPixels', 'getBufferSubData', 'clientWaitSync', 'finish'];

/** Times a function of the context. */
function time(gl: Gl, name: string, spent: (ms: number) => void): void {
  const original = gl[name] as ((...args: unknown[]) => unknown) | undefined;
  if (!original) return;
  gl[name] = function (this: WebGL2RenderingContext, ...args: unknown[]) {
    const start = performance.now();
    const result = original.apply(this, args);
    spent(performance.now() - start);
    return result;
  };
}

/** Counts from now on. Call once, before the first context is used. */
export function countGl(): GlCounts {
  const counts: GlCounts = { draws: 0, programs: 0, textures: 0, bytes: 0, waitedMs: 0 };
  if (typeof WebGL2RenderingContext === 'undefined') return counts;
  const gl = WebGL2RenderingContext.prototype as unknown as Gl;
  const constants = WebGL2RenderingContext as unknown as Readonly<Record<string, number>>;
  const texelBytes = new Map(Object.entries(TEXEL_BYTES).map(([name, bytes]) => [constants[name], bytes]));
  const sizes = new Map<unknown, number>();

  const hold = (
    context: WebGL2RenderingContext,
    binding: 'TEXTURE_BINDING_2D' | 'TEXTURE_BINDING_2D_ARRAY',
    [, , format, width, height]: readonly unknown[],
    layers: unknown = 1,
  ) => {
    const texture: unknown = context.getParameter(context[binding]);
    const texels = Number(width) * Number(height) * Number(layers);
    const size = texels * (texelBytes.get(format as number) ?? 4);
    counts.bytes += size - (sizes.get(texture) ?? 0);
    sizes.set(texture, size);
  };

  for (const name of WAITS) time(gl, name, (ms) => (counts.waitedMs += ms));
  for (const name of DRAWS) watch(gl, name, () => counts.draws++);
  watch(gl, 'linkProgram', () => counts.programs++);
  watch(gl, 'deleteProgram', () => counts.programs--);
  watch(gl, 'createTexture', (_context, texture) => {
    counts.textures++;
    sizes.set(texture, 0);
  });
  watch(gl, 'deleteTexture', (_context, _result, [texture]) => {
    if (!sizes.has(texture)) return;
    counts.textures--;
    counts.bytes -= sizes.get(texture)!;
    sizes.delete(texture);
  });
  watch(gl, 'texStorage2D', (context, _result, args) => hold(context, 'TEXTURE_BINDING_2D', args));
  watch(gl, 'texStorage3D', (context, _result, args) =>
    hold(context, 'TEXTURE_BINDING_2D_ARRAY', args, args[5]),
  );
  watch(gl, 'texImage2D', (context, _result, args) => {
    // The short form takes its size from a picture, which nobody here has.
    if (args.length >= 9) hold(context, 'TEXTURE_BINDING_2D', args);
  });
  return counts;
}
