/**
 * Chooses how a network is trained: by draws of our own on WebGL, by compiled kernels on WebAssembly, and by tensor operations
 * where device or cell allow neither. Only the form that is used is loaded.
 */
import { arrive, MissingFileError } from '../../loading/arrive.ts';
import type { Cores } from '../../backend/cores.ts';
import type { Backend } from '../../backend/select.ts';
import { passesSelfTest } from '../../backend/selfTest.ts';
import type { WasmModule } from '../../backend/wasm.ts';
import type { Experiment } from '../../config/experiment.ts';
import type { Checkpoint, LiveSettings } from './checkpoint.ts';
import type { Network } from './network.ts';
import { ReferenceTrainer } from './reference.ts';
import type { Trainer, TrainerForm } from './trainer.ts';

const FUSED_BY_STEP = 'Training steps are fused: one draw for each time step and direction.';
const FUSED_AT_ONCE = 'Training steps are fused: a few dozen draws for all time steps at once.';
const NOT_FUSED = 'This network has no fused form yet, so each step is many small TensorFlow.js operations.';
const NOT_COMPILED =
  'This network has no compiled form yet, so each step is many small TensorFlow.js operations.';

export interface Started {
  readonly trainer: Trainer;
  readonly form: TrainerForm;
  /** One sentence to the person on the form that was chosen; nothing to say on the CPU. */
  readonly sentence?: string;
}

/**
 * @param how.form the form that a resumed run had: the other would give other last bits, so it is not fallen back to
 * @param how.cores those that the run may use; one without
 * @param how.onProgress told during long work that it is going on
 * @throws where a resumed run's form cannot be had any more; MissingFileError where a file did not arrive
 */
export async function startTrainer(
  backend: Backend,
  network: Network,
  experiment: Experiment,
  live: LiveSettings,
  how: {
    readonly checkpoint?: Checkpoint;
    readonly form?: TrainerForm;
    readonly onProgress?: () => void;
    readonly cores?: Cores;
  } = {},
): Promise<Started> {
  const { checkpoint, form, onProgress, cores } = how;
  const reference = (sentence?: string): Started => ({
    trainer: new ReferenceTrainer(network, experiment, live, checkpoint, onProgress),
    form: 'reference',
    ...(sentence === undefined ? {} : { sentence }),
  });
  const { context, wasm } = backend;
  if (!context && !wasm) return reference();
  if (form === 'reference')
    return reference('TensorFlow.js computes the training steps, as it did from the start.');
  try {
    const chosen = await (context ? fused(context) : compiled(wasm!));
    if (chosen) return chosen;
    return reference(context ? NOT_FUSED : NOT_COMPILED);
  } catch (error) {
    // A file that did not arrive, or a device that is gone, says nothing of the draws.
    if (
      error instanceof MissingFileError ||
      form !== undefined ||
      backend.isLost() ||
      !passesSelfTest(network.tf)
    )
      throw error;
    const why = error instanceof Error ? error.message : String(error);
    return reference(`Training steps could not be fused here, so TensorFlow.js computes them: ${why}`);
  }

  async function fused(context: WebGL2RenderingContext): Promise<Started | null> {
    const { FusedTrainer, formOf, fusedNetworkOf } = await arrive(() => import('./fused.ts'));
    const drawn = await formOf(network.model.id, experiment.cellOptions);
    if (!drawn) return null;
    const seen = fusedNetworkOf(network, experiment, drawn);
    return {
      trainer: new FusedTrainer(network, experiment, live, seen, context, checkpoint, {
        // A run that goes on in this form has been proved at its start.
        prove: form !== 'fused',
        ...(onProgress ? { onProgress } : {}),
      }),
      form: 'fused',
      sentence: network.model.parallel ? FUSED_AT_ONCE : FUSED_BY_STEP,
    };
  }

  async function compiled({ module, rounding }: WasmModule): Promise<Started | null> {
    const { Arena, WasmTrainer, wasmNetworkOf } = await arrive(() => import('./wasm.ts'));
    const seen = wasmNetworkOf(network, experiment);
    if (!seen) return null;
    const simd = rounding === 'once' ? 'SIMD with multiply-add' : 'SIMD';
    return {
      trainer: new WasmTrainer(
        network,
        experiment,
        live,
        seen,
        new Arena(module),
        checkpoint,
        cores && { cores, module },
      ),
      form: 'wasm',
      sentence: `Training steps are compiled kernels that use ${simd}.`,
    };
  }
}
