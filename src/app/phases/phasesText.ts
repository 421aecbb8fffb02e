/** What a phase of a training step does, in a sentence or two with its numbers: they fit the bar's three lines. */
import { formatCount, formatFactor, formatLevel, formatLoss, formatSmallShare } from '../../text/numbers.ts';
import type { PhasesState } from './phase.ts';

const share = (part: number, whole: number) => (whole > 0 ? formatSmallShare(part / whole) : '–');

/** What the phase does, in one or two short sentences; undefined before there is one. */
export function sentenceOf({ phase, next, taken }: PhasesState): string | undefined {
  if (!next) return undefined;
  const { loss, batchLoss, batchSize, step } = next;
  switch (phase) {
    case 'forward':
      return `Training step ${formatCount(step)} begins: the network reads the first of ${batchSize} sequences from left to right, with the weights as they are.`;
    case 'loss':
      return `Predictions are compared with targets: the loss of this sequence is ${formatLoss(loss)}, the mean over the batch of ${batchSize} is ${formatLoss(batchLoss)}.`;
    case 'backward':
      return [reachOf(next), normOf(next)].filter(Boolean).join(' ');
    case 'update':
      return (
        taken &&
        `The weights move by ‖Δθ‖ = ${formatLoss(taken.update)}, ${share(taken.update, taken.size)} of their length. Read again, this sequence has a loss of ${formatLoss(taken.loss)} instead of ${formatLoss(loss)}.`
      );
    case undefined:
      return undefined;
  }
}

type Next = NonNullable<PhasesState['next']>;

/** How far the error comes back in time. */
function reachOf({ score: { gradients, timeSteps } }: Next): string | undefined {
  const lengths = gradients?.hidden.at(-1);
  if (!lengths) return undefined;
  const [first, last] = [formatLoss(lengths[0]!), formatLoss(lengths[timeSteps - 1]!)];
  const truncate = gradients?.truncate;
  return truncate
    ? `The error of this sequence goes back through time, but over no cut (truncated, k = ${truncate}): ‖∂L/∂h‖ is ${last} at t = ${timeSteps} and ${first} at t = 1.`
    : `The error of this sequence goes back through time: ‖∂L/∂h‖ is ${last} at t = ${timeSteps} and ${first} at t = 1.`;
}

/** How long the gradient is that moves the weights. */
function normOf({ norm, clipNorm, scale }: Next): string {
  const gradient = `The gradient norm of the whole batch is ${formatLoss(norm)}`;
  if (clipNorm === 0) return `${gradient}.`;
  const most = formatLevel(clipNorm);
  return scale < 1
    ? `${gradient}; it is clipped to ${most} (× ${formatFactor(scale)}).`
    : `${gradient}, within the clip norm of ${most}.`;
}

/** A parameter in words: "input weights", with its layer where there are several. */
export function groupName({ name, label }: { name: string; label: string }, layers: number): string {
  const layer = /^layer(\d+)/.exec(name)?.[1];
  return layer !== undefined && layers > 1 ? `layer ${Number(layer) + 1}, ${label}` : label;
}

export { share };
