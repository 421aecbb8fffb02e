/**
 * The compiled kernels, in the best form that this browser can run: relaxed SIMD (multiply-add in one instruction), plain SIMD, or
 * none. A browser says by itself whether it understands a module, so nobody asks for its name.
 */
import { arrive } from '../../loading/arrive.ts';
import { roundingOf } from './rounding.ts';

export interface KernelModule {
  readonly module: WebAssembly.Module;
  /** True where multiply-adds are one instruction. */
  readonly relaxed: boolean;
  readonly rounding: 'once' | 'twice';
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** @returns null where the browser runs neither */
export async function loadKernels(): Promise<KernelModule | null> {
  if (typeof WebAssembly !== 'object') return null;
  const relaxed = bytesOf((await arrive(() => import('./assembly/index.ts?kernels=relaxed'))).base64);
  if (WebAssembly.validate(relaxed)) return compiled(relaxed, true);
  const plain = bytesOf((await arrive(() => import('./assembly/index.ts?kernels=plain'))).base64);
  return WebAssembly.validate(plain) ? compiled(plain, false) : null;
}

async function compiled(bytes: Uint8Array<ArrayBuffer>, relaxed: boolean): Promise<KernelModule> {
  const module = await WebAssembly.compile(bytes);
  return { module, relaxed, rounding: roundingOf(module) };
}
