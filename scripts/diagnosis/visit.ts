/** One run, trained in the browser from look to look. */
import type { Browser } from 'playwright';
import { type Experiment } from '../../src/config/index.ts';
import { parseLink } from '../../src/config/parse.ts';
import type { Readout } from '../../src/worker/protocol.ts';
import { TrainingSession } from '../train/trainingVisit.ts';
import { measure } from './measures.ts';
import type { Look, Measure, RunRecord, RunSpec } from './record.ts';

/** Looks lie further and further apart. */
const FIRST_LOOK = 20;
const GROWTH = 1.2;
/** Held-out examples that looks show in turn: a diagnosis must not depend on which a visitor has before him. */
const SHOWN = 4;
/** Every so many looks it is also measured. */
const MEASURED_EACH = 8;

/** The steps at which the run is looked at; the last is its end. Between evaluations, as a visitor would. */
export function lookSteps(steps: number): number[] {
  const found: number[] = [];
  for (let at = FIRST_LOOK; at < steps; at *= GROWTH) {
    const step = Math.round(at);
    if (step > (found.at(-1) ?? 0) + 10) found.push(step);
  }
  return [...found, steps];
}

/** What a diagnosis needs of a readout. */
function without(score: Readout): Readout {
  const none = new Float32Array();
  return { ...score, inputs: none, targets: none, attention: [] };
}

export function experimentOf(spec: RunSpec): Experiment {
  const link = parseLink(spec.link);
  if (!link.ok) throw new Error(link.sentence);
  if (link.notices.length > 0) throw new Error(`${spec.link}: ${link.notices.join(' ')}`);
  return link.experiment;
}

/**
 * @param looked whether the run is looked at on its way, and measured; else it is only trained
 * @throws with a sentence when the run cannot be trained
 */
export async function trainAndLook(
  browser: Browser,
  url: string,
  spec: RunSpec,
  looked: boolean,
): Promise<RunRecord> {
  const experiment = experimentOf(spec);
  const begun = performance.now();
  const job = { experiment, steps: spec.steps, notices: [], asked: [] };
  const session = await TrainingSession.open(browser, url, job, { progress: () => {}, notice: () => {} });
  try {
    await session.begin();
    const looks: Look[] = [];
    const measures: Measure[] = [];
    let diverged = false;
    const look = async (example: number) => {
      const score = await session.ask({ kind: 'score', example });
      if (score.kind === 'refused') throw new Error(score.sentence);
      looks.push({ step: session.step, score: without(score) });
    };
    const takeMeasure = async () => {
      const found = await measure(session, experiment);
      if (found) measures.push(found);
    };
    if (looked) {
      await look(0);
      await takeMeasure();
    }
    for (const [k, step] of (looked ? lookSteps(spec.steps) : [spec.steps]).entries()) {
      const ending = await session.trainTo(step);
      if (ending.kind === 'failed') throw new Error(ending.sentence ?? 'The run failed.');
      diverged = ending.kind === 'diverged';
      if (diverged || !looked) break;
      await look(k % SHOWN);
      if (k % MEASURED_EACH === 0 || step === spec.steps) await takeMeasure();
    }
    const { info, series } = session;
    return {
      spec,
      problem: info!.problem,
      lanes: info!.lanes,
      losses: Float64Array.from(series.losses.values),
      gradientNorms: Float64Array.from(series.gradientNorms.values),
      clipNorms: Float64Array.from(series.clipNorms.values),
      evaluationSteps: series.evaluationSteps.values.slice(),
      heldOutLosses: series.heldOutLosses.values.slice(),
      metrics: series.metrics.values.slice(),
      looks,
      measures,
      divergedAt: diverged ? series.losses.length : null,
      device: info!.device.name,
      seconds: (performance.now() - begun) / 1000,
    };
  } finally {
    await session.close();
  }
}
