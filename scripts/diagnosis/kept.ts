/** Records of earlier calls, one file a run, so that a call that was stopped goes on where it was. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { root } from '../lib/site.ts';
import type { RunRecord, RunSpec } from './record.ts';

const folder = path.join(root, '.cache/diagnosis');

/**
 * The file of a run: named after all that decides it.
 * @param site tells builds of the site apart, since another may train otherwise
 */
function fileOf(site: string, { link, steps }: RunSpec, looked: boolean): string {
  const hash = createHash('sha256')
    .update(JSON.stringify(looked ? [site, link, steps] : [site, link, steps, 'trained only']))
    .digest('hex');
  return path.join(folder, `${hash.slice(0, 20)}.gz`);
}

/** The record of an earlier call; undefined where there is none that can be read. */
export function keptRecord(site: string, spec: RunSpec, looked: boolean): RunRecord | undefined {
  const file = fileOf(site, spec, looked);
  if (!existsSync(file)) return undefined;
  try {
    return { ...(deserialize(gunzipSync(readFileSync(file))) as RunRecord), spec };
  } catch {
    return undefined;
  }
}

export function keepRecord(site: string, record: RunRecord, looked: boolean): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(site, record.spec, looked), gzipSync(serialize(record), { level: 1 }));
}
