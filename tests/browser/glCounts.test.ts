import { expect, it } from 'vitest';
import { countGl } from '../../src/bench/workers/gl.ts';

it('counts draws, programs, textures, their bytes, and waiting', () => {
  const counts = countGl();
  const gl = new OffscreenCanvas(4, 4).getContext('webgl2')!;
  const [first, second] = [gl.createTexture(), gl.createTexture()];
  gl.bindTexture(gl.TEXTURE_2D, first);
  gl.texStorage2D(gl.TEXTURE_2D, 1, gl.RGBA32F, 8, 2);
  gl.bindTexture(gl.TEXTURE_2D, second);
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.R32F, 4, 4, 0, gl.RED, gl.FLOAT, null);
  expect(counts).toMatchObject({ textures: 2, bytes: 8 * 2 * 16 + 4 * 4 * 4 });

  // The same texture again counts once, and what is deleted counts no more.
  gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, 2, 2, 0, gl.RGBA, gl.UNSIGNED_BYTE, null);
  expect(counts).toMatchObject({ textures: 2, bytes: 8 * 2 * 16 + 2 * 2 * 4 });
  gl.deleteTexture(first);
  gl.deleteTexture(first);
  expect(counts).toMatchObject({ textures: 1, bytes: 2 * 2 * 4 });

  // All layers of a layered texture count.
  gl.bindTexture(gl.TEXTURE_2D_ARRAY, gl.createTexture());
  gl.texStorage3D(gl.TEXTURE_2D_ARRAY, 1, gl.RGBA32F, 3, 2, 5);
  expect(counts).toMatchObject({ textures: 2, bytes: 2 * 2 * 4 + 3 * 2 * 5 * 16 });

  const program = gl.createProgram();
  gl.linkProgram(program);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  gl.drawArrays(gl.TRIANGLES, 0, 3);
  expect(counts).toMatchObject({ programs: 1, draws: 2 });
  expect(counts.waitedMs).toBe(0);
  gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  expect(counts.waitedMs).toBeGreaterThan(0);
  gl.deleteProgram(program);
  expect(counts.programs).toBe(0);
});
