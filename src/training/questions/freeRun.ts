/** Free runs over a series, as they are asked for and renewed while the network learns. */
import type { Passage } from '../../tasks/contract/abilities.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import { refused, type Kind, type Refused } from './kind.ts';
import { runFree } from './runFree.ts';
import type { Trainer } from '../trainers/trainer.ts';

/** From which value of the series on, an index within `freeRun.from`. */
export interface FreeRunQuestion {
  readonly from: number;
}

/** Numbers of one forecast, in the unit of the series: entry k for k + 1 values ahead. */
export interface ByHorizon {
  readonly label: string;
  readonly values: Float32Array;
}

/** The network running on by itself, in the unit of the series. */
export interface FreeRun {
  /** The training step of the network. */
  readonly step: number;
  /** The last value that was read. */
  readonly from: number;
  readonly read: Float32Array;
  /** What the network says. */
  readonly says: Float32Array;
  /** What forecasts without a network say, fed their own answers, too. */
  readonly plain: readonly ByHorizon[];
  /** What really came, fewer values at the end of the series, and none after the newest. */
  readonly truth: Float32Array;
  /** Root mean square errors of the network (first) and of forecasts without one, over `starts` places of the held-out part. */
  readonly errors: readonly ByHorizon[];
  readonly starts: number;
}

/** Places of the held-out part over which errors are taken. */
const MOST_STARTS = 31;
/** The name of the network among the forecasts. */
export const NETWORK = 'network';

/** Places spread evenly over the held-out part, from all of which the whole run can be judged. */
export function startsOf({ freeRun }: Problem, count: number, most = MOST_STARTS): number[] {
  if (!freeRun) return [];
  const first = Math.max(freeRun.from[0], freeRun.heldOut - 1);
  const last = count - 1 - freeRun.length;
  const starts = Math.max(1, Math.min(most, last - first + 1));
  return Array.from({ length: starts }, (_, k) =>
    starts === 1 ? first : Math.round(first + (k * (last - first)) / (starts - 1)),
  );
}

/** Root mean squares by horizon of what each passage's forecast says; those without a truth at a horizon do not count there. */
function errorsOf(
  label: string,
  passages: readonly Passage[],
  says: (passage: Passage, k: number) => Float32Array,
  length: number,
): ByHorizon {
  const said = passages.map(says);
  const values = Float32Array.from({ length }, (_, h) => {
    let sum = 0;
    let count = 0;
    passages.forEach(({ truth }, k) => {
      if (h >= truth.length) return;
      sum += (said[k]![h]! - truth[h]!) ** 2;
      count++;
    });
    return Math.sqrt(sum / count);
  });
  return { label, values };
}

/** The passages of a problem that errors are taken over, which never change. */
const judgedPassages = new WeakMap<Problem, readonly Passage[]>();

/** Undefined where it was given up. */
async function continueFrom(
  trainer: Trainer,
  { from: wanted }: FreeRunQuestion,
  goOn: () => Promise<boolean>,
): Promise<FreeRun | Refused | undefined> {
  const { step } = trainer;
  const { problem } = trainer.network;
  const { freeRun } = problem;
  if (!freeRun || !problem.passage) return refused('This task has no series to run on over.');
  const { length } = freeRun;
  const passage = (from: number) => problem.passage!(from, length);
  const [low, high] = freeRun.from;
  const from = Math.round(Math.min(high, Math.max(low, wanted)));
  const judged = judgedPassages.get(problem) ?? startsOf(problem, high + 1).map(passage);
  judgedPassages.set(problem, judged);
  const passages = [passage(from), ...judged];
  const answers = await runFree(trainer, beginningsOf(passages), length, goOn);
  if (!answers) return undefined;
  const says = passages.map((each, k) => each.inUnits(answers.subarray(k * length, (k + 1) * length)));
  const plain = passages[0]!.plain.map(({ label }, k) =>
    errorsOf(label, judged, (each) => each.plain[k]!.values, length),
  );
  return {
    step,
    from,
    read: passages[0]!.read,
    says: says[0]!,
    plain: passages[0]!.plain,
    truth: passages[0]!.truth,
    errors: [errorsOf(NETWORK, judged, (_, k) => says[k + 1]!, length), ...plain],
    starts: judged.length,
  };
}

function beginningsOf(passages: readonly Passage[]) {
  const timeSteps = passages[0]!.inputs.length;
  const inputs = new Float32Array(passages.length * timeSteps);
  passages.forEach((each, k) => inputs.set(each.inputs, k * timeSteps));
  return { batchSize: passages.length, timeSteps, inputs };
}

export const freeRun: Kind<FreeRunQuestion, FreeRun> = {
  answer: (trainer, question, { goOn }) => continueFrom(trainer, question, goOn),
  afterDivergence: 'The run has diverged, so its network does not run on: reset it.',
};
