/** Records of examples of earlier calls, so that a call that was stopped goes on where it was. */
import { deserialize, serialize } from 'node:v8';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Kept } from '../../lib/kept.ts';
import type { RunSpec } from '../record.ts';
import type { ExampleRecord } from './record.ts';

const kept = new Kept<ExampleRecord>('examples', {
  ending: '.gz',
  write: (value) => gzipSync(serialize(value), { level: 1 }),
  read: (bytes) => deserialize(gunzipSync(bytes)) as unknown,
});

/** @param site tells builds of the site apart, since another may train otherwise */
const keyOf = (site: string, { link, steps }: RunSpec) => [site, link, steps];

export function keptExample(site: string, spec: RunSpec): ExampleRecord | undefined {
  const record = kept.find(keyOf(site, spec));
  return record && { ...record, spec };
}

export function keepExample(site: string, record: ExampleRecord): void {
  kept.keep(keyOf(site, record.spec), record);
}
