/** What a second opinion on doubtful steps is formed with: this device again, and the reference in JavaScript. */
import { inJavaScript, type Backend } from '../backend/select.ts';
import type { Experiment } from '../config/experiment.ts';
import type { OpinionTools } from '../training/run/secondOpinion.ts';
import type { Network } from '../training/trainers/network.ts';
import { ReferenceTrainer } from '../training/trainers/reference.ts';

/**
 * Nothing where JavaScript computes the run itself: it has no better to ask.
 * @param again the run on this device, going on from a checkpoint
 */
export function opinionOf(
  backend: Backend,
  network: Network,
  experiment: Experiment,
  { again, alive }: Pick<OpinionTools, 'again' | 'alive'>,
): { readonly opinion?: OpinionTools } {
  if (backend.device.backend === 'cpu') return {};
  return {
    opinion: {
      again,
      alive,
      elsewhere: (live, from, use) =>
        inJavaScript(backend, () => {
          const sized = { ...experiment, batchSize: live.batchSize };
          const trainer = new ReferenceTrainer(network, sized, live, from, alive);
          try {
            return use(trainer);
          } finally {
            trainer.dispose();
          }
        }),
    },
  };
}
