/** What is said of a network that was opened, or could not be. */
import { findModel } from '../../models/about/index.ts';
import { findTask } from '../../tasks/index.ts';
import { formatCount } from '../../text/numbers.ts';
import type { OwnNeed } from '../../takeaway/ownNeed.ts';
import { remarkOn, type SavedNetwork } from '../../takeaway/savedNetwork.ts';
import type { NetworkFile } from './saving.ts';
import type { BackendId } from '../../worker/protocol.ts';

/** `unknown` where another program has trained it. */
export type Alike = 'same' | 'other device' | 'other backend' | 'unknown';

const NAMES: Readonly<Record<BackendId, string>> = { webgl: 'WebGL', wasm: 'WebAssembly', cpu: 'JavaScript' };

/** What a kept network is called until somebody calls it otherwise. */
export function nameOf({ experiment, step }: Pick<NetworkFile, 'experiment' | 'step'>): string {
  return `${findModel(experiment.cell)!.label} at step ${formatCount(step)}`;
}

export function openedSentences(saved: SavedNetwork, alike: Alike, here: BackendId): string[] {
  const { initial, checkpoint, origin } = saved;
  const cell = findModel(initial.cell)!.label;
  const task = findTask(initial.task)!.label;
  const step = formatCount(checkpoint.step);
  const opened = `Opened: ${cell} on “${task}” at training step ${step}. ${onBits(alike, origin?.backend, here)}`;
  const remark = remarkOn(saved);
  return remark === undefined ? [opened] : [opened, remark];
}

function onBits(alike: Alike, there: BackendId | undefined, here: BackendId): string {
  switch (alike) {
    case 'same':
      return 'Play goes on where it stopped, as if it had never been saved.';
    case 'other device':
      return 'Play goes on where it stopped. It was trained on another device or by another version of this page, so the last digits of its numbers may differ from there on.';
    case 'other backend':
      return `Play goes on where it stopped. It was trained by ${NAMES[there!]}, and here ${NAMES[here]} computes, so the last digits of its numbers may differ from there on.`;
    case 'unknown':
      return 'Play goes on where it stopped. Another program has written the file.';
  }
}

/** Own data that are not in the file, nor here. */
export function missingDataSentence({ kind, size }: OwnNeed): string {
  const count = size === undefined ? undefined : formatCount(size);
  if (kind === 'text')
    return count === undefined
      ? 'This network learned from a text of its owner’s, which is not in the file. Take on that text under Text first, then open the file again.'
      : `This network learned from a text of ${count} characters, which is not in the file. Take on that very text under Text first, then open the file again.`;
  return count === undefined
    ? 'This network learned from a series of its owner’s, which is not in the file. Take on that series under Forecast first, then open the file again.'
    : `This network learned from a series of ${count} values, which is not in the file. Take on that very series under Forecast first, then open the file again.`;
}
