/** The worker of Unroll's own contestants. */
import { host } from './host.ts';
import { unrollReference } from './unroll.ts';

host({
  'unroll-reference-webgl': unrollReference('webgl'),
  'unroll-reference-cpu': unrollReference('cpu'),
});
