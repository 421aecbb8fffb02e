/** Chooses how a network is trained: by draws of our own where the device and the cell allow it, else by tensor operations. */
import type { Backend } from '../backend/select.ts';
import { passesSelfTest } from '../backend/selfTest.ts';
import type { Experiment } from '../config/experiment.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { FusedTrainer, fusedNetworkOf } from './fusedTrainer.ts';
import type { Network } from './network.ts';
import { ReferenceTrainer } from './referenceTrainer.ts';
import type { Trainer, TrainerForm } from './trainer.ts';

export interface Started {
  readonly trainer: Trainer;
  readonly form: TrainerForm;
  /** One sentence to the person on the form that was chosen; nothing to say on the CPU. */
  readonly sentence?: string;
}

/**
 * @param how.form the form that a resumed run had: the other would give other last bits, so it is not fallen back to
 * @param how.onProgress told during long work that it is going on
 * @throws where a resumed run's form cannot be had any more
 */
export function startTrainer(
  backend: Backend,
  network: Network,
  experiment: Experiment,
  live: LiveSettings,
  how: {
    readonly checkpoint?: Checkpoint;
    readonly form?: TrainerForm;
    readonly onProgress?: () => void;
  } = {},
): Started {
  const { checkpoint, form, onProgress } = how;
  const reference = (sentence?: string): Started => ({
    trainer: new ReferenceTrainer(network, experiment, live, checkpoint, onProgress),
    form: 'reference',
    ...(sentence === undefined ? {} : { sentence }),
  });
  const { context } = backend;
  if (!context) return reference();
  const fused = fusedNetworkOf(network, experiment);
  if (!fused) {
    return reference('This cell has no fused form yet, so each step is many small TensorFlow.js operations.');
  }
  if (form === 'reference')
    return reference('TensorFlow.js computes the training steps, as it did from the start.');
  try {
    return {
      trainer: new FusedTrainer(network, experiment, live, fused, context, checkpoint, {
        // A resumed run has been proved at its start.
        prove: form === undefined,
        ...(onProgress ? { onProgress } : {}),
      }),
      form: 'fused',
      sentence: 'Training steps are fused: one draw for each time step and direction.',
    };
  } catch (error) {
    // A device that is gone says nothing of the draws.
    if (form === 'fused' || backend.isLost() || !passesSelfTest(network.tf)) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return reference(`Training steps could not be fused here, so TensorFlow.js computes them: ${why}`);
  }
}
