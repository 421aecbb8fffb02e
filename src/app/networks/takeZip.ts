/** Hands a network to the visitor as a zip for PyTorch. */
import type { Runner } from '../../store/race.ts';
import { makeZip } from '../../takeaway/zip/client.ts';
import { formatBytes } from '../../text/files.ts';
import { formatCount } from '../../text/numbers.ts';
import { fileName } from '../export/names.ts';
import { handBytes } from './saveFile.ts';
import { NOT_YET, savingOf } from './saving.ts';
import { orderOf } from './taking.ts';

const FAILED =
  'The zip could not be made: look whether this device is online, and try again. Nothing is lost.';

/** @param given up when it is aborted */
export async function takeZip({ run, state }: Runner, given: AbortSignal): Promise<string> {
  const saving = savingOf({ run, state });
  if (!saving) return NOT_YET;
  const zipped = await makeZip(orderOf(saving, run.series), given);
  if (zipped.kind === 'refused') return zipped.sentence;
  if (zipped.kind === 'failed') return FAILED;
  const { step } = saving.run.checkpoint;
  const name = fileName({ experiment: state.experiment, step }, 'pytorch', 'zip');
  await handBytes(zipped.bytes, name, 'application/zip');
  const yours = saving.own ? ' Your own data are in it.' : '';
  return `Saved as ${name} (training step ${formatCount(step)}, ${formatBytes(zipped.bytes.length)}). Unpacked, its README.md says what to do.${yours}`;
}
