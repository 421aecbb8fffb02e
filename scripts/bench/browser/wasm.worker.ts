/** The worker of `tf.layers` on tfjs' WebAssembly backend, with SIMD and threads as far as the browser has them. */
import { env, ready, setBackend } from '@tensorflow/tfjs-core';
import { getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import plainUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import simdUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import threadedUrl from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { host } from '../../../src/bench/workers/host.ts';
import { layersContestant } from '../../../src/bench/workers/layers.ts';

host({
  'tf-layers-wasm': async (size) => {
    setWasmPaths({
      'tfjs-backend-wasm.wasm': plainUrl,
      'tfjs-backend-wasm-simd.wasm': simdUrl,
      'tfjs-backend-wasm-threaded-simd.wasm': threadedUrl,
    });
    if (!(await setBackend('wasm'))) throw new Error('WebAssembly did not start here.');
    await ready();
    const [simd, threads] = [
      await env().getAsync('WASM_HAS_SIMD_SUPPORT'),
      await env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT'),
    ];
    const count = getThreadsCount();
    const threadText = threads ? `${count} ${count === 1 ? 'thread' : 'threads'}` : 'no threads';
    return layersContestant(size, `WebAssembly, ${simd ? 'SIMD' : 'no SIMD'}, ${threadText}`, 'kernels');
  },
});
