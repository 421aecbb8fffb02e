/** Follows where a run is computed, and says what a person should know of it, once. */
import type { Experiment } from '../config/index.ts';
import type { BackendId, RunInfo } from '../worker/protocol.ts';
import { missedSentence, movedSentence } from './deviceLabels.ts';

export class DeviceNotices {
  /** What was said of the device of this run. */
  private said: string | undefined;
  /** Where the run was before it was asked to move, up to where it says that it has. */
  private movedFrom: BackendId | undefined;
  /** True once the run has said where it computes; where it moves to after a failure, its notices say. */
  private placed = false;

  /** @param say takes the place of what was said before; nothing is left where there is no sentence */
  constructor(private readonly say: (sentence: string | undefined) => void) {}

  /** A fresh run begins, somewhere. */
  begins(): void {
    this.placed = false;
    this.movedFrom = undefined;
  }

  /** Another experiment was opened: what is said of its device is new. */
  forget(): void {
    this.said = undefined;
  }

  /** The run is asked to move away from here. */
  moves(from: BackendId | undefined): void {
    this.placed = false;
    this.movedFrom ??= from;
  }

  /** The run has said where it is. @param step that it has reached */
  isAt({ device }: RunInfo, asked: Experiment['backend'], step: number): void {
    if (!this.placed) this.remark(device, asked, step);
    this.placed = true;
  }

  private remark(device: RunInfo['device'], asked: Experiment['backend'], step: number): void {
    const elsewhere = this.movedFrom !== undefined && this.movedFrom !== device.backend;
    this.movedFrom = undefined;
    const moved = elsewhere && step > 0 ? movedSentence(device, step) : undefined;
    const remark = missedSentence(asked, device) ?? moved;
    if (remark === this.said) return;
    this.said = remark;
    this.say(remark);
  }
}
