/** What a training loop is given. */
import type { Finding } from '../questions/kinds.ts';
import type { LiveChange } from '../trainers/checkpoint.ts';
import type { Rebuild } from './seat.ts';
import type { StepSink, StepTools } from './stepReport.ts';

/** Where the loop puts what it finds. */
export interface LoopSink extends StepSink {
  /** @param step of the network that was asked */
  answer(id: number, step: number, found: Finding, transfer: ArrayBuffer[]): void;
  paused(step: number): void;
}

export interface LoopTools extends StepTools {
  /** Lets waiting messages in. */
  readonly yieldToMessages: () => Promise<void>;
  /** False while the page has not taken in what it was sent last: what is watched waits for it. */
  readonly pageKeepsUp?: () => boolean;
  /** True while the page has so much to take in that training waits for it. */
  readonly pageIsBehind?: () => boolean;
  readonly rebuild?: Rebuild;
}

/** Where and how a run begins, and where it ends. */
export interface LoopStart {
  readonly changes: readonly LiveChange[];
  readonly untilStep?: number;
  /** Seconds that the network had been trained before. */
  readonly seconds?: number;
  /** True where nobody has judged the network that a checkpoint holds. */
  readonly judge?: boolean;
}
