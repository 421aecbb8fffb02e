/**
 * Answers what the instruments ask. A part of the worker's script that is loaded with the first question, so that a run
 * begins without it.
 */
import type { Trainer } from '../trainer.ts';
import { judgeSurgery, readLosses } from './heldOut.ts';
import type { Finding, Inspection } from './questions.ts';
import { readChanged } from './read.ts';
import { readWeights } from './weights.ts';

/**
 * What the network is by now; nothing may be trained meanwhile. Waits for the device.
 * @param alive called during long work
 */
export function inspect(trainer: Trainer, question: Inspection, alive: () => void): Finding {
  switch (question.kind) {
    case 'weights':
      return { kind: 'weights', ...readWeights(trainer) };
    case 'read': {
      const found = readChanged(trainer, question, alive);
      return 'sentence' in found ? { kind: 'refused', ...found } : { kind: 'read', ...found };
    }
    case 'losses':
      return { kind: 'losses', ...readLosses(trainer, alive) };
    case 'surgery':
      return { kind: 'surgery', ...judgeSurgery(trainer, question, alive) };
    default:
      return question satisfies never;
  }
}
