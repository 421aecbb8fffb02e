/** What the words of the charts mean, one sentence each. */
import type { ProblemInfo } from '../../tasks/contract/problem.ts';

export function lossHelp(loss: ProblemInfo['loss']): string {
  return loss === 'mse'
    ? 'Loss: the mean squared difference between prediction and target, made smaller with every training step.'
    : 'Cross-entropy: minus the natural logarithm (hence nats) of the probability that the network gives to the target, 0 only where it is sure and right.';
}

export const BITS_HELP =
  'Bits per character: the cross-entropy by logarithms to base 2; at 1 bit the network hesitates as between two characters that are equally likely.';
