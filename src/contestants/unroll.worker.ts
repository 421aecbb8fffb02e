/** The worker of Unroll's own contestants. */
import { host } from './host.ts';
import { unrollFused, unrollReference } from './unroll.ts';

host({
  'unroll-webgl': unrollFused,
  'unroll-reference-webgl': unrollReference('webgl'),
  'unroll-reference-cpu': unrollReference('cpu'),
});
