/** What the layers of a cell cost that computes all steps of a layer at once (`parallelLayers.ts`). */
import type { ModelSize, Workload } from '../model.ts';

/** As counted for minGRU: of one layer in a training step, and of each round of its scan. */
const OPERATIONS_PER_LAYER = 60;
const OPERATIONS_PER_ROUND = 20;
/** Numbers kept of each unit in one step until the way back is through. */
const KEPT_PER_UNIT = 80;
/** What a round of the scan costs each unit in one step, in multiply-adds. */
const WORK_PER_ROUND = 8;

/** The work of the layers of such a cell; `weights` are those of all layers. */
export function workloadParallel({ layers, hiddenSize, timeSteps }: ModelSize, weights: number): Workload {
  const rounds = Math.ceil(Math.log2(timeSteps + 1));
  const units = layers * hiddenSize;
  return {
    multiplyAdds: weights + units * WORK_PER_ROUND * rounds,
    kept: KEPT_PER_UNIT * units,
    operations: layers * (OPERATIONS_PER_LAYER + OPERATIONS_PER_ROUND * rounds),
  };
}
