/** The worker of Unroll's own contestants. */
import { host } from './host.ts';
import { unrollFused, unrollReference, unrollWasm, unrollWasmCores } from './unroll.ts';

host({
  'unroll-webgl': unrollFused,
  'unroll-wasm': unrollWasm,
  'unroll-wasm-cores': unrollWasmCores,
  'unroll-reference-webgl': unrollReference('webgl'),
  'unroll-reference-cpu': unrollReference('cpu'),
});
