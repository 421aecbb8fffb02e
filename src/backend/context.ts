/** A WebGL 2 context of our own for tfjs, so that its name can be read and its loss noticed. */

export interface ContextProbe {
  readonly context: WebGL2RenderingContext;
  /** The graphics card's name as a person knows it. */
  readonly name: string;
  /** True where there is no graphics card behind the context. */
  readonly software: boolean;
  /** True from the moment the context is lost. */
  isLost(): boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|basic render|software/i;

const UNNAMED = 'unnamed graphics';

/**
 * What browsers say of any card, so as to tell nobody which it is: WebKit "Apple GPU", on Linux, too, and others the name of the
 * browser.
 */
const MASKED = /^(Apple GPU|WebKit WebGL|Mozilla)$/;

/** Firefox names one card of a class for all of it. */
const ONE_OF_MANY = /, or similar$/;

/**
 * The card's name out of ANGLE's wrapping: "ANGLE (Intel, Mesa Intel(R) Xe Graphics (TGL GT2), OpenGL 4.6)" → "Intel Xe Graphics".
 * Unknown forms stay as they are.
 */
export function readableName(renderer: string): string {
  if (MASKED.test(renderer)) return UNNAMED;
  if (ONE_OF_MANY.test(renderer)) return `${readableName(renderer.replace(ONE_OF_MANY, ''))} or similar`;
  const wrapped = /^ANGLE \((?:[^,]*), (.*?)(?:, [^,]*)?\)$/.exec(renderer);
  const device = (wrapped?.[1] ?? renderer)
    .replace(/ANGLE Metal Renderer: /, '')
    .replace(/Direct3D.*$|OpenGL.*$|Vulkan [\d.]+ \((.*)\)$/, '$1')
    .replace(/\((R|TM)\)/gi, '')
    .replace(/\((Subzero|LLVM [\d.]+)\)|\(0x[0-9a-f]+\)|\/PCIe\/SSE2/gi, '')
    .replace('SwiftShader Device', 'SwiftShader')
    .replace(/^Mesa |\s*\([^()]*\)\s*$/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return device || UNNAMED;
}

function rendererOf(context: WebGL2RenderingContext): string {
  const extension = context.getExtension('WEBGL_debug_renderer_info');
  return String(context.getParameter(extension ? extension.UNMASKED_RENDERER_WEBGL : context.RENDERER));
}

/** Whether there is no graphics card behind the context. */
export function isSoftware(context: WebGL2RenderingContext): boolean {
  return SOFTWARE.test(rendererOf(context));
}

/** Asks the browser for a WebGL 2 context outside the page; null where there is none. */
export function createContext(): ContextProbe | null {
  if (typeof OffscreenCanvas === 'undefined') return null;
  const canvas = new OffscreenCanvas(1, 1);
  let lost = false;
  // Without preventDefault the browser never restores the context: tfjs could not use a restored one.
  canvas.addEventListener('webglcontextlost', () => (lost = true));
  const context = canvas.getContext('webgl2', {
    alpha: false,
    antialias: false,
    premultipliedAlpha: false,
    preserveDrawingBuffer: false,
    depth: false,
    stencil: false,
  });
  if (!context) return null;
  const renderer = rendererOf(context);
  return {
    context,
    name: readableName(renderer),
    software: SOFTWARE.test(renderer),
    isLost: () => lost || context.isContextLost(),
  };
}
