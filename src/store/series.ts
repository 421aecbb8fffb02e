/**
 * The series of a run: what streams from the worker, kept outside React in buffers that only grow. Charts read them when
 * told that something is new; React never sees a single value.
 */
import type { Frame, LiveSettings, Sample, Readout } from '../worker/protocol.ts';
import { Emitter } from './emitter.ts';

/** Settings that were changed while the run was under way. */
export interface Steering {
  /** The first step that was trained with them. */
  readonly step: number;
  readonly before: LiveSettings;
  readonly after: LiveSettings;
}

/** Numbers appended at the end, in a buffer that doubles. */
export class Growing {
  private buffer = new Float64Array(1024);
  length = 0;

  push(values: ArrayLike<number>): void {
    const needed = this.length + values.length;
    if (needed > this.buffer.length) {
      const larger = new Float64Array(Math.max(needed, this.buffer.length * 2));
      larger.set(this.buffer.subarray(0, this.length));
      this.buffer = larger;
    }
    this.buffer.set(values, this.length);
    this.length = needed;
  }

  /** The values so far; the view is valid until the next `push`. */
  get values(): Float64Array {
    return this.buffer.subarray(0, this.length);
  }

  truncate(length: number): void {
    this.length = Math.min(this.length, length);
    // A long run is over: its memory is given back.
    if (length === 0) this.buffer = new Float64Array(1024);
  }
}

/** As many as those, none of them known. */
function nothingFor({ length }: ArrayLike<number>): Float32Array {
  return new Float32Array(length).fill(NaN);
}

/** With one entry a step, and with one an evaluation. */
export const BY_STEPS = ['losses', 'gradientNorms', 'clipNorms'] as const;
export const EVALUATIONS = [
  'evaluationSteps',
  'evaluationSeconds',
  'heldOutLosses',
  'metrics',
  'testLosses',
  'testMetrics',
] as const;
const LISTS = [...BY_STEPS, ...EVALUATIONS] as const;

/** The numbers of all steps so far as plain data, which a later visit can take up. */
export type KeptSeries = Readonly<Record<(typeof LISTS)[number], Float64Array>>;

export class RunSeries {
  /** The training loss of every step: entry k belongs to step k + 1. */
  readonly losses = new Growing();
  /** For the same steps: the length of the gradient before it was clipped, and the clip norm that held, 0 where none did. */
  readonly gradientNorms = new Growing();
  readonly clipNorms = new Growing();
  /** Evaluations, on the validation data unless a name says otherwise; the six lists go together. Step 0 is the untrained network. */
  readonly evaluationSteps = new Growing();
  /** Seconds of training up to each evaluation, without pauses. */
  readonly evaluationSeconds = new Growing();
  readonly heldOutLosses = new Growing();
  readonly metrics = new Growing();
  /** On the test data; NaN where there are none. */
  readonly testLosses = new Growing();
  readonly testMetrics = new Growing();
  /** The newest reading of one example, that of the untrained network, and the newest text the network wrote. */
  score: Readout | undefined;
  untrained: Readout | undefined;
  sample: Sample | undefined;
  /** Grows by one with every run that begins at step 0: tells what belongs to an earlier one. */
  generation = 0;
  /** In the order of their steps. */
  steerings: readonly Steering[] = [];
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;

  append(frame: Frame): void {
    for (const list of this.bySteps) list.truncate(frame.firstStep - 1);
    this.losses.push(frame.losses);
    this.gradientNorms.push(frame.gradientNorms ?? nothingFor(frame.losses));
    this.clipNorms.push(frame.clipNorms ?? nothingFor(frame.losses));
    this.evaluationSteps.push(frame.evaluations.steps);
    this.evaluationSeconds.push(
      frame.evaluations.seconds ?? new Float32Array(frame.evaluations.steps.length),
    );
    this.heldOutLosses.push(frame.evaluations.losses);
    this.metrics.push(frame.evaluations.metrics);
    const { steps, test } = frame.evaluations;
    this.testLosses.push(test?.losses ?? nothingFor(steps));
    this.testMetrics.push(test?.metrics ?? nothingFor(steps));
    this.changes.emit();
  }

  /** The shown example was read. */
  read(score: Readout): void {
    this.score = score;
    if (score.step === 0) this.untrained = score;
    this.changes.emit();
  }

  /** The network has written. */
  wrote(sample: Sample): void {
    this.sample = sample;
    this.changes.emit();
  }

  /** Settings have changed; whatever was changed at that step or later is taken back. */
  steered(steering: Steering): void {
    this.steerings = [...this.steerings.filter(({ step }) => step < steering.step), steering];
    this.changes.emit();
  }

  /** Forgets all that came after `step`; a run that resumes there brings it again. `clear` forgets everything. */
  rewind(step: number): void {
    for (const list of this.bySteps) list.truncate(step);
    const steps = this.evaluationSteps.values;
    let kept = steps.length;
    while (kept > 0 && steps[kept - 1]! > step) kept--;
    for (const list of this.evaluations) list.truncate(kept);
    this.changes.emit();
  }

  /** All there is, to be kept elsewhere. */
  kept(): KeptSeries {
    return Object.fromEntries(LISTS.map((list) => [list, this[list].values.slice()])) as KeptSeries;
  }

  /** Takes up what was kept, as it was at that step. */
  restore(kept: KeptSeries, step: number): void {
    for (const list of LISTS) {
      this[list].truncate(0);
      this[list].push(kept[list]);
    }
    this.rewind(step);
  }

  clear(): void {
    this.generation++;
    for (const list of [...this.bySteps, ...this.evaluations]) list.truncate(0);
    this.steerings = [];
    this.score = undefined;
    this.untrained = undefined;
    this.sample = undefined;
    this.changes.emit();
  }

  private get evaluations(): readonly Growing[] {
    return EVALUATIONS.map((list) => this[list]);
  }

  private get bySteps(): readonly Growing[] {
    return BY_STEPS.map((list) => this[list]);
  }
}
