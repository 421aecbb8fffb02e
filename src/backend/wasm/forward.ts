/** Reading a batch: the layers, then the head and the losses. */
import type { FlatBatch } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import { firstSequences, type Building, type ReadingLayer } from './compiledModel.ts';
import { padded } from './layout.ts';
import { BatchRoom, type WasmNetwork } from './network.ts';
import { product, weightsAt, type Rows } from './products.ts';

export class Forward<L extends ReadingLayer = ReadingLayer> {
  readonly room: BatchRoom;
  readonly layers: readonly L[];
  /** `[time, rows, outputs]`, outputs filled up to a multiple of four. */
  readonly answers: Piece;
  /** Room for the exponentials of one row. */
  private readonly powers: Piece;

  constructor(
    readonly arena: Arena,
    readonly network: WasmNetwork,
    readonly batchSize: number,
    readonly timeSteps: number,
    /** The address of all parameters. */
    readonly parameters: number,
    /** Makes the layers: such as only read, or such as can also go back. */
    layersOf: (building: Building) => readonly L[],
  ) {
    const { layout, hiddenSize, outputSize, input, truncate } = network;
    this.room = new BatchRoom(arena, network, batchSize, timeSteps);
    const { rows, inputs, width } = this.room;
    const size = { rows, timeSteps, units: padded(hiddenSize) };
    const { address } = inputs;
    this.layers = layersOf({
      arena,
      layout,
      size,
      input: input === 'symbols' ? { kind: 'symbols', address } : { kind: 'values', address, width },
      parameters,
      truncate,
    });
    this.answers = arena.floats(rows * timeSteps * padded(outputSize));
    this.powers = arena.floats(padded(outputSize));
  }

  /** @param masked how many steps are masked in, where the batch is a part of a larger one */
  fill(batch: FlatBatch, masked?: number): void {
    this.room.fill(batch, masked);
  }

  run(): void {
    const { kernels } = this.arena;
    const { weight, bias } = this.network.layout.head;
    for (const layer of this.layers) layer.forward();
    const into = { address: this.answers.address, width: weight.columns };
    kernels.fillRows(into.address, weightsAt(this.parameters, bias).address, this.steps, into.width);
    product(kernels, this.top, weightsAt(this.parameters, weight), into, this.steps, true);
  }

  /**
   * The weighted mean loss of the batch that was read.
   * @param gradient where the gradient by the answers goes, as large as they; 0 for none
   */
  loss(gradient = 0): number {
    const { answers, room, steps, powers } = this;
    const { loss, outputSize } = this.network;
    const { kernels } = this.arena;
    const width = padded(outputSize);
    const given = [
      answers.address,
      width,
      room.targets.address,
      room.weights.address,
      gradient,
      steps,
    ] as const;
    switch (loss) {
      case 'mse':
        return kernels.squaredLoss(...given);
      case 'binary':
        return kernels.binaryLoss(...given);
      case 'softmax':
        return kernels.softmaxLoss(...given, outputSize, powers.address);
    }
  }

  readLoss(): number {
    return this.loss();
  }

  /** Answers of the first `count` sequences, `[count, time, outputSize]`: values or logits. */
  readAnswers(count: number): Float32Array {
    const { timeSteps, room, network } = this;
    const { outputSize } = network;
    const lies = { width: padded(outputSize), kept: outputSize, count };
    return firstSequences(this.answers.values, { rows: room.rows, timeSteps }, lies);
  }

  /** A state or gate of one layer for the first sequence, `[time, hidden]`. */
  readKept(layer: number, name: string): Float32Array {
    return this.layers[layer]!.lane(name, 1, this.network.hiddenSize);
  }

  /** Where a layer looked in the first sequence, `[heads, time, time]`; undefined where it does not look. */
  readLooks(layer: number): Float32Array | undefined {
    return this.layers[layer]!.looks?.();
  }

  get units(): number {
    return padded(this.network.hiddenSize);
  }

  /** Rows of all time steps. */
  get steps(): number {
    return this.room.rows * this.timeSteps;
  }

  /** What the head reads, `[time, rows, units]`. */
  get top(): Rows {
    return { address: this.layers.at(-1)!.top, width: this.units };
  }
}

/** A network that only reads. */
export function readerOf(
  arena: Arena,
  network: WasmNetwork,
  batchSize: number,
  timeSteps: number,
  parameters: number,
): Forward {
  return new Forward(arena, network, batchSize, timeSteps, parameters, (building) =>
    network.model.reading(building),
  );
}
