/** A network in a file on the command line: one to go on with, and one to be written. */
import { readFileSync, writeFileSync } from 'node:fs';
import { MOST_BYTES } from '../../src/takeaway/safetensors.ts';
import { faultSentence } from '../../src/takeaway/faults.ts';
import { meets } from '../../src/takeaway/ownNeed.ts';
import { keptRunOf, readNetwork, writeNetwork, type SavedNetwork } from '../../src/takeaway/savedNetwork.ts';
import type { OwnData } from '../../src/tasks/contract/abilities.ts';
import { formatCount } from '../../src/text/numbers.ts';
import { VERSION } from '../../src/text/version.ts';
import type { KeptRun, RunRequest } from '../../src/worker/client/client.ts';
import type { RunInfo } from '../../src/worker/protocol.ts';
import type { Job } from './arguments.ts';

/** A file that was named in the place of a link. */
export const isNetworkFile = (given: string) => given.toLowerCase().endsWith('.safetensors');

/** The network in a file, or in one sentence why there is none. */
export function readNetworkFile(file: string): SavedNetwork | { readonly sentence: string } {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch {
    return { sentence: `The file ${file} cannot be read; look whether it is there.` };
  }
  if (bytes.length > MOST_BYTES) return { sentence: faultSentence({ what: 'too large' }) };
  const saved = readNetwork(bytes);
  return saved.kind === 'faulty' ? { sentence: faultSentence(saved.fault) } : saved;
}

/** Why these own data are not those that the network learned from; undefined where they are, or where it needs none. */
export function otherData({ needs }: SavedNetwork, own: OwnData | undefined): string | undefined {
  if (!needs || meets(own, needs)) return undefined;
  const size = needs.size === undefined ? '' : formatCount(needs.size);
  if (needs.kind === 'text')
    return size === ''
      ? 'This network learned from a text that is not in its file: give that with --text FILE.'
      : `This network learned from a text of ${size} characters that is not in its file: give that very text with --text FILE.`;
  return size === ''
    ? 'This network learned from a series that is not in its file: give that with --series FILE.'
    : `This network learned from a series of ${size} values that is not in its file: give that very series with --series FILE.`;
}

/** What a run is to go on from: by the device and the cores that were asked for, in the form of the file where that is its device. */
export function goesOn({ saved, experiment }: Job): Pick<RunRequest, 'kept' | 'judge'> {
  if (!saved) return {};
  const { backend, cores } = experiment;
  const { form, backend: before } = saved.origin ?? {};
  const kept = keptRunOf(saved, backend === 'auto' || backend === before ? form : undefined);
  return { kept: { ...kept, initial: { ...kept.initial, backend, cores } }, judge: true };
}

/** What may be other than on the device that the network was trained on last; undefined where that is this one. */
export function otherDevice({ saved }: Job, { device }: RunInfo): string | undefined {
  const before = saved?.origin?.backend;
  if (before === undefined || before === device.backend) return undefined;
  return `The network was trained by ${before} before, and ${device.backend} goes on with it: the last digits of its numbers may differ from there on.`;
}

/** Writes the network as it was at the last checkpoint. */
export function writeNetworkFile(
  file: string,
  run: KeptRun,
  { problem, device }: RunInfo,
  own?: OwnData,
): string {
  writeFileSync(file, writeNetwork({ run, size: problem, device, own, version: VERSION }));
  return `The network of step ${formatCount(run.checkpoint.step)} is written to ${file}.`;
}
