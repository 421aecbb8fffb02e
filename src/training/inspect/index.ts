/**
 * Answers what the instruments ask. A part of the worker's script that is loaded with the first question, so that a run
 * begins without it.
 */
import type { Trainer } from '../trainer.ts';
import type { GradientReader } from '../gradients/index.ts';
import type { Finding, Inspection } from './questions.ts';
import { readCell } from './cell.ts';
import { readNextStep, readStepTaken } from './halfStep.ts';
import { orderUnits } from './order.ts';
import { readWeights } from './weights.ts';

const ANOTHER_STEP = 'Another training step has been taken meanwhile: begin again.';

/**
 * What the network is by now; nothing may be trained meanwhile. Waits for the device.
 * @param alive called during long work
 * @param readGradients where gradients of a sequence are to be had
 */
export function inspect(
  trainer: Trainer,
  question: Inspection,
  alive?: () => void,
  readGradients?: GradientReader,
): Finding {
  switch (question.kind) {
    case 'weights':
      return { kind: 'weights', ...readWeights(trainer) };
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
