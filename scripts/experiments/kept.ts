/** Results of earlier calls, so that a call that was stopped goes on where it was. */
import { Kept } from '../lib/kept.ts';
import type { RunResult, RunSpec } from './claim.ts';

const kept = new Kept<RunResult>('experiments', {
  ending: '.json',
  write: (value) => JSON.stringify(value),
  read: (bytes) => JSON.parse(bytes.toString()) as unknown,
});

/** @param site tells builds of the site apart, since another may train otherwise */
const keyOf = (site: string, { alone: _alone, name: _name, ...spec }: RunSpec, seed: number) => [
  site,
  spec,
  seed,
];

/** The result of an earlier call; undefined where there is none that can be read. */
export function keptResult(site: string, spec: RunSpec, seed: number): RunResult | undefined {
  const result = kept.find(keyOf(site, spec, seed));
  return result && { ...result, name: spec.name };
}

export function keepResult(site: string, spec: RunSpec, result: RunResult): void {
  kept.keep(keyOf(site, spec, result.seed), result);
}
