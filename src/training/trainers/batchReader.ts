/** What the fused forms share when a network only reads: judging batches in parts, and looking at one sequence. */

import type { Experiment } from '../../config/experiment.ts';
import type { Batch } from '../../tasks/contract/batch.ts';
import type { Problem } from '../../tasks/contract/problem.ts';
import type { Network } from './network.ts';
import { needsAnswers, plainAnswers, plainMetric } from '../rules/plainMetrics.ts';
import { MOST_LOOKS, type AttentionValues, type Reading } from './readings.ts';
import { judgedTogether, type Evaluation } from './trainer.ts';

/** A network that reads batches of a fixed size, by draws or by compiled kernels. */
export interface BatchReader {
  readonly batchSize: number;
  readonly timeSteps: number;
  /** @param masked how many steps are masked in, where the batch is a part of a larger one */
  fill(batch: Batch, masked?: number): void;
  run(): void;
  /** The weighted mean loss of the batch that was read. Waits for the device. */
  readLoss(): number;
  /** Answers of the first `count` sequences, `[count, time, outputSize]`: values or logits. Waits for the device. */
  readAnswers(count: number): Float32Array;
  /** A state or gate of one layer for the first sequence, `[time, hidden]`. Waits for the device. */
  readKept(layer: number, name: string): Float32Array;
  /** Where a layer looked in the first sequence, `[heads, time, time]`; undefined where it does not look. */
  readLooks?(layer: number): Float32Array | undefined;
}

/**
 * Readers of other lengths than the trained one, made when they are first asked for: powers of two, so that few serve many
 * lengths, and of as many sequences as memory bears (`judgedTogether`).
 */
export class ReadersByLength<R extends BatchReader> {
  private readonly made = new Map<number, R>();

  /** @param make a reader of `size` sequences of `steps` steps */
  constructor(
    private readonly experiment: Experiment,
    private readonly trainedSteps: number,
    private readonly make: (size: number, steps: number) => R,
  ) {}

  /** The reader for sequences of up to that many steps. */
  for(timeSteps: number): R {
    const steps = 2 ** Math.ceil(Math.log2(timeSteps));
    let reader = this.made.get(steps);
    if (!reader) {
      reader = this.make(judgedTogether(this.experiment, this.trainedSteps, steps), steps);
      this.made.set(steps, reader);
    }
    return reader;
  }
}

/** @param parts the batch in parts that fit the reader */
export function judgeParts(
  reader: BatchReader,
  problem: Problem,
  batch: Batch,
  parts: readonly Batch[],
): Evaluation {
  const { loss: kind, metric, outputSize } = problem;
  const answers = new Float32Array(needsAnswers(metric) ? batch.mask.length * outputSize : 0);
  const masked = batch.mask.reduce((sum, value) => sum + value, 0);
  let loss = 0;
  let offset = 0;
  for (const part of parts) {
    reader.fill(part, masked);
    reader.run();
    loss += reader.readLoss();
    if (answers.length === 0) continue;
    answers.set(reader.readAnswers(part.batchSize), offset);
    offset += part.mask.length * outputSize;
  }
  return { loss, metric: plainMetric(metric, kind, batch, answers, loss) };
}

/** What the network answers to one sequence, and every lane of the score. */
export function readOne(
  reader: BatchReader,
  { problem, model }: Network,
  layers: number,
  batch: Batch,
): Reading {
  const lanes = [...model.states, ...model.gates];
  reader.fill(batch);
  reader.run();
  const outputs = plainAnswers(problem.loss, reader.readAnswers(1), problem.outputSize);
  const values = Array.from({ length: layers }, (_, layer) =>
    lanes.map(({ id }) => ({ layer, lane: id, values: reader.readKept(layer, id) })),
  );
  return { outputs, lanes: values.flat(), attention: looksOf(reader, layers) };
}

/** What each layer's heads looked at, where there is attention and not too much of it. */
function looksOf(reader: BatchReader, layers: number): AttentionValues[] {
  const pairs = reader.timeSteps ** 2;
  const looks: AttentionValues[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const values = layers * pairs > MOST_LOOKS ? undefined : reader.readLooks?.(layer);
    if (values) looks.push({ layer, heads: values.length / pairs, values });
  }
  return looks.reduce((sum, { values }) => sum + values.length, 0) > MOST_LOOKS ? [] : looks;
}
