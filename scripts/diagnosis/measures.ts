/** What is measured of a network besides what a diagnosis reads: forwards through time, and on other sequences. */
import type { Experiment } from '../../src/config/index.ts';
import { findModel } from '../../src/models/about/index.ts';
import { median, normOf } from '../../src/math/statistics.ts';
import type { Found, Readout } from '../../src/worker/protocol.ts';
import type { TrainingSession } from '../train/trainingVisit.ts';
import type { Measure } from './record.ts';

/** Held-out sequences that are changed; looks show earlier ones. */
const CHANGED = [8, 9, 10];
/** The first part of a sequence whose inputs are exchanged. */
const PART = 0.1;

/** All that is handed from step to step after step t, layer upon layer; what is read out where nothing is. */
function stateAt(readout: Readout, states: readonly string[], t: number): number[] {
  const lanes = readout.lanes.filter(({ lane }) => states.includes(lane));
  const { units } = readout;
  return lanes.flatMap(({ values }) => [...values.subarray(t * units, (t + 1) * units)]);
}

function outputsAt({ outputs, timeSteps }: Readout, t: number): number[] {
  const width = outputs.length / timeSteps;
  return [...outputs.subarray(t * width, (t + 1) * width)];
}

const distance = (a: readonly number[], b: readonly number[]) => normOf(a.map((value, k) => value - b[k]!));

/** How many steps back lies what an answer needs, in the middle of the cases. */
export function neededLag({ task, taskOptions }: Experiment, timeSteps: number): number {
  const number = (id: string) => Number(taskOptions[id]);
  switch (task) {
    case 'adding':
    case 'order':
      return Math.round(timeSteps / 2);
    case 'copy':
    case 'recall':
      return number('lag');
    case 'forecast':
      return 12;
    default:
      return Math.round(timeSteps / 4);
  }
}

type Changed = Pick<Found<'whatIf'>, 'score'> & { readonly beside: Readout };

/** How much of the change is there after the lag. */
function carriedOf({ score, beside }: Changed, experiment: Experiment, changedSteps: number): number {
  const model = findModel(experiment.cell)!;
  const end = beside.mask.lastIndexOf(1);
  const from = changedSteps - 1;
  const to = Math.min(end, from + neededLag(experiment, beside.timeSteps));
  if (!model.recurrent) {
    // Nothing is handed on: what the last answer makes of the beginning, against what it makes of everything.
    return (
      distance(outputsAt(score, to), outputsAt(beside, to)) / Math.max(1e-12, normOf(outputsAt(beside, to)))
    );
  }
  const states = model.states.map(({ id }) => id);
  const difference = (t: number) => distance(stateAt(score, states, t), stateAt(beside, states, t));
  return difference(to) / Math.max(1e-12, difference(from));
}

/** Slopes by what the function gives, as shares of the steepest. */
const logistic = (value: number) => 4 * value * (1 - value);
const tanhSlope = (value: number) => 1 - value ** 2;

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** The mean of a function over a lane's values; null without such a lane. */
function meanOver(readouts: readonly Readout[], lane: string, of: (value: number) => number): number | null {
  const values = readouts.flatMap(({ lanes }) =>
    lanes.filter(({ lane: id }) => id === lane).flatMap(({ values: numbers }) => [...numbers]),
  );
  return values.length === 0 ? null : mean(values.map(of));
}

async function changedReadings(session: TrainingSession): Promise<{ readings: Changed[]; steps: number }> {
  const readings: Changed[] = [];
  let steps = 1;
  for (const example of CHANGED) {
    const own = await session.ask({ kind: 'score', example });
    const other = await session.ask({ kind: 'score', example: example + 8 });
    if (own.kind === 'refused' || other.kind === 'refused') return { readings: [], steps };
    const width = own.inputs.length / own.timeSteps;
    steps = Math.max(1, Math.round(PART * Math.min(own.timeSteps, other.timeSteps)));
    const inputs = own.inputs.slice();
    inputs.set(other.inputs.subarray(0, steps * width));
    const found = await session.ask({ kind: 'whatIf', example, inputs });
    if (found.kind === 'refused') return { readings: [], steps };
    readings.push({ score: found.score, beside: found.beside! });
  }
  return { readings, steps };
}

/** Undefined where the network refuses, as one that has diverged does. */
export async function measure(
  session: TrainingSession,
  experiment: Experiment,
): Promise<Measure | undefined> {
  const { readings, steps } = await changedReadings(session);
  if (readings.length === 0) return undefined;
  const untouched = readings.map(({ beside }) => beside);
  const model = findModel(experiment.cell)!;
  const tanh = model.tanh(experiment.cellOptions);
  const slopeOf = (value: number) => tanhSlope(tanh!.is === 'value' ? value : Math.tanh(value));
  const judged = await session.judge([], true);
  const carried = readings.map((reading) => carriedOf(reading, experiment, steps));
  return {
    step: session.step,
    carried: median(carried),
    lag: neededLag(experiment, untouched[0]!.timeSteps),
    slope: tanh ? meanOver(untouched, tanh.lane, slopeOf) : null,
    alive: model.id === 'rnn' && !tanh ? meanOver(untouched, 'h', (value) => Number(value > 0)) : null,
    gateSlopes: Object.fromEntries(
      model.gates
        .filter(({ unbounded }) => !unbounded)
        .map(({ id, range }) => [id, meanOver(untouched, id, range[0] === 0 ? logistic : tanhSlope)!]),
    ),
    backward:
      judged.kind === 'refused' ? new Float32Array() : (judged.stateGradients?.at(-1) ?? new Float32Array()),
  };
}
