/** Well-formed readings of imagined networks, for tests of the score and the charts. Everything is seeded. */
import { createRandom } from '../../src/math/random.ts';
import { gru } from '../../src/models/gru.ts';
import { lstm } from '../../src/models/lstm.ts';
import { RunSeries } from '../../src/store/series.ts';
import type { ProblemInfo } from '../../src/tasks/contract/problem.ts';
import type { RunInfo, Readout } from '../../src/worker/protocol.ts';

export type FakeTask = 'adding' | 'parity' | 'text' | 'forecast' | 'digits';

export interface FakeOptions {
  readonly task?: FakeTask;
  readonly cell?: 'lstm' | 'gru';
  readonly timeSteps?: number;
  readonly units?: number;
  readonly layers?: number;
  /** Heads of attention in each layer; none where absent. */
  readonly heads?: number;
}

export const vocabulary: readonly string[] = [
  ...'\n abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ.,;!?\'"-',
];
const SENTENCE =
  'Alice was beginning to get very tired of sitting by her sister on the bank,\nand of having nothing to do: ';

export function fakeProblem(task: FakeTask, timeSteps: number): ProblemInfo {
  switch (task) {
    case 'adding':
      return {
        inputSize: 2,
        outputSize: 1,
        timeSteps,
        validation: { kind: 'fresh' },
        lengths: { label: 'steps', trained: [timeSteps, timeSteps], limits: [1, 1000] },
        loss: 'mse',
        metric: { kind: 'within', label: 'sums within 0.1', tolerance: 0.1 },
        baseline: { loss: 1 / 6, label: 'always guess 1' },
        solved: { loss: 0.01, label: 'solved' },
        input: { kind: 'bars', label: 'value, mark', range: [0, 1], mark: 'marked' },
        output: { kind: 'value', label: 'sum', range: [0, 2] },
      };
    case 'parity':
      return {
        inputSize: 1,
        outputSize: 1,
        timeSteps,
        validation: { kind: 'fresh' },
        lengths: { label: 'steps', trained: [timeSteps, timeSteps], limits: [1, 1000] },
        loss: 'binary',
        metric: { kind: 'accuracy', label: 'right bits' },
        baseline: { loss: Math.LN2, label: 'toss a coin' },
        solved: { loss: 0.05, label: 'solved' },
        input: { kind: 'bars', label: 'bit', range: [0, 1] },
        output: { kind: 'bit', label: 'odd so far' },
      };
    case 'text':
      return {
        inputSize: vocabulary.length,
        outputSize: vocabulary.length,
        timeSteps,
        validation: { kind: 'fresh' },
        lengths: { label: 'steps', trained: [timeSteps, timeSteps], limits: [1, 1000] },
        loss: 'softmax',
        metric: { kind: 'bits', label: 'bits per character' },
        baseline: { loss: 3.1, label: 'letter frequencies' },
        solved: { loss: 2.4, label: 'knows the letter before' },
        input: { kind: 'symbols', label: 'characters', symbols: vocabulary },
        output: { kind: 'symbols', label: 'next character', symbols: vocabulary },
      };
    case 'digits':
      return {
        inputSize: 16,
        outputSize: 10,
        timeSteps,
        validation: { kind: 'fresh' },
        lengths: { label: 'frames', trained: [5, timeSteps], limits: [5, 150] },
        loss: 'softmax',
        metric: { kind: 'accuracy', label: 'right digits' },
        baseline: { loss: 2.2, label: 'guess by length' },
        solved: { loss: 0.05, label: 'solved' },
        input: {
          kind: 'spectrogram',
          label: 'loudness by frequency',
          bands: Array.from({ length: 16 }, (_, k) => 200 * 1.25 ** k),
          range: [0, 1],
          decibels: 60,
        },
        output: { kind: 'classes', label: 'which digit', classes: [...'0123456789'] },
      };
    case 'forecast':
      return {
        inputSize: 1,
        outputSize: 1,
        timeSteps,
        validation: { kind: 'fresh' },
        lengths: { label: 'steps', trained: [timeSteps, timeSteps], limits: [1, 1000] },
        loss: 'mse',
        metric: { kind: 'rmse', label: 'error', scale: 28, unit: 'ppm' },
        baseline: { loss: 0.002, label: 'same as last month' },
        solved: { loss: 0.0004, label: 'solved' },
        input: { kind: 'line', label: 'CO₂', range: [-2, 2], unit: 'ppm' },
        output: { kind: 'value', label: 'next month', range: [-2, 2], unit: 'ppm' },
        units: { scale: 28, offset: 356 },
      };
  }
}

