/** A network of the page as a file: of the newest step that can be gone on from, without disturbing a run that plays. */
import type { Runner } from '../../store/race.ts';
import { writeNetwork } from '../../takeaway/savedNetwork.ts';
import type { Experiment } from '../../config/index.ts';
import type { OwnData } from '../../tasks/contract/abilities.ts';
import { VERSION } from '../../text/version.ts';

export interface NetworkFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly experiment: Experiment;
  readonly step: number;
  /** What it learned from, where that is a visitor's own; it is not in the file. */
  readonly own: OwnData | undefined;
}

export const NOT_YET =
  'There is nothing to save yet: train at least one step and pause, or let it play for a moment.';

/** Undefined where a run has hardly begun. */
export function networkFile({ run, state }: Runner): NetworkFile | undefined {
  const [kept, info] = [run.kept()?.run, state.info];
  if (!kept || !info) return undefined;
  const { own } = run.loaded!;
  const { problem, device } = info;
  return {
    bytes: writeNetwork({ run: kept, size: problem, device, own, version: VERSION }),
    experiment: state.experiment,
    step: kept.checkpoint.step,
    own,
  };
}
