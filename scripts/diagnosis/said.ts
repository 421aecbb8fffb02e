/** What the page would say of a run that was recorded, at each look: by the page's own diagnosis, with the page's own series. */
import { diagnose, type Diagnosis, type Facts } from '../../src/store/diagnosis/index.ts';
import { progressLevelOf } from '../../src/store/progressLevel.ts';
import { RunSeries } from '../../src/store/series.ts';
import type { RunStatus } from '../../src/worker/client/status.ts';
import type { RunRecord } from './record.ts';
import { experimentOf } from './visit.ts';

export interface Said {
  readonly step: number;
  readonly diagnosis: Diagnosis | undefined;
}

/** The first `to` steps of a run. */
function bring(series: RunSeries, record: RunRecord, to: number): void {
  const upTo = (values: Float64Array) => Float32Array.from(values.subarray(0, to));
  const evaluated = [...record.evaluationSteps]
    .map((step, k) => ({ step, k }))
    .filter(({ step }) => step <= to);
  series.append({
    number: 0,
    step: to,
    firstStep: 1,
    losses: upTo(record.losses),
    gradientNorms: upTo(record.gradientNorms),
    clipNorms: upTo(record.clipNorms),
    evaluations: {
      steps: Int32Array.from(evaluated, ({ step }) => step),
      losses: Float32Array.from(evaluated, ({ k }) => record.heldOutLosses[k]!),
      metrics: Float32Array.from(evaluated, ({ k }) => record.metrics[k]!),
    },
    stepsPerSecond: 0,
  });
}

export function factsAt(record: RunRecord): Facts[] {
  const { spec, problem, lanes, looks, divergedAt, losses } = record;
  const experiment = experimentOf(spec);
  const facts: Facts[] = [];
  const at = (step: number, status: RunStatus, score: Facts['series']['score']) => {
    const series = new RunSeries();
    bring(series, record, step);
    if (looks[0]) series.read(looks[0].score);
    if (score) series.read(score);
    const level = progressLevelOf(problem, series);
    facts.push({ experiment, problem, lanes, series, status, step, playing: false, ...level });
  };
  for (const { step, score } of looks) at(step, { state: 'paused' }, score);
  if (divergedAt !== null)
    at(divergedAt, { state: 'diverged', step: divergedAt, loss: losses.at(-1)! }, looks.at(-1)?.score);
  return facts;
}

/** As if somebody paused the run at each look, when one reading is enough; while it runs two in a row are asked for. */
export function saidOf(record: RunRecord): Said[] {
  return factsAt(record).map((facts) => ({ step: facts.step, diagnosis: diagnose(facts) }));
}