export function fakeInfo({ task = 'adding', cell = 'lstm', timeSteps = 50 }: FakeOptions = {}): RunInfo {
  const model = cell === 'lstm' ? lstm : gru;
  return {
    problem: fakeProblem(task, timeSteps),
    form: 'reference',
    device: { backend: 'cpu', name: 'a test', software: true, reason: 'This is a test.' },
    parameterCount: 4513,
    lanes: [
      ...model.states.map((lane) => ({ kind: 'state' as const, lane })),
      ...model.gates.map((lane) => ({ kind: 'gate' as const, lane })),
    ],
  };
}

function fakeData(task: FakeTask, timeSteps: number, seed: number) {
  const random = createRandom(seed, 1);
  const problem = fakeProblem(task, timeSteps);
  const width = problem.input.kind === 'symbols' ? 1 : problem.inputSize;
  const inputs = new Float32Array(timeSteps * width);
  const targets = new Float32Array(timeSteps);
  const mask = new Float32Array(timeSteps).fill(task === 'adding' || task === 'digits' ? 0 : 1);
  const outputs = new Float32Array(timeSteps * problem.outputSize);
  const marks = [Math.floor(timeSteps * 0.24), Math.floor(timeSteps * 0.74)];
  let odd = 0;
  for (let t = 0; t < timeSteps; t++) {
    switch (task) {
      case 'adding':
        inputs[2 * t] = random.next();
        inputs[2 * t + 1] = marks.includes(t) ? 1 : 0;
        outputs[t] = (t > marks[0]! ? 0.6 : 0.05) + (t > marks[1]! ? 0.7 : 0) + 0.03 * random.normal();
        break;
      case 'parity':
        inputs[t] = random.integer(2);
        odd = (odd + inputs[t]!) % 2;
        targets[t] = odd;
        outputs[t] = Math.min(1, Math.max(0, odd + 0.35 * random.normal() * (t / timeSteps)));
        mask[t] = t < timeSteps / 4 ? 0 : 1;
        break;
      case 'forecast': {
        const month = (k: number) => k * 0.004 + 0.11 * Math.sin((2 * Math.PI * k) / 12);
        inputs[t] = month(t);
        targets[t] = month(t + 1);
        outputs[t] = month(t + 0.8) + 0.02 * random.normal();
        break;
      }
      case 'digits':
        // A tone that rises, and a network that makes up its mind for 7.
        for (let b = 0; b < 16; b++)
          inputs[16 * t + b] = Math.max(0, 1 - Math.abs(b - (15 * t) / timeSteps) / 4);
        for (let k = 0; k < 10; k++) {
          const sure = t / timeSteps;
          outputs[10 * t + k] = k === 7 ? 0.1 + 0.8 * sure : (0.9 - 0.8 * sure) / 9;
        }
        targets[t] = t === timeSteps - 1 ? 7 : 0;
        mask[t] = t === timeSteps - 1 ? 1 : 0;
        break;
      case 'text': {
        const at = (k: number) => vocabulary.indexOf(SENTENCE[k % SENTENCE.length]!);
        inputs[t] = Math.max(0, at(t));
        targets[t] = Math.max(0, at(t + 1));
        const sure = 0.15 + 0.8 * random.next();
        const says = random.next() < 0.6 ? targets[t]! : random.integer(vocabulary.length);
        const rest = (1 - sure) / (vocabulary.length - 1);
        for (let k = 0; k < vocabulary.length; k++)
          outputs[t * vocabulary.length + k] = k === says ? sure : rest;
        break;
      }
    }
  }
  if (task === 'adding') {
    targets[timeSteps - 1] = inputs[2 * marks[0]!]! + inputs[2 * marks[1]!]!;
    mask[timeSteps - 1] = 1;
  }
  return { inputs, targets, mask, outputs };
}

