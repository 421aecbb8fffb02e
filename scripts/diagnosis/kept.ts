/** Records of earlier calls, so that a call that was stopped goes on where it was. */
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Kept } from '../lib/kept.ts';
import type { RunRecord, RunSpec } from './record.ts';

const kept = new Kept<RunRecord>('diagnosis', {
  ending: '.gz',
  write: (value) => gzipSync(serialize(value), { level: 1 }),
  read: (bytes) => deserialize(gunzipSync(bytes)) as unknown,
});

/** @param site tells builds of the site apart, since another may train otherwise */
const keyOf = (site: string, { link, steps }: RunSpec, looked: boolean) =>
  looked ? [site, link, steps] : [site, link, steps, 'trained only'];

/** The record of an earlier call; undefined where there is none that can be read. */
export function keptRecord(site: string, spec: RunSpec, looked: boolean): RunRecord | undefined {
  const record = kept.find(keyOf(site, spec, looked));
  return record && { ...record, spec };
}

export function keepRecord(site: string, record: RunRecord, looked: boolean): void {
  kept.keep(keyOf(site, record.spec, looked), record);
}
