/**
 * The compiled kernels, in the best form that this browser can run: relaxed SIMD (multiply-add in one instruction), plain SIMD, or
 * none. A browser says by itself whether it understands a module, so nobody asks for its name.
 */
import { arrive } from '../../loading/arrive.ts';

export interface KernelModule {
  readonly module: WebAssembly.Module;
  /** True where multiply-adds are one instruction. */
  readonly relaxed: boolean;
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** @returns null where the browser runs neither */
export async function loadKernels(): Promise<KernelModule | null> {
  if (typeof WebAssembly !== 'object') return null;
  const relaxed = bytesOf((await arrive(() => import('./assembly/index.ts?kernels=relaxed'))).base64);
  if (WebAssembly.validate(relaxed)) return { module: await WebAssembly.compile(relaxed), relaxed: true };
  const plain = bytesOf((await arrive(() => import('./assembly/index.ts?kernels=plain'))).base64);
  if (WebAssembly.validate(plain)) return { module: await WebAssembly.compile(plain), relaxed: false };
  return null;
}
