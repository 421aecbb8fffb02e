/** A network of the page as a file: of the newest step that can be gone on from, without disturbing a run that plays. */
import type { Runner } from '../../store/race.ts';
import { writeNetwork, type Saving } from '../../takeaway/savedNetwork.ts';
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

/** All that is known of a run that is to be saved; undefined where it has hardly begun. */
export function savingOf({ run, state }: Runner): Saving | undefined {
  const [kept, info] = [run.kept()?.run, state.info];
  if (!kept || !info) return undefined;
  const { problem, device } = info;
  return { run: kept, size: problem, device, own: run.loaded!.own, version: VERSION };
}

/** Undefined where a run has hardly begun. */
export function networkFile(runner: Runner): NetworkFile | undefined {
  const saving = savingOf(runner);
  if (!saving) return undefined;
  return {
    bytes: writeNetwork(saving),
    experiment: runner.state.experiment,
    step: saving.run.checkpoint.step,
    own: saving.own,
  };
}
