/** A recorded run once more, from evaluation to evaluation, with the page's own series, its progress and its verdict. */
import type { Experiment } from '../../src/config/index.ts';
import { SILENT, verdictAfter, type Diagnosis, type Facts } from '../../src/store/diagnosis/index.ts';
import type { Reading } from '../../src/store/diagnosis/reading.ts';
import { NOT_JUDGED, progressOf, type Said } from '../../src/store/progressLevel.ts';
import { RunSeries } from '../../src/store/series.ts';
import type { ProblemInfo } from '../../src/tasks/contract/problem.ts';
import type { RunStatus } from '../../src/worker/client/status.ts';
import type { RunInfo } from '../../src/worker/protocol.ts';

/** What is known of the run; numbers of steps have one entry each, those of evaluations one each. */
export interface Recorded {
  readonly experiment: Experiment;
  readonly problem: ProblemInfo;
  readonly lanes: RunInfo['lanes'];
  readonly losses: ArrayLike<number>;
  readonly gradientNorms: ArrayLike<number>;
  readonly clipNorms: ArrayLike<number>;
  readonly evaluationSteps: ArrayLike<number>;
  readonly heldOutLosses: ArrayLike<number>;
  readonly metrics: ArrayLike<number>;
  /** Of the score, in the order of their steps; the first is that of the untrained network. */
  readonly readings: readonly Reading[];
  /** The step whose loss was no number. */
  readonly divergedAt: number | null;
}

/** The page after one evaluation. */
export interface Replayed {
  readonly facts: Facts;
  readonly said: Said;
  readonly series: RunSeries;
  readonly diagnosis: Diagnosis | undefined;
}

const part = (values: ArrayLike<number>, from: number, to: number) =>
  Float32Array.from({ length: to - from }, (_, k) => values[from + k]!);

export function* replay(run: Recorded): Generator<Replayed> {
  const { experiment, problem, lanes, readings, divergedAt } = run;
  const series = new RunSeries({ whole: true });
  let [progress, verdict] = [NOT_JUDGED, SILENT];
  let [before, read] = [0, 0];
  const bring = (step: number, places: readonly number[], status: RunStatus): Replayed => {
    series.append({
      number: 0,
      step,
      firstStep: before + 1,
      losses: part(run.losses, before, step),
      gradientNorms: part(run.gradientNorms, before, step),
      clipNorms: part(run.clipNorms, before, step),
      evaluations: {
        steps: Int32Array.from(places, () => step),
        losses: Float32Array.from(places, (k) => run.heldOutLosses[k]!),
        metrics: Float32Array.from(places, (k) => run.metrics[k]!),
      },
      stepsPerSecond: 0,
    });
    before = step;
    progress = progressOf(problem, series, progress);
    while (read < readings.length && readings[read]!.step <= step) read++;
    const of = { experiment, beside: [], problem, lanes, series, steered: false };
    const facts: Facts = { ...of, ...progress.said, status, step };
    verdict = verdictAfter(verdict, facts, { now: readings[read - 1], atFirst: readings[0] });
    return { facts, said: progress.said, series, diagnosis: verdict.said };
  };
  for (let k = 0; k < run.evaluationSteps.length; k++) {
    const step = run.evaluationSteps[k]!;
    if (divergedAt === null || step < divergedAt) yield bring(step, [k], { state: 'running' });
  }
  if (divergedAt !== null) yield bring(divergedAt, [], { state: 'diverged', step: divergedAt, loss: NaN });
}
