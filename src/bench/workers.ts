/** Starts the workers of the contestants that the site brings along. */
import { allowOwnScripts } from '../loading/ownScripts.ts';
import { Remote } from './remote.ts';

const unroll = () => new Worker(new URL('./workers/unroll.worker.ts', import.meta.url), { type: 'module' });
const layers = () => new Worker(new URL('./workers/layers.worker.ts', import.meta.url), { type: 'module' });

const workers: Readonly<Record<string, () => Worker>> = {
  'unroll-webgl': unroll,
  'unroll-wasm': unroll,
  'unroll-wasm-cores': unroll,
  'unroll-reference-webgl': unroll,
  'unroll-reference-cpu': unroll,
  'tf-layers-webgl': layers,
  'tf-layers-cpu': layers,
};

/** @throws for a name that no contestant of the site has */
export function startContestant(name: string): Remote {
  const start = workers[name];
  if (!start) throw new Error(`There is no contestant "${name}".`);
  allowOwnScripts();
  return new Remote(start());
}
