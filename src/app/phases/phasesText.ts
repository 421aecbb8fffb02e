/** What a phase of a training step does, in a sentence or two with its numbers. */
import { formatFactor, formatLevel, formatLoss, formatSmallShare } from '../../text/numbers.ts';
import type { PhasesState } from './phase.ts';

const share = (part: number, whole: number) => (whole > 0 ? formatSmallShare(part / whole) : '–');

/** The sentence of the phase; undefined before there is one. */
export function sentenceOf({ phase, next, taken, recorded }: PhasesState): string | undefined {
  if (!next) return undefined;
  const { score, loss, batchLoss, norm, clipNorm, scale, batchSize, step } = next;
  switch (phase) {
    case 'forward':
      return `Step ${step} begins: the network reads the first of ${batchSize} sequences from left to right, with the weights as they are.`;
    case 'loss':
      return `The answers are compared with what is right: the loss of this sequence is ${formatLoss(loss)}, the mean over the batch of ${batchSize} is ${formatLoss(batchLoss)}.`;
    case 'backward': {
      const clipped =
        clipNorm === 0
          ? ''
          : scale < 1
            ? `; the clip norm of ${formatLevel(clipNorm)} makes it ${formatFactor(scale)} times as long`
            : `, within the clip norm of ${formatLevel(clipNorm)}`;
      return `${reachOf(score)}The gradient of the whole batch by all weights is ${formatLoss(norm)} long${clipped}.`;
    }
    case 'update': {
      if (!taken) return undefined;
      return `The weights move by ‖Δθ‖ = ${formatLoss(taken.update)}, ${share(taken.update, taken.size)} of their length${
        recorded === undefined ? '' : `; the batch’s loss before was ${formatLoss(recorded)}`
      }. Read anew, this sequence has a loss of ${formatLoss(taken.loss)} instead of ${formatLoss(loss)}.`;
    }
    case undefined:
      return undefined;
  }
}

/** How far the error comes back in time. */
function reachOf({ gradients, timeSteps }: NonNullable<PhasesState['next']>['score']): string {
  const lengths = gradients?.hidden.at(-1);
  if (!lengths) return '';
  const [first, last] = [lengths[0]!, lengths[timeSteps - 1]!];
  return `The error of this sequence goes back through time: ‖∂L/∂h‖ is ${formatLoss(last)} at step ${timeSteps} and ${formatLoss(first)} at step 1. `;
}

/** A parameter in words: "input weights", with its layer where there are several. */
export function groupName({ name, label }: { name: string; label: string }, layers: number): string {
  const layer = /^layer(\d+)/.exec(name)?.[1];
  return layer !== undefined && layers > 1 ? `layer ${Number(layer) + 1}, ${label}` : label;
}

export { share };
