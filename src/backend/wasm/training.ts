/** A whole training step: read, loss, back through time, clip, update. Nothing is allocated from one step to the next. */
import type { OptimizerId } from '../../config/experiment.ts';
import { moments as momentsOf, ratesOf, type Moment } from '../optimizerConstants.ts';
import type { FlatBatch } from '../kernels/network.ts';
import type { Arena, Piece } from './arena.ts';
import { pack, unpack } from './layout.ts';
import { countOf, type WasmNetwork } from './network.ts';
import { Slices, type BatchSize } from './slices.ts';

const shares = ({ decay, share }: Moment) => [decay, share] as const;

/** The settings of a training step; `step` from 1. */
export interface StepSettings {
  readonly step: number;
  readonly learningRate: number;
  readonly clipNorm: number;
}

/** What one slice adds: to the loss, and to the gradient as it lies in memory here. */
export interface SlicePart {
  readonly loss: number;
  readonly gradient: Float32Array;
}

export class Training {
  readonly slices: Slices;
  readonly parameters: Piece;
  /** How long the gradient of the last step was, before it was clipped. */
  norm = 0;
  private readonly gradient: Piece;
  /** The gradient of one slice; where there is one alone, that of the batch. */
  private readonly part: Piece;
  private readonly moments: readonly Piece[];

  constructor(
    readonly arena: Arena,
    readonly network: WasmNetwork,
    size: BatchSize,
    private readonly optimizer: OptimizerId,
  ) {
    const { length } = network.layout;
    this.parameters = arena.floats(length);
    this.part = arena.floats(length);
    this.moments = Array.from({ length: momentsOf[optimizer].length }, () => arena.floats(length));
    this.slices = new Slices(arena, network, size, this.parameters.address, this.part);
    this.gradient = this.slices.count === 1 ? this.part : arena.floats(length);
  }

  /** Starts from these parameters and moments, each a flat vector in the model's order. */
  load(parameters: Float32Array, moments: readonly Float32Array[]): void {
    const { layout } = this.network;
    pack(layout, parameters, this.parameters.values);
    for (const [index, moment] of this.moments.entries())
      pack(layout, moments[index] ?? new Float32Array(parameters.length), moment.values);
  }

  /** The parameters as they are now, as a flat vector. */
  readParameters(): Float32Array {
    return unpack(this.network.layout, this.parameters.values);
  }

  /** Parameters and moments as they are now. */
  save(): { parameters: Float32Array; moments: Float32Array[] } {
    const { layout } = this.network;
    return {
      parameters: this.readParameters(),
      moments: this.moments.map((moment) => unpack(layout, moment.values)),
    };
  }

  /**
   * One training step.
   * @returns the loss before the update
   */
  step(batch: FlatBatch, at: StepSettings): number {
    const loss = this.measure(batch);
    this.follow(at);
    return loss;
  }

  /** The loss of a batch; how long its gradient is stands in `norm`. Nothing is updated. */
  measure(batch: FlatBatch): number {
    const loss = this.add(batch, countOf(batch.mask), 0, this.slices.count);
    this.finish();
    return loss;
  }

  /**
   * Computes slices in a row and adds them up, the first of all in place of what was there.
   * @param masked how many steps of the batch are masked in
   * @param loss of all slices before
   * @returns the loss of them all
   */
  add(batch: FlatBatch, masked: number, first: number, end: number, loss = 0): number {
    const { slices } = this;
    let sum = loss;
    for (let slice = first; slice < end; slice++) {
      sum += slices.measure(slices.of(batch, slice), slice, masked);
      this.addPart(slice);
    }
    return sum;
  }

  /** Adds the next slice, which was computed elsewhere. @returns the loss of all so far */
  addFrom(slice: number, part: SlicePart, loss: number): number {
    this.part.values.set(part.gradient);
    this.addPart(slice);
    return loss + part.loss;
  }

  /** After all slices of a batch were added: the length of its gradient. */
  finish(): void {
    const { gradient } = this;
    this.norm = Math.sqrt(this.arena.kernels.sumOfSquares(gradient.address, gradient.length));
  }

  /** After `finish`: the update. */
  follow({ step, learningRate, clipNorm }: StepSettings): void {
    this.update(step, learningRate, clipNorm === 0 ? 1 : clipNorm / Math.max(this.norm, clipNorm));
  }

  /**
   * How far the loss of a batch would follow each layer's hidden states: the length of ∂loss/∂h of every step, over all
   * sequences together. One list of `time` numbers a layer. Nothing is updated.
   */
  readStateGradients(batch: FlatBatch): Float32Array[] {
    const { slices } = this;
    const masked = countOf(batch.mask);
    const lengths = Array.from({ length: slices.count }, (_, slice) => {
      slices.measure(slices.of(batch, slice), slice, masked);
      return slices.runOf(slice).forward.layers.map((layer) => layer.gradientLengths());
    });
    return lengths[0]!.map((of, layer) =>
      of.map((_, t) => Math.hypot(...lengths.map((all) => all[layer]![t]!))),
    );
  }

  private addPart(slice: number): void {
    const { gradient, part } = this;
    if (gradient === part) return;
    if (slice === 0) gradient.values.set(part.values);
    else this.arena.kernels.addAll(gradient.address, gradient.address, part.address, gradient.length);
  }

  /** The gradient of the last step, not yet clipped, as a flat vector. */
  readGradient(): Float32Array {
    return unpack(this.network.layout, this.gradient.values);
  }

  /** @param scale what the gradient is shortened by */
  private update(step: number, learningRate: number, scale: number): void {
    const { optimizer, parameters, gradient, moments } = this;
    const { kernels } = this.arena;
    const { length, address } = parameters;
    const by = gradient.address;
    const [rate, epsilon] = ratesOf(optimizer, step, learningRate);
    const [first = 0, second = 0] = moments.map((moment) => moment.address);
    switch (optimizer) {
      case 'sgd':
        return kernels.sgd(address, by, length, scale, rate);
      case 'momentum':
        return kernels.momentum(address, first, by, length, scale, rate, momentsOf.momentum[0].decay);
      case 'rmsprop':
        return kernels.rmsprop(
          address,
          first,
          by,
          length,
          scale,
          rate,
          epsilon,
          ...shares(momentsOf.rmsprop[0]),
        );
      case 'adam': {
        const [mean, squares] = momentsOf.adam;
        const both = [...shares(mean), ...shares(squares)] as const;
        return kernels.adam(address, first, second, by, length, scale, rate, epsilon, ...both);
      }
    }
  }
}
