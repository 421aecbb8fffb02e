/** What is kept of a run: its series, what the score showed at each look, and what was measured apart from that. */
import type { ProblemInfo } from '../../src/tasks/contract/problem.ts';
import type { RunInfo } from '../../src/worker/protocol.ts';
import type { Readout } from '../../src/worker/protocol.ts';

export interface RunSpec {
  readonly id: string;
  /** The experiment as in a link, from the `#` on, with its seed. */
  readonly link: string;
  readonly steps: number;
}

/** The page as it would be if somebody paused it here. */
export interface Look {
  readonly step: number;
  readonly score: Readout;
}

/** Measured on sequences that no look shows, and by nothing that a diagnosis reads. */
export interface Measure {
  readonly step: number;
  /**
   * How much of a change of the first steps' inputs is left of it after so many steps as the task needs: the ratio of the lengths of
   * the changes of the state; the median of some sequences. What the product of the Jacobians does to that change.
   */
  readonly carried: number;
  readonly lag: number;
  /** The mean slope of the tanh of the lane that a model names, 1 at its middle; null where it has none. */
  readonly slope: number | null;
  /** Of ReLUs, the share that is not 0; null where there are none. */
  readonly alive: number | null;
  /** Of each gate, the mean slope of its logistic function, and of a candidate that of its tanh, 1 at its middle. */
  readonly gateSlopes: Readonly<Record<string, number>>;
  /** ‖∂loss/∂h_t‖ of the top layer by time step, for the next training batch; empty where nobody knows. */
  readonly backward: Float32Array;
}

export interface RunRecord {
  readonly spec: RunSpec;
  readonly problem: ProblemInfo;
  readonly lanes: RunInfo['lanes'];
  /** One entry a step. */
  readonly losses: Float64Array;
  readonly gradientNorms: Float64Array;
  readonly clipNorms: Float64Array;
  /** One entry an evaluation. */
  readonly evaluationSteps: Float64Array;
  readonly heldOutLosses: Float64Array;
  readonly metrics: Float64Array;
  readonly looks: readonly Look[];
  readonly measures: readonly Measure[];
  /** The step whose loss was no number. */
  readonly divergedAt: number | null;
  readonly device: string;
  readonly seconds: number;
}
