/** One example from outside, such as what a visitor said: what the network makes of it. */
import { BANDS } from '../../tasks/digits/limits.ts';
import { stretched } from '../../tasks/digits/time.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import { padded } from '../rules/batchSlices.ts';
import type { Trainer } from '../trainers/trainer.ts';
import { refused, type Kind, type Refused } from './kind.ts';

export interface SoundQuestion {
  /** `[frames, BANDS]`, at least one frame. */
  readonly features: Float32Array;
}

export interface SoundFinding {
  /** The training step of the network that heard it. */
  readonly step: number;
  /** Probability of each class once all was heard. */
  readonly probabilities: Float32Array;
}

/** A sound as a batch of one, asked at its end; squeezed in time where it is longer than any that the network was made for. */
function batchOf(features: Float32Array, longest: number): Batch {
  const frames = Math.min(longest, features.length / BANDS);
  const mask = new Float32Array(frames);
  mask[frames - 1] = 1;
  const inputs = stretched(features, frames);
  return padded(
    { batchSize: 1, timeSteps: frames, inputs, targets: new Float32Array(frames), mask },
    longest,
  );
}

/** The network as it is now, hearing a sound. Waits for the device. */
export function classifySound(trainer: Trainer, { features }: SoundQuestion): SoundFinding | Refused {
  const { problem } = trainer.network;
  if (problem.input.kind !== 'spectrogram') return refused('This network does not hear sounds.');
  if (features.length === 0 || features.length % BANDS !== 0)
    return refused(`A sound has ${BANDS} values a frame, so ${features.length} make none.`);
  const batch = batchOf(features, problem.timeSteps);
  const end = batch.mask.indexOf(1) * problem.outputSize;
  const { outputs } = trainer.read(batch);
  return { step: trainer.step, probabilities: outputs.slice(end, end + problem.outputSize) };
}

export const sound: Kind<SoundQuestion, SoundFinding> = { answer: classifySound };
