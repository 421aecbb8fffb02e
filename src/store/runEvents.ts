/** What a run tells whoever owns it, beside its state. */
import type { RunInfo } from '../worker/protocol.ts';
import type { Outcome } from './triedRuns.ts';

export interface RunEvents {
  notice(sentence: string): void;
  /** How far the run has come. */
  outcome?(outcome: Outcome): void;
  /** The run can begin, or has moved. */
  info?(info: RunInfo): void;
  /** What a person should know of where it is computed, in place of what was said before. */
  device?(sentence: string | undefined): void;
  /** Another experiment is about to take its place, whose losses mean the same: its curves are still there. */
  replaced?(): void;
  /** It begins at step 0: what came before is over. */
  begin?(): void;
  /** There is a newer place from which it could go on. */
  kept?(): void;
}
