/**
 * Draws of our own on the WebGL 2 context that TensorFlow.js uses: textures of four 32-bit floats a texel, programs, and
 * draws that write one or several textures at once.
 *
 * TensorFlow.js sets program, vertex array, framebuffer, viewport and textures before each of its own draws, but relies on
 * the scissor test and on face culling being switched on. So draws stand between `begin` and `end`, which switch both.
 */

import { isSoftware } from '../context.ts';
import type { Draw, Program, Slice, Target, Texture } from './draw.ts';

/** What a device has used of what never shrinks; constant from one training step to the next. */
export interface Usage {
  readonly draws: number;
  readonly textures: number;
  readonly bytes: number;
  readonly programs: number;
}

const VERTEX = `#version 300 es
void main() {
  vec2 corner = vec2((gl_VertexID << 1) & 2, gl_VertexID & 2);
  gl_Position = vec4(corner * 2.0 - 1.0, 0.0, 1.0);
}`;

const BYTES_A_TEXEL = 16;

/**
 * The programs of each context, by their sources. Compiling takes longer than hundreds of training steps where the processor draws,
 * so they stay for whoever draws with the context next: the trainer of another batch size, or a second opinion on the same steps.
 */
const compiled = new WeakMap<WebGL2RenderingContext, Map<string, Program>>();

function programsOf(gl: WebGL2RenderingContext): Map<string, Program> {
  let programs = compiled.get(gl);
  if (!programs) compiled.set(gl, (programs = new Map()));
  return programs;
}

function kindOf(gl: WebGL2RenderingContext, { layers }: Texture): GLenum {
  return layers > 0 ? gl.TEXTURE_2D_ARRAY : gl.TEXTURE_2D;
}

export class Gpu {
  /** How many textures one draw can write. */
  readonly outputs: number;
  readonly maxTextureSize: number;
  /** Draws are made by the processor. */
  readonly software: boolean;
  private readonly vertexArray: WebGLVertexArrayObject;
  private readonly vertexShader: WebGLShader;
  private readonly programs = new Set<Program>();
  private readonly textures = new Set<Texture>();
  private readonly targets = new Set<Target>();
  private draws = 0;
  private boundProgram: Program | undefined;
  private boundTarget: Target | undefined;
  private boundTextures: (Texture | undefined)[] = [];

  /** @param limits in place of the device's own, to try what happens on other devices */
  constructor(
    readonly gl: WebGL2RenderingContext,
    private readonly limits: {
      readonly outputs?: number;
      readonly maxTextureSize?: number;
      readonly software?: boolean;
      /** Told before each program that is compiled: on some devices that takes long. */
      readonly onProgress?: () => void;
    } = {},
  ) {
    gl.getExtension('EXT_color_buffer_float');
    const outputs = Math.min(
      gl.getParameter(gl.MAX_DRAW_BUFFERS) as number,
      gl.getParameter(gl.MAX_COLOR_ATTACHMENTS) as number,
    );
    this.outputs = Math.min(outputs || 4, limits.outputs ?? Infinity);
    this.maxTextureSize = Math.min(
      (gl.getParameter(gl.MAX_TEXTURE_SIZE) as number) || 2048,
      limits.maxTextureSize ?? Infinity,
    );
    this.software = limits.software ?? isSoftware(gl);
    this.vertexArray = gl.createVertexArray();
    this.vertexShader = this.compile(gl.VERTEX_SHADER, VERTEX);
  }

  get usage(): Usage {
    let texels = 0;
    for (const { width, height, layers } of this.textures) texels += width * height * Math.max(1, layers);
    return {
      draws: this.draws,
      textures: this.textures.size,
      bytes: texels * BYTES_A_TEXEL,
      programs: this.programs.size,
    };
  }

  /**
   * @param layers 0 for a plain texture
   * @throws when it would be larger than the device allows
   */
  texture(width: number, height: number, layers = 0): Texture {
    const { gl } = this;
    if (width > this.maxTextureSize || height > this.maxTextureSize)
      throw new Error(`A texture of ${width} by ${height} is too large for this graphics card.`);
    const texture = { handle: gl.createTexture(), width, height, layers };
    const kind = kindOf(gl, texture);
    gl.bindTexture(kind, texture.handle);
    this.boundTextures = [];
    if (layers > 0) gl.texStorage3D(kind, 1, gl.RGBA32F, width, height, layers);
    else gl.texStorage2D(kind, 1, gl.RGBA32F, width, height);
    for (const name of [gl.TEXTURE_MIN_FILTER, gl.TEXTURE_MAG_FILTER])
      gl.texParameteri(kind, name, gl.NEAREST);
    for (const name of [gl.TEXTURE_WRAP_S, gl.TEXTURE_WRAP_T]) gl.texParameteri(kind, name, gl.CLAMP_TO_EDGE);
    this.textures.add(texture);
    return texture;
  }

