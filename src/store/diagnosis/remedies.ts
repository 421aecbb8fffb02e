/** What may help a run: changes of its experiment, each undefined where it makes no sense there. */
import { withCell, withinBudget, withValue, type Experiment } from '../../config/index.ts';
import { findTask } from '../../tasks/index.ts';
import { carries, type Remedy } from './facts.ts';
import { formatLevel } from '../../text/numbers.ts';

function remedy(label: string, help: string, experiment: Experiment): Remedy {
  return { label, help, experiment: withinBudget(experiment).experiment };
}

const set = (experiment: Experiment, id: string, value: number | string) =>
  withValue(experiment, 'experiment', id, value);

export function clip(experiment: Experiment): Remedy | undefined {
  if (experiment.clipNorm > 0 && experiment.clipNorm <= 1) return undefined;
  const help = 'A gradient longer than 1 is shortened to 1, so that no single step throws the weights away.';
  return remedy('Clip at 1', help, set(experiment, 'clipNorm', 1));
}

/** @param factor what the learning rate is multiplied by */
export function learningRate(experiment: Experiment, factor: number): Remedy | undefined {
  const lower = factor < 1;
  const limit = lower ? 1e-4 : 0.03;
  const wanted = Number((experiment.learningRate * factor).toPrecision(1));
  const value = lower ? Math.max(limit, wanted) : Math.min(limit, wanted);
  if (lower ? value >= experiment.learningRate : value <= experiment.learningRate) return undefined;
  const help = lower
    ? 'Smaller updates: slower, but they do not overshoot.'
    : 'Larger updates get off a flat place sooner.';
  return remedy(`Learning rate ${formatLevel(value)}`, help, set(experiment, 'learningRate', value));
}

/** A cell whose gates hold on to a gradient; where there is no memory at all, one that has some. */
export function gates(experiment: Experiment): Remedy | undefined {
  if (experiment.cell !== 'rnn' && carries(experiment)) return undefined;
  const help = carries(experiment)
    ? 'Its gates let the gradient through many steps nearly undiminished.'
    : 'It carries a state from step to step.';
  return remedy('Try an LSTM', help, withCell(experiment, 'lstm'));
}

/** Backpropagation through the whole sequence; the claim `truncate` has tested what that brings. */
export function uncut(experiment: Experiment): Remedy | undefined {
  if (experiment.truncate === 0 || !carries(experiment)) return undefined;
  const help = 'The gradient goes back through the whole sequence.';
  return remedy('Never cut', help, set(experiment, 'truncate', 0));
}

/** Recurrent weights that begin by turning the state without stretching it. */
export function calmStart(experiment: Experiment): Remedy | undefined {
  if (!carries(experiment) || experiment.gain <= 1) return undefined;
  const help = 'Recurrent weights begin without stretching what passes through them.';
  return remedy('Gain 1', help, set(experiment, 'gain', 1));
}

/** The options by which tasks say how far back something lies. */
const SPANS: ReadonlySet<string> = new Set(['length', 'lag']);

/** The same task over fewer steps. */
export function shorter(experiment: Experiment): Remedy | undefined {
  const task = findTask(experiment.task)!;
  const span = task.options.find(({ id, kind }) => kind === 'number' && SPANS.has(id));
  if (span?.kind !== 'number') return undefined;
  const present = Number(experiment.taskOptions[span.id]);
  const value = Math.max(span.min, Math.round(present / 20) * 10);
  if (value >= present) return undefined;
  const help = 'Over fewer steps the gradient reaches further back.';
  const label = span.label.charAt(0).toUpperCase() + span.label.slice(1);
  return remedy(`${label} = ${value}`, help, withValue(experiment, 'task', span.id, value));
}

/** @param factor what the number of units is multiplied by, below 1 */
export function units(experiment: Experiment, factor: number): Remedy | undefined {
  const value = Math.max(4, Math.min(256, Math.round(experiment.hiddenSize * factor)));
  if (value === experiment.hiddenSize) return undefined;
  const help = 'A smaller network has less room to learn by heart.';
  const changed = remedy(`${value} units`, help, set(experiment, 'hiddenSize', value));
  // The budget may have taken it back.
  return changed.experiment.hiddenSize === experiment.hiddenSize ? undefined : changed;
}
