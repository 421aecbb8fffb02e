/** How interventions change the network's loss and metric on the held-out sequences. */
import type { Interventions } from '../../models/interventions.ts';
import { lossOf } from '../rules/losses.ts';
import { metricOf } from '../rules/metrics.ts';
import type { Snapshot } from '../trainers/snapshots.ts';
import type { Evaluation, Trainer } from '../trainers/trainer.ts';
import { outputsOf } from './heldOut.ts';
import type { Kind } from './kind.ts';

export interface InterventionsQuestion {
  readonly interventions: Interventions;
  /** The network as it was; as it is now where left out. */
  readonly snapshot?: Snapshot;
}

/** Loss and metric on the held-out examples, without the operations and with them. */
export interface InterventionsFinding {
  readonly step: number;
  readonly original: Evaluation;
  readonly changed: Evaluation;
}

/** Waits for the device. */
export function evaluateInterventions(
  trainer: Trainer,
  { interventions, snapshot }: InterventionsQuestion,
  alive: () => void,
): InterventionsFinding {
  const { network, heldOut } = trainer;
  const { tf, problem } = network;
  const judged = (operations: Interventions | undefined): Evaluation => {
    const [loss, metric] = tf.tidy(() => {
      const views = trainer.views(snapshot?.parameters);
      const extra = { onProgress: alive, ...(operations ? { interventions: operations } : {}) };
      const outputs = outputsOf(trainer, views, heldOut, extra);
      const { targets, mask } = network.targetsOf(heldOut);
      const loss = lossOf(tf, problem.loss, outputs, targets, mask);
      const metric = metricOf(tf, problem.metric, problem.loss, outputs, targets, mask, loss);
      return tf.stack([loss, metric]).dataSync<'float32'>();
    });
    return { loss: loss!, metric: metric! };
  };
  const original = snapshot ? judged(undefined) : trainer.evaluate();
  alive();
  return { step: snapshot?.step ?? trainer.step, original, changed: judged(interventions) };
}

export const interventions: Kind<InterventionsQuestion, InterventionsFinding> = {
  answer: (trainer, question, { alive }) => evaluateInterventions(trainer, question, alive),
};