  target(slices: readonly Slice[]): Target {
    const { gl } = this;
    const target = { handle: gl.createFramebuffer(), slices };
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.handle);
    this.boundTarget = target;
    const attachments = slices.map((_, index) => gl.COLOR_ATTACHMENT0 + index);
    for (const [index, attachment] of attachments.entries()) {
      const { texture, layer } = slices[index]!;
      if (texture.layers > 0)
        gl.framebufferTextureLayer(gl.FRAMEBUFFER, attachment, texture.handle, 0, layer);
      else gl.framebufferTexture2D(gl.FRAMEBUFFER, attachment, gl.TEXTURE_2D, texture.handle, 0);
    }
    gl.drawBuffers(attachments);
    this.targets.add(target);
    return target;
  }

  /**
   * The program of a fragment shader; the same source gives the same program.
   * @param samplers names of its samplers, which get the texture units from 0 on
   */
  program(source: string, samplers: readonly string[]): Program {
    const { gl } = this;
    const all = programsOf(gl);
    const program = all.get(source) ?? this.compileProgram(source, samplers);
    all.set(source, program);
    this.programs.add(program);
    return program;
  }

  /** Before draws, uploads and readings: takes the context over from TensorFlow.js. */
  begin(): void {
    const { gl } = this;
    this.boundProgram = undefined;
    this.boundTarget = undefined;
    this.boundTextures = [];
    gl.disable(gl.SCISSOR_TEST);
    gl.disable(gl.CULL_FACE);
    gl.bindVertexArray(this.vertexArray);
  }

  /** After them: gives it back. */
  end(): void {
    const { gl } = this;
    gl.bindVertexArray(null);
    gl.bindFramebuffer(gl.FRAMEBUFFER, null);
    gl.activeTexture(gl.TEXTURE0);
    gl.enable(gl.SCISSOR_TEST);
    gl.enable(gl.CULL_FACE);
  }

  /** @param rates the uniform of that name: numbers that change from step to step */
  draw({ program, target, region, textures, places }: Draw, rates?: Float32Array): void {
    const { gl } = this;
    if (this.boundProgram !== program) {
      gl.useProgram(program.handle);
      this.boundProgram = program;
    }
    if (this.boundTarget !== target.current) {
      gl.bindFramebuffer(gl.FRAMEBUFFER, target.current.handle);
      this.boundTarget = target.current;
    }
    for (let unit = 0; unit < textures.length; unit++) {
      const texture = textures[unit]!.current;
      if (this.boundTextures[unit] === texture) continue;
      gl.activeTexture(gl.TEXTURE0 + unit);
      gl.bindTexture(kindOf(gl, texture), texture.handle);
      this.boundTextures[unit] = texture;
    }
    gl.viewport(region[0], region[1], region[2], region[3]);
    if (program.places) gl.uniform4iv(program.places, places);
    if (rates && program.rates) gl.uniform4fv(program.rates, rates);
    gl.drawArrays(gl.TRIANGLES, 0, 3);
    this.draws++;
  }

  /** Fills a whole plain texture. */
  upload({ handle, width, height }: Texture, texels: Float32Array): void {
    const { gl } = this;
    gl.activeTexture(gl.TEXTURE0);
    gl.bindTexture(gl.TEXTURE_2D, handle);
    this.boundTextures[0] = undefined;
    gl.texSubImage2D(gl.TEXTURE_2D, 0, 0, 0, width, height, gl.RGBA, gl.FLOAT, texels);
  }

  /** A region of one of a target's slices. Waits for the device. */
  read(
    target: Target,
    index: number,
    region: readonly [number, number, number, number] = [
      0,
      0,
      target.slices[index]!.texture.width,
      target.slices[index]!.texture.height,
    ],
  ): Float32Array {
    const { gl } = this;
    const [x, y, width, height] = region;
    const texels = new Float32Array(width * height * 4);
    gl.bindFramebuffer(gl.FRAMEBUFFER, target.handle);
    this.boundTarget = target;
    gl.readBuffer(gl.COLOR_ATTACHMENT0 + index);
    gl.readPixels(x, y, width, height, gl.RGBA, gl.FLOAT, texels);
    return texels;
  }

  /** Frees everything that was made here, but for the programs. */
  dispose(): void {
    const { gl } = this;
    for (const { handle } of this.targets) gl.deleteFramebuffer(handle);
    for (const { handle } of this.textures) gl.deleteTexture(handle);
    gl.deleteShader(this.vertexShader);
    gl.deleteVertexArray(this.vertexArray);
    this.targets.clear();
    this.textures.clear();
    this.programs.clear();
  }

  private compileProgram(source: string, samplers: readonly string[]): Program {
    this.limits.onProgress?.();
    const { gl } = this;
    const handle = gl.createProgram();
    const shader = this.compile(gl.FRAGMENT_SHADER, source);
    gl.attachShader(handle, this.vertexShader);
    gl.attachShader(handle, shader);
    gl.linkProgram(handle);
    // A lost context compiles nothing and says so of nothing; whoever reads the numbers notices the loss.
    if (!gl.getProgramParameter(handle, gl.LINK_STATUS) && !gl.isContextLost()) {
      const log = gl.getShaderInfoLog(shader) || gl.getProgramInfoLog(handle) || '';
      throw new Error(`A program for the graphics card did not compile: ${log}`);
    }
    gl.deleteShader(shader);
    gl.useProgram(handle);
    this.boundProgram = undefined;
    for (const [unit, name] of samplers.entries()) gl.uniform1i(gl.getUniformLocation(handle, name), unit);
    return {
      handle,
      places: gl.getUniformLocation(handle, 'places'),
      rates: gl.getUniformLocation(handle, 'rates'),
    };
  }

  private compile(type: GLenum, source: string): WebGLShader {
    const { gl } = this;
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    return shader;
  }
}
