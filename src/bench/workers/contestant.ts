/** A way to train the same network, as the benchmark sees it. */
import type { Size, Work } from './protocol.ts';

export interface Contestant {
  readonly device: string;
  /** One whole training step: a fresh batch, its gradient, Adam's update. May leave work to the device, or wait for other workers. */
  step(): void | Promise<void>;
  /** The loss of the last step; waits until the device has done all that it was given. */
  readLoss(): number;
  /** Takes one step and tells what it was made of; absent where GL draw calls tell. */
  countKernels?(): Promise<Work>;
  /** How many tensors there are. */
  tensors(): number;
  /** Bytes held outside of textures and of JavaScript. */
  bytes?(): number;
}

/** @throws with a sentence where the contestant cannot run here */
export type MakeContestant = (size: Size) => Promise<Contestant>;

export type Contestants = Readonly<Record<string, MakeContestant>>;
