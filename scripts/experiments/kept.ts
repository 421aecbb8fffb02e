/** Results of earlier calls, one file a run, so that a call that was stopped goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../lib/site.ts';
import type { RunResult, RunSpec } from './claim.ts';

const folder = path.join(root, '.cache/experiments');

/**
 * The file of a run: named after all that decides it.
 * @param site tells builds of the site apart, since another may train otherwise
 */
function fileOf(site: string, { alone: _alone, name: _name, ...spec }: RunSpec, seed: number): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([site, spec, seed]))
    .digest('hex');
  return path.join(folder, `${hash.slice(0, 20)}.json`);
}

/** The result of an earlier call; undefined where there is none that can be read. */
export function keptResult(site: string, spec: RunSpec, seed: number): RunResult | undefined {
  const file = fileOf(site, spec, seed);
  if (!existsSync(file)) return undefined;
  try {
    return { ...(JSON.parse(readFileSync(file, 'utf8')) as RunResult), name: spec.name };
  } catch {
    return undefined;
  }
}

export function keepResult(site: string, spec: RunSpec, result: RunResult): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(site, spec, result.seed), JSON.stringify(result));
}
