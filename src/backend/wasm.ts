/** The door to the WebAssembly kernels. Loaded only where they are used. */

declare const loaded: unique symbol;

/** The kernels, compiled and ready. */
export interface WasmModule {
  readonly [loaded]: true;
}

/**
 * Compiles the kernels. Never rejects: where they cannot be had, `reason` says why, as the beginning of a sentence
 * ("This browser has no WebAssembly SIMD").
 */
export async function loadWasm(): Promise<WasmModule | { readonly reason: string }> {
  return { reason: 'WebAssembly kernels are not built yet' };
}
