/** Registers tfjs' WebGL backend and sets its flags before the first is read, since they memoise. Loaded only where it is used. */
import { setWebGLContext } from '@tensorflow/tfjs-backend-webgl/dist/base';
import './webglKernels.ts';
import { env } from './tf.ts';

/** Makes tfjs draw with this context. Call before the first WebGL flag is read. */
export function useContext(context: WebGL2RenderingContext): void {
  setWebGLContext(2, context as unknown as WebGLRenderingContext);
  const flags = env();
  flags.set('WEBGL_VERSION', 2);
  // Shapes as uniforms: one shader serves many sizes.
  flags.set('WEBGL_USE_SHAPES_UNIFORMS', true);
  // tfjs computes small operations on the CPU when their inputs happen to lie there. A resumed run's do, an undisturbed
  // run's do not, and their last bits would differ.
  flags.set('WEBGL_CPU_FORWARD', false);
}
