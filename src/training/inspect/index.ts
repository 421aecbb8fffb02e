/**
 * Answers what the instruments ask. A part of the worker's script that is loaded with the first question, so that a run
 * begins without it.
 */
import type { Trainer } from '../trainer.ts';
import type { Finding, Inspection } from './questions.ts';
import { readPaths } from './paths.ts';
import { readSpectrum } from './spectrum.ts';
import { readWeights } from './weights.ts';

/** What the network is by now; nothing may be trained meanwhile. Waits for the device. */
export function inspect(trainer: Trainer, question: Inspection): Finding {
  switch (question.kind) {
    case 'weights':
      return { kind: 'weights', ...readWeights(trainer) };
    case 'spectrum':
      return readSpectrum(trainer, question);
    case 'paths':
      return readPaths(trainer, question);
    default:
      return question satisfies never;
  }
}
