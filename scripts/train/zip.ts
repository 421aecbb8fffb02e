/** The zip for PyTorch on the command line: made here, of what the browser has trained. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { orderOf } from '../../src/app/networks/taking.ts';
import type { RunSeries } from '../../src/store/series.ts';
import { zipOf } from '../../src/takeaway/zip/zip.ts';
import type { OwnData } from '../../src/tasks/contract/abilities.ts';
import { formatCount } from '../../src/text/numbers.ts';
import { VERSION } from '../../src/text/version.ts';
import type { KeptRun } from '../../src/worker/client/client.ts';
import type { RunInfo } from '../../src/worker/protocol.ts';
import { root } from '../lib/site.ts';

const FOLDER = path.join(root, 'src/takeaway/python');

export const isZip = (given: string) => given.toLowerCase().endsWith('.zip');

/** The files that are the same in every zip; beside them stands what makes them part of the site. */
export function pythonFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(FOLDER).filter((name) => !/\.ts$|^[_.]/.test(name));
  return new Map(names.map((name) => [name, readFileSync(path.join(FOLDER, name), 'utf8')]));
}

export async function writeZip(
  file: string,
  run: KeptRun,
  { problem, device }: RunInfo,
  series: RunSeries,
  own?: OwnData,
): Promise<string> {
  const { taken, weights } = orderOf({ run, size: problem, device, own, version: VERSION }, series);
  writeFileSync(file, await zipOf(taken, weights, pythonFiles()));
  return `The network of step ${formatCount(run.checkpoint.step)} is written to ${file}, with all that PyTorch needs to go on; README.md in it says how.`;
}
