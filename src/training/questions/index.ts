/**
 * Answers what the instruments ask. A part of the worker's script that is loaded with the first question, so that a run
 * begins without it.
 */
import type { GradientReader, Trainer } from '../trainers/trainer.ts';
import { judgeSurgery, readLosses } from './heldOut.ts';
import type { Finding, Inspection } from './kinds.ts';
import { readPaths } from './paths.ts';
import { readSpectrum } from './spectrum.ts';
import { readChanged } from './whatIf.ts';
import { readCell } from './cell.ts';
import { readNextStep, readStepTaken } from './nextStep.ts';
import { orderUnits } from './order.ts';
import { readWeights } from './weights.ts';

const ANOTHER_STEP = 'Another training step has been taken meanwhile: begin again.';

/** What the worker lends for looking. */
export interface InspectTools {
  /** Called during long work. */
  readonly alive?: () => void;
  /** As the score's own gradients are read; without it readings come without them. */
  readonly readGradients?: GradientReader;
}

/** What the network is by now; nothing may be trained meanwhile. Waits for the device. */
export function inspect(trainer: Trainer, question: Inspection, tools: InspectTools = {}): Finding {
  const { alive = () => undefined, readGradients } = tools;
  switch (question.kind) {
    case 'weights':
      return { kind: 'weights', ...readWeights(trainer) };
    case 'spectrum':
      return readSpectrum(trainer, question);
    case 'paths':
      return readPaths(trainer, question);
    case 'read': {
      const found = readChanged(trainer, question, { alive, readGradients });
      return 'sentence' in found ? { kind: 'refused', ...found } : { kind: 'read', ...found };
    }
    case 'losses':
      return { kind: 'losses', ...readLosses(trainer, alive) };
    case 'surgery':
      return { kind: 'surgery', ...judgeSurgery(trainer, question, alive) };
    case 'cell': {
      const found = readCell(trainer, question);
      return typeof found === 'string' ? { kind: 'refused', sentence: found } : { kind: 'cell', ...found };
    }
    case 'order':
      return { kind: 'order', ...orderUnits(trainer, question, alive) };
    case 'nextStep':
      return { kind: 'nextStep', ...readNextStep(trainer, { alive, readGradients }) };
    case 'stepTaken': {
      const found = readStepTaken(trainer, { alive, readGradients });
      return found ? { kind: 'stepTaken', ...found } : { kind: 'refused', sentence: ANOTHER_STEP };
    }
    default:
      return question satisfies never;
  }
}
