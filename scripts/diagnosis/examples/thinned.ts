/** A recorded run in few numbers, small enough to lie beside the tests, which replay its headlines. */
import { lanesOf } from '../../../src/models/model.ts';
import { findModel } from '../../../src/models/about/index.ts';
import { median } from '../../../src/math/statistics.ts';
import type { Reading } from '../../../src/store/diagnosis/reading.ts';
import type { ProblemInfo } from '../../../src/tasks/contract/problem.ts';
import type { Recorded } from '../replay.ts';
import { experimentOf } from '../visit.ts';
import { headlinesOf, type HeadlineId } from './log.ts';
import type { ExampleRecord } from './record.ts';

export interface ThinnedRun {
  readonly network: string;
  readonly link: string;
  readonly problem: Pick<ProblemInfo, 'baseline' | 'solved' | 'validation'>;
  /** One entry for every twenty steps: mean training loss, validation loss after them, and the gradient's norm. */
  readonly training: readonly number[];
  readonly heldOut: readonly number[];
  readonly norms: readonly number[];
  readonly readings: readonly Reading[];
  /** Each headline with the step from which on. */
  readonly said: readonly (readonly [step: number, id: HeadlineId])[];
}

const EVERY = 20;
/** Evaluations that are kept after the last headline. */
const AFTER = 25;
/** Of the readings every so many are kept, and only where the run stands still. */
const READINGS_EVERY = 5;
/** So many blocks of the norms are those of the first steps, whose longest counts. */
const FIRST = 5;
const NEEDS_READINGS: ReadonlySet<HeadlineId> = new Set([
  'exploding',
  'saturated',
  'stuck',
  'vanishing',
  'slow',
]);

const short = (value: number, digits = 3) => Number(value.toPrecision(digits));

function shortReading({ step, way, ends }: Reading): Reading {
  return {
    step,
    ...(way && {
      way: {
        ...way,
        rate: way.rate === undefined ? undefined : short(way.rate),
        reaches: short(way.reaches),
      },
    }),
    ends: Object.fromEntries(
      Object.entries(ends).map(([lane, { zero, flat, open, shut }]) => [
        lane,
        { zero: short(zero), flat: short(flat), open: short(open), shut: short(shut) },
      ]),
    ),
  };
}

export function thinned(network: string, record: ExampleRecord): ThinnedRun {
  const { spec, problem, losses, gradientNorms, heldOutLosses, readings } = record;
  const whole = headlinesOf({ ...record, experiment: experimentOf(spec) });
  const most = Math.min(Math.floor(losses.length / EVERY), whole.at(-1)!.step / EVERY + AFTER);
  const blocks = (values: Float32Array) =>
    Array.from({ length: most }, (_, k) => [...values.subarray(EVERY * k, EVERY * (k + 1))]);
  const stalls = whole.some(({ id }) => NEEDS_READINGS.has(id));
  const { baseline, solved, validation } = problem;
  const run = {
    network,
    link: spec.link,
    problem: { baseline, solved, validation },
    training: blocks(losses).map((block) => short(block.reduce((sum, loss) => sum + loss, 0) / EVERY)),
    heldOut: Array.from(heldOutLosses.subarray(1, most + 1), (loss) => short(loss)),
    norms: stalls
      ? blocks(gradientNorms).map((block, k) => short(k < FIRST ? Math.max(...block) : median(block), 2))
      : [],
    readings: stalls ? readings.filter((_, k) => k % READINGS_EVERY === 0).map(shortReading) : [],
    said: [],
  };
  return { ...run, said: headlinesOf(recordedOf(run)).map(({ step, id }) => [step, id] as const) };
}

/** As it is replayed: between evaluations all steps are alike. */
export function recordedOf({ link, problem, training, heldOut, norms, readings }: ThinnedRun): Recorded {
  const experiment = experimentOf({ id: link, link, steps: 0 });
  const perStep = (values: readonly number[]) => values.flatMap((value) => Array<number>(EVERY).fill(value));
  const losses = perStep(training);
  return {
    experiment,
    problem: problem as ProblemInfo,
    lanes: lanesOf(findModel(experiment.cell)!),
    losses,
    gradientNorms: norms.length > 0 ? perStep(norms) : losses.map(() => 1),
    clipNorms: losses.map(() => experiment.clipNorm),
    evaluationSteps: heldOut.map((_, k) => EVERY * (k + 1)),
    heldOutLosses: heldOut,
    metrics: heldOut.map(() => 0),
    readings,
    divergedAt: null,
  };
}
