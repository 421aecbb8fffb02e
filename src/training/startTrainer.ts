/** Chooses how a network is trained: by draws of our own where the device and the cell allow it, else by tensor operations. */
import type { Backend } from '../backend/select.ts';
import type { Experiment } from '../config/experiment.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import { FusedTrainer, fusedNetworkOf } from './fusedTrainer.ts';
import type { Network } from './network.ts';
import { ReferenceTrainer } from './referenceTrainer.ts';
import type { Trainer } from './trainer.ts';

export interface Started {
  readonly trainer: Trainer;
  /** One sentence to the person on the form that was chosen; nothing to say on the CPU. */
  readonly sentence?: string;
}

export function startTrainer(
  backend: Backend,
  network: Network,
  experiment: Experiment,
  live: LiveSettings,
  checkpoint?: Checkpoint,
  /** Told during slow steps of tensor operations that work is going on. */
  onProgress?: () => void,
): Started {
  const reference = () => new ReferenceTrainer(network, experiment, live, checkpoint, onProgress);
  const { context } = backend;
  if (!context) return { trainer: reference() };
  const fused = fusedNetworkOf(network, experiment);
  if (!fused)
    return {
      trainer: reference(),
      sentence: 'This cell has no fused form yet, so each step is many small TensorFlow.js operations.',
    };
  try {
    const trainer = new FusedTrainer(network, experiment, live, fused, context, checkpoint);
    return { trainer, sentence: 'Training steps are fused: one draw for each time step and direction.' };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return {
      trainer: reference(),
      sentence: `Training steps could not be fused here, so TensorFlow.js computes them: ${why}`,
    };
  }
}
