/** The door to the WebAssembly kernels. Loaded only where they are used. */
import { arrive, MissingFileError } from '../loading/arrive.ts';
import { registerWasmMatMul } from './wasm/matMul.ts';
import { loadKernels, type KernelModule } from './wasm/module.ts';

/** The kernels, compiled and ready. */
export type WasmModule = KernelModule;

/**
 * Compiles the kernels, and registers their matrix product with TensorFlow.js' CPU backend. Where they cannot be had,
 * `reason` says why, as the beginning of a sentence ("This browser has no WebAssembly SIMD").
 * @throws MissingFileError
 */
export async function loadWasm(): Promise<WasmModule | { readonly reason: string }> {
  try {
    const kernels = await loadKernels();
    if (!kernels) return { reason: 'This browser has no WebAssembly SIMD' };
    // First, as it would put its own matrix product in place of the compiled one.
    await arrive(() => import('./cpu.ts'));
    registerWasmMatMul(kernels.module);
    return kernels;
  } catch (error) {
    if (error instanceof MissingFileError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return { reason: `The WebAssembly kernels could not be compiled here (${why})` };
  }
}
