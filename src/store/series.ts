/**
 * The series of a run: what streams from the worker, kept outside React in memory that is bounded however long a run is. Charts
 * read them when told that something is new; React never sees a single value.
 */
import type { Frame, LiveSettings, Readout, RunInfo } from '../worker/protocol.ts';
import { Emitter } from './emitter.ts';
import { Evaluations, type KeptEvaluations } from './series/evaluations.ts';
import type { Growing } from './series/growing.ts';
import { StepSeries, type KeptSteps } from './series/stepSeries.ts';
import { Summary, type KeptSummary } from './series/summary.ts';

/** Settings that were changed while the run was under way. */
export interface Steering {
  /** The first step that was trained with them. */
  readonly step: number;
  readonly before: LiveSettings;
  readonly after: LiveSettings;
}

/** What computed the steps after `after`, up to those of the next. */
export interface Computed extends Pick<RunInfo, 'device' | 'form'> {
  readonly after: number;
}

/** As many as those, none of them known. */
function nothingFor({ length }: ArrayLike<number>): Float32Array {
  return new Float32Array(length).fill(NaN);
}

/** The norms of gradients that were clipped, nothing known of the others. */
function clippedOf(norms: ArrayLike<number>, clipNorms: ArrayLike<number>): Float32Array {
  const clips = (k: number) => clipNorms[k]! > 0 && norms[k]! > clipNorms[k]!;
  return Float32Array.from({ length: norms.length }, (_, k) => (clips(k) ? norms[k]! : NaN));
}

/** The numbers of all steps so far as plain data, which a later visit can take up. */
export interface KeptSeries {
  /** Losses, gradient norms, clip norms. */
  readonly bySteps: readonly KeptSteps[];
  readonly clipped: KeptSummary;
  readonly evaluations: KeptEvaluations;
  /** Left out by pages that did not know it. */
  readonly computed?: readonly Computed[];
}

export class RunSeries {
  /** The training loss of every step: entry k belongs to step k + 1. */
  readonly losses: StepSeries;
  /** For the same steps: the length of the gradient before it was clipped, and the clip norm that held, 0 where none did. */
  readonly gradientNorms: StepSeries;
  readonly clipNorms: StepSeries;
  /** The gradient norms of those steps that were clipped. */
  readonly clipped = new Summary();
  readonly evaluations: Evaluations;
  /** What computed it, in the order of the steps. */
  computed: readonly Computed[] = [];
  /** The newest reading of one example, that of the untrained network, and the newest text the network wrote. */
  score: Readout | undefined;
  untrained: Readout | undefined;
  /** Grows by one with every run that begins at step 0: tells what belongs to an earlier one. */
  generation = 0;
  /** In the order of their steps. */
  steerings: readonly Steering[] = [];
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;

  /** @param whole keeps all of a run, however much that comes to: for the command line, which writes it down */
  constructor({ whole = false } = {}) {
    const inFull = whole ? Infinity : undefined;
    this.losses = new StepSeries(inFull);
    this.gradientNorms = new StepSeries(inFull);
    this.clipNorms = new StepSeries(inFull);
    this.evaluations = new Evaluations(inFull);
  }

  append({ firstStep, losses, evaluations, ...frame }: Frame): void {
    const { gradientNorms = nothingFor(losses), clipNorms = nothingFor(losses) } = frame;
    this.resumeAt(firstStep - 1);
    this.clipped.add(clippedOf(gradientNorms, clipNorms), firstStep - 1);
    this.losses.push(losses);
    this.gradientNorms.push(gradientNorms);
    this.clipNorms.push(clipNorms);
    const { steps, seconds, test } = evaluations;
    for (let k = 0; k < steps.length; k++) {
      const step = steps[k]!;
      this.evaluations.push({
        step,
        seconds: seconds?.[k] ?? 0,
        trainingLoss: this.losses.at(step - 1) ?? NaN,
        loss: evaluations.losses[k]!,
        metric: evaluations.metrics[k]!,
        testLoss: test?.losses[k] ?? NaN,
        testMetric: test?.metrics[k] ?? NaN,
      });
    }
    this.changes.emit();
  }

  /** Evaluations, on the validation data unless a name says otherwise; the lists go together. Step 0 is the untrained network. */
  get evaluationSteps(): Growing {
    return this.evaluations.steps;
  }

  /** Seconds of training up to each evaluation, without pauses. */
  get evaluationSeconds(): Growing {
    return this.evaluations.seconds;
  }

  get heldOutLosses(): Growing {
    return this.evaluations.losses;
  }

  get metrics(): Growing {
    return this.evaluations.metrics;
  }

  /** On the test data; NaN where there are none. */
  get testLosses(): Growing {
    return this.evaluations.testLosses;
  }

  get testMetrics(): Growing {
    return this.evaluations.testMetrics;
  }

  /** Bytes of all that grows with the steps. */
  get byteLength(): number {
    return [...this.bySteps, this.clipped, this.evaluations].reduce((sum, part) => sum + part.byteLength, 0);
  }

  /** From here on it is computed so. */
  goOnBy({ device, form }: Omit<Computed, 'after'>): void {
    const { length: after } = this.losses;
    this.computed = [...this.computed.filter((before) => before.after < after), { after, device, form }];
  }

  /** The shown example was read. */
  read(score: Readout): void {
    this.score = score;
    if (score.step === 0) this.untrained = score;
    this.changes.emit();
  }

  /** Settings have changed; whatever was changed at that step or later is taken back. */
  steered(steering: Steering): void {
    this.steerings = [...this.steerings.filter(({ step }) => step < steering.step), steering];
    this.changes.emit();
  }

  /** Forgets all that came after `step`; a run that resumes there brings it again. `clear` forgets everything. */
  rewind(step: number): void {
    if (step < this.losses.length) this.resumeAt(step);
    this.evaluations.rewind(step);
    this.changes.emit();
  }

  /** All numbers, to be kept elsewhere. */
  kept(): KeptSeries {
    return {
      bySteps: this.bySteps.map((list) => list.kept()),
      clipped: this.clipped.kept(),
      evaluations: this.evaluations.kept(),
      computed: this.computed,
    };
  }

  /** Goes on after so many steps of which nothing is known. */
  skipTo(step: number): void {
    this.resumeAt(step);
    this.changes.emit();
  }

  /** Takes up what was kept, as it was at that step. */
  restore(kept: KeptSeries, step: number): void {
    for (const [k, list] of this.bySteps.entries()) list.restore(kept.bySteps[k]!);
    this.clipped.restore(kept.clipped);
    this.evaluations.restore(kept.evaluations);
    this.computed = kept.computed ?? [];
    this.rewind(step);
  }

  clear(): void {
    this.generation++;
    this.resumeAt(0);
    this.evaluations.rewind(-1);
    this.steerings = [];
    this.score = undefined;
    this.untrained = undefined;
    this.changes.emit();
  }

  /** What has one entry a step. */
  private get bySteps(): readonly StepSeries[] {
    return [this.losses, this.gradientNorms, this.clipNorms];
  }

  /** Makes `length` the number of steps that are known: what came after is forgotten, what is missing is not known. */
  private resumeAt(length: number): void {
    const { gradientNorms, clipNorms, clipped } = this;
    if (length < clipped.end)
      clipped.rewind(length, clippedOf(gradientNorms.values, clipNorms.values), gradientNorms.first);
    else clipped.add(new Float32Array(length - clipped.end).fill(NaN), clipped.end);
    for (const list of this.bySteps) list.resumeAt(length);
    this.computed = this.computed.filter(({ after }) => after <= length);
  }
}
