/** The worker of Unroll's own contestants. */
import { host } from './host.ts';
import { unrollFused, unrollReference, unrollWasm } from './unroll.ts';

host({
  'unroll-webgl': unrollFused,
  'unroll-wasm': unrollWasm,
  'unroll-reference-webgl': unrollReference('webgl'),
  'unroll-reference-cpu': unrollReference('cpu'),
});
