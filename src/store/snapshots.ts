/**
 * The parameters a run had at steps of its training, to look back on. They come further and further apart; where they would be
 * more than the budget, those whose loss leaves the smallest gap go first, never the first and the newest.
 */
import type { Snapshot } from '../worker/protocol.ts';
import { Emitter } from './emitter.ts';

/** Bytes of parameters that are kept of one run. */
export const SNAPSHOT_BYTES = 16 * 2 ** 20;

const bytesOf = ({ parameters }: Snapshot) => parameters.byteLength;

export class Snapshots {
  /** Oldest first. */
  private kept: Snapshot[] = [];
  private bytes = 0;
  /** The steps there are, oldest first: another list whenever they change. */
  steps: readonly number[] = [];
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;

  constructor(private readonly budget = SNAPSHOT_BYTES) {}

  /** One that comes again takes the place of what was there from its step on. */
  add(snapshot: Snapshot): void {
    this.drop(({ step }) => step >= snapshot.step);
    this.kept.push(snapshot);
    this.bytes += bytesOf(snapshot);
    while (this.bytes > this.budget && this.kept.length > 2) this.thin();
    this.changed();
  }

  at(step: number): Snapshot | undefined {
    return this.kept.find((snapshot) => snapshot.step === step);
  }

  /** Forgets all after `step`; a run that resumes there brings them again. */
  rewind(step: number): void {
    this.drop((snapshot) => snapshot.step > step);
    this.changed();
  }

  clear(): void {
    this.drop(() => true);
    this.changed();
  }

  private drop(goes: (snapshot: Snapshot) => boolean): void {
    this.kept = this.kept.filter((snapshot) => !goes(snapshot));
    this.bytes = this.kept.reduce((sum, snapshot) => sum + bytesOf(snapshot), 0);
  }

  private thin(): void {
    let least = 1;
    const gap = (k: number) => (this.kept[k + 1]!.step + 1) / (this.kept[k - 1]!.step + 1);
    for (let k = 2; k < this.kept.length - 1; k++) if (gap(k) < gap(least)) least = k;
    this.bytes -= bytesOf(this.kept[least]!);
    this.kept.splice(least, 1);
  }

  private changed(): void {
    this.steps = this.kept.map(({ step }) => step);
    this.changes.emit();
  }
}
