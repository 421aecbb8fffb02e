/** One network of an example, trained in the browser, with all that the page's verdict reads of it. */
import type { Browser } from 'playwright';
import { readingOf, type Reading } from '../../../src/store/diagnosis/reading.ts';
import { findModel } from '../../../src/models/about/index.ts';
import type { ProblemInfo } from '../../../src/tasks/contract/problem.ts';
import type { RunInfo } from '../../../src/worker/protocol.ts';
import { TrainingSession } from '../../train/trainingVisit.ts';
import { experimentOf } from '../visit.ts';
import type { RunSpec } from '../record.ts';

export interface ExampleRecord {
  readonly spec: RunSpec;
  readonly problem: ProblemInfo;
  readonly lanes: RunInfo['lanes'];
  /** One entry a step. */
  readonly losses: Float32Array;
  readonly gradientNorms: Float32Array;
  readonly clipNorms: Float32Array;
  /** One entry an evaluation. */
  readonly evaluationSteps: Int32Array;
  readonly heldOutLosses: Float32Array;
  readonly metrics: Float32Array;
  /** The score as the page reads it, in the order of their steps. */
  readonly readings: readonly Reading[];
  /** The step whose loss was no number. */
  readonly divergedAt: number | null;
  readonly device: string;
  readonly seconds: number;
}

/** The score is read at every evaluation up to here, and then less often: what it shows changes slowly. */
const OFTEN_UNTIL = 1000;
const EVERY = 20;
const LATER_EVERY = 100;

/** @throws with a sentence when the run cannot be trained */
export async function trainExample(browser: Browser, url: string, spec: RunSpec): Promise<ExampleRecord> {
  const experiment = experimentOf(spec);
  const carries = findModel(experiment.cell)!.recurrent;
  const begun = performance.now();
  const job = { experiment, steps: spec.steps, notices: [], asked: [] };
  const session = await TrainingSession.open(browser, url, job, { progress: () => {}, notice: () => {} });
  try {
    await session.begin();
    const readings: Reading[] = [];
    const read = async () => {
      const score = await session.ask({ kind: 'score', example: 0 });
      if (score.kind === 'refused') throw new Error(score.sentence);
      readings.push(readingOf(score, carries));
    };
    await read();
    let diverged = false;
    for (
      let step = EVERY;
      step <= spec.steps && !diverged;
      step += step < OFTEN_UNTIL ? EVERY : LATER_EVERY
    ) {
      const ending = await session.trainTo(step);
      if (ending.kind === 'failed') throw new Error(ending.sentence ?? 'The run failed.');
      diverged = ending.kind === 'diverged';
      if (!diverged) await read();
    }
    const { info, series } = session;
    return {
      spec,
      problem: info!.problem,
      lanes: info!.lanes,
      losses: series.losses.values.slice(),
      gradientNorms: series.gradientNorms.values.slice(),
      clipNorms: series.clipNorms.values.slice(),
      evaluationSteps: Int32Array.from(series.evaluationSteps.values),
      heldOutLosses: Float32Array.from(series.heldOutLosses.values),
      metrics: Float32Array.from(series.metrics.values),
      readings,
      divergedAt: diverged ? series.losses.length : null,
      device: info!.device.name,
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    await session.close();
  }
}
