/** A run as what the zip for PyTorch is made of, on the page and on the command line. */
import { encodeLink, type StudyPlan } from '../../config/index.ts';
import type { RunSeries } from '../../store/series.ts';
import type { HistoryRow, Order } from '../../takeaway/zip/taken.ts';
import { momentPrefixes, writeNetwork, type Saving } from '../../takeaway/savedNetwork.ts';

/** Of so many first steps every loss is told, where it is known; of later ones those of evaluations. */
const TOLD_IN_FULL = 1000;

/** What is known of the steps up to that of the network. */
function historyOf({ losses, evaluations }: RunSeries, last: number): HistoryRow[] {
  const rows = new Map<number, HistoryRow>();
  for (let step = 1; step <= Math.min(last, TOLD_IN_FULL); step++) {
    const loss = losses.at(step - 1);
    if (loss !== undefined && !Number.isNaN(loss)) rows.set(step, { step, loss });
  }
  for (const [k, step] of evaluations.steps.values.entries()) {
    if (step > last) continue;
    rows.set(step, {
      step,
      loss: evaluations.trainingLosses.values[k],
      heldOutLoss: evaluations.losses.values[k],
      metric: evaluations.metrics.values[k],
    });
  }
  return [...rows.values()].toSorted((a, b) => a.step - b.step);
}

/**
 * Without how long it took, so that the same run gives the same bytes.
 * @param study that the link describes besides
 */
export function orderOf(saving: Saving, series: RunSeries, study?: StudyPlan): Order {
  const { run, own, version } = saving;
  const { initial, changes } = run;
  const { seconds: _seconds, ...checkpoint } = run.checkpoint;
  return {
    taken: {
      experiment: initial,
      changes,
      own,
      link: `#${encodeLink(initial, undefined, [], study)}`,
      checkpoint,
      history: historyOf(series, checkpoint.step),
      version,
      moments: momentPrefixes(initial),
    },
    weights: writeNetwork({ ...saving, run: { ...run, checkpoint } }),
  };
}