/** Weights `[heads, time, time]`: half of each step's own, the rest shared out among all up to it. */
function fakeLooks(heads: number, timeSteps: number): Float32Array {
  const values = new Float32Array(heads * timeSteps ** 2);
  for (let row = 0; row < heads * timeSteps; row++) {
    const query = row % timeSteps;
    for (let key = 0; key <= query; key++)
      values[row * timeSteps + key] = 0.5 / (query + 1) + (key === query ? 0.5 : 0);
  }
  return values;
}

/** A reading whose lanes look like a trained network's: rows that change at the marked steps. */
export function fakeScore(options: FakeOptions = {}, step = 1240, example = 2): Readout {
  const { task = 'adding', timeSteps = 50, units = 32, layers = 1, heads = 0 } = options;
  const info = fakeInfo(options);
  const lanes: Readout['lanes'][number][] = [];
  for (let layer = 0; layer < layers; layer++) {
    info.lanes.forEach(({ lane }, k) => {
      const random = createRandom(7, layer, k, step, example);
      const values = new Float32Array(timeSteps * units);
      const [low, high] = lane.range;
      const levels = Array.from({ length: units * 3 }, () => random.next());
      for (let t = 0; t < timeSteps; t++) {
        const part = t < timeSteps * 0.24 ? 0 : t < timeSteps * 0.74 ? 1 : 2;
        for (let u = 0; u < units; u++) {
          const center = low < 0 && part === 0 ? 0.5 : levels[u * 3 + part]!;
          const share = Math.min(1, Math.max(0, center + 0.06 * random.normal()));
          values[t * units + u] = low + (high - low) * share;
        }
      }
      lanes.push({ layer, lane: lane.id, values });
    });
  }
  return {
    step,
    example,
    examples: 64,
    timeSteps,
    units,
    ...fakeData(task, timeSteps, 3 + example),
    lanes,
    attention:
      heads === 0
        ? []
        : Array.from({ length: layers }, (_, layer) => ({
            layer,
            heads,
            values: fakeLooks(heads, timeSteps),
          })),
    gradients: {
      of: timeSteps - 1,
      others: [],
      // Each step back leaves four fifths, and the layer below has a tenth of it.
      hidden: Array.from({ length: layers }, (_, layer) =>
        Float32Array.from(
          { length: timeSteps },
          (__, t) => 0.5 * 0.8 ** (timeSteps - 1 - t) * 10 ** (layer + 1 - layers),
        ),
      ),
      inputs: Float32Array.from({ length: timeSteps }, (_, t) => 0.05 * 0.8 ** (timeSteps - 1 - t)),
    },
  };
}

/** A run of `steps` steps whose loss falls from the trivial level to below the solved one. */
export function fakeSeries(options: FakeOptions = {}, steps = 1240): RunSeries {
  const series = new RunSeries();
  const { baseline, solved, metric } = fakeProblem(options.task ?? 'adding', options.timeSteps ?? 50);
  const random = createRandom(5, 2);
  const lossAt = (step: number) => {
    const done = 1 / (1 + Math.exp(-(step / steps - 0.5) * 12));
    return baseline.loss * (solved.loss / baseline.loss) ** (1.25 * done);
  };
  const losses = Float32Array.from(
    { length: steps },
    (_, k) => lossAt(k + 1) * Math.exp(0.15 * random.normal()),
  );
  const evaluationSteps = Int32Array.from({ length: Math.floor(steps / 20) + 1 }, (_, k) => k * 20);
  const metrics = Float32Array.from(evaluationSteps, (step) => {
    const done = Math.min(1, step / steps);
    if (metric.kind === 'bits') return lossAt(step) * Math.LOG2E;
    if (metric.kind === 'rmse') return Math.sqrt(lossAt(step)) * metric.scale;
    return 0.1 + 0.85 * done ** 2;
  });
  series.append({
    number: 1,
    step: steps,
    firstStep: 1,
    losses,
    // Five times the loss, clipped from 0.5 on.
    gradientNorms: losses.map((loss) => 5 * loss),
    clipNorms: new Float32Array(steps).fill(0.5),
    evaluations: { steps: evaluationSteps, losses: Float32Array.from(evaluationSteps, lossAt), metrics },
    stepsPerSecond: 400,
  });
  series.read(fakeScore(options, steps));
  return series;
}
