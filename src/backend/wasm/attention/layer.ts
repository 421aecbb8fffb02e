/**
 * One layer of a network with attention over all steps at once (`models/attentionLayer.ts` in kernels):
 *
 *     a = attention(norm(x))·W_out + b        m = ReLU(norm(x + a)·W_in + b)·W_back + b        h = x + a + m
 *
 * All but the weights of attention is `[time, rows, …]`.
 */
import type { Arena, Piece } from '../arena.ts';
import { firstSequences, type Building, type LayerSize, type ReadingLayer } from '../compiledModel.ts';
import type { AttendShape } from '../exports.ts';
import { FLOAT, padded } from '../layout.ts';
import { product, weightsAt } from '../products.ts';
import { Embedding } from './embedding.ts';
import type { AttentionLayout, BlockLayout } from './layout.ts';

/** Rows without mean and of variance 1, and by what they were shortened. */
export class Normalised {
  readonly y: Piece;
  readonly inverse: Piece;

  constructor(
    private readonly arena: Arena,
    private readonly size: LayerSize,
    private readonly hiddenSize: number,
  ) {
    const steps = size.rows * size.timeSteps;
    this.y = arena.floats(steps * size.units);
    this.inverse = arena.floats(steps);
  }

  forward(x: number): void {
    const { rows, timeSteps, units } = this.size;
    const { y, inverse } = this;
    this.arena.kernels.normalise(y.address, inverse.address, x, rows * timeSteps, units, this.hiddenSize);
  }

  /** Adds the gradient by x, given that by y. */
  backward(into: number, dy: number): void {
    const { rows, timeSteps, units } = this.size;
    const { y, inverse, hiddenSize } = this;
    this.arena.kernels.normaliseBackward(
      into,
      dy,
      y.address,
      inverse.address,
      rows * timeSteps,
      units,
      hiddenSize,
    );
  }
}

/** @typeParam E what the first layer reads */
export class AttentionLayer<E extends Embedding = Embedding> implements ReadingLayer {
  /** What the head reads, where this is the last layer. */
  readonly last: Normalised | undefined;
  protected readonly embedding: E | undefined;
  private readonly x: number;
  protected readonly arena: Arena;
  protected readonly size: LayerSize;
  protected readonly first: Normalised;
  protected readonly second: Normalised;
  protected readonly qkv: Piece;
  /** What the heads took, side by side. */
  protected readonly y: Piece;
  protected readonly a: Piece;
  protected readonly between: Piece;
  protected readonly inner: Piece;
  protected readonly m: Piece;
  protected readonly h: Piece;
  /** Room for the keys of one sequence and head, turned. */
  protected readonly turned: Piece;
  /** Weights of one sequence and head, or of all. */
  protected readonly weights: Piece;

  /**
   * @param below what the layer reads; the first one sees to it that its embedding is there
   * @param keeps whether all weights are kept, for the way back
   */
  constructor(
    protected readonly building: Building,
    protected readonly layout: AttentionLayout,
    protected readonly block: BlockLayout,
    below: E | AttentionLayer<E>,
    private readonly keeps: boolean,
  ) {
    const { arena, size } = building;
    const { rows, timeSteps, units } = size;
    const { heads, paddedHead, hiddenSize } = layout;
    const time = padded(timeSteps);
    const floats = (width: number, steps = timeSteps) => arena.floats(steps * rows * width);
    this.arena = arena;
    this.size = size;
    this.embedding = below instanceof Embedding ? below : undefined;
    this.x = below instanceof Embedding ? below.x.address : below.output;
    this.first = new Normalised(arena, size, hiddenSize);
    this.second = new Normalised(arena, size, hiddenSize);
    this.last = block === layout.layers.at(-1) ? new Normalised(arena, size, hiddenSize) : undefined;
    // Steps that only fill up to a multiple of four stay zero.
    this.qkv = floats(block.weightQkv.columns, time);
    this.y = floats(block.weightOut.rows, time);
    this.a = floats(units);
    this.between = floats(units);
    this.inner = floats(block.weightIn.columns);
    this.m = floats(units);
    this.h = floats(units);
    this.turned = arena.floats(time * paddedHead);
    this.weights = arena.floats(time * time * (keeps ? rows * heads : 1));
  }

  get output(): number {
    return this.h.address;
  }

  get top(): number {
    return (this.last?.y ?? this.h).address;
  }

  forward(): void {
    const { first, second, last, qkv, y, a, between, inner, m, h, x, block } = this;
    const { kernels } = this.arena;
    const { units } = this.size;
    const count = this.steps * units;
    this.embedding?.forward();
    first.forward(x);
    product(
      kernels,
      this.rows(first.y, units),
      this.own(block.weightQkv),
      this.rows(qkv, block.weightQkv.columns),
      this.steps,
    );
    this.attend();
    this.affine(this.rows(y, block.weightOut.rows), block.weightOut, block.biasOut, a);
    kernels.addAll(between.address, x, a.address, count);
    second.forward(between.address);
    this.affine(this.rows(second.y, units), block.weightIn, block.biasIn, inner);
    kernels.reluForward(inner.address, inner.address, inner.length);
    this.affine(this.rows(inner, block.weightBack.rows), block.weightBack, block.biasBack, m);
    kernels.addAll(h.address, between.address, m.address, count);
    last?.forward(h.address);
  }

  lane(name: string, count: number, hiddenSize: number): Float32Array {
    const { values } = { h: this.h, a: this.a, m: this.m }[name]!;
    return firstSequences(values, this.size, { width: this.size.units, kept: hiddenSize, count });
  }

  looks(): Float32Array {
    const { qkv, turned, weights, layout, size } = this;
    const { heads, paddedHead } = layout;
    const { rows, timeSteps } = size;
    const time = padded(timeSteps);
    const width = heads * paddedHead;
    const result = new Float32Array(heads * timeSteps * timeSteps);
    for (let head = 0; head < heads; head++) {
      this.arena.kernels.weightsOf(
        qkv.at(head * paddedHead),
        width * FLOAT,
        3 * width * rows * FLOAT,
        turned.address,
        weights.address,
        timeSteps,
        time,
        paddedHead,
        this.scale,
      );
      for (let t = 0; t < timeSteps; t++)
        result.set(
          weights.values.subarray(t * time, t * time + timeSteps),
          (head * timeSteps + t) * timeSteps,
        );
    }
    return result;
  }

  /** Rows of all steps. */
  protected get steps(): number {
    return this.size.rows * this.size.timeSteps;
  }

  protected get shape(): AttendShape {
    const { rows, timeSteps } = this.size;
    const { heads, paddedHead } = this.layout;
    return [rows, timeSteps, padded(timeSteps), heads, paddedHead, this.scale];
  }

  private get scale(): number {
    return 1 / Math.sqrt(this.layout.headSize);
  }

  protected rows({ address }: Piece, width: number) {
    return { address, width };
  }

  /** A matrix of the parameters. */
  protected own(matrix: BlockLayout[keyof BlockLayout]) {
    return weightsAt(this.building.parameters, matrix);
  }

  private attend(): void {
    const { qkv, y, turned, weights, keeps } = this;
    const time = padded(this.size.timeSteps);
    this.arena.kernels.attend(
      qkv.address,
      y.address,
      turned.address,
      weights.address,
      keeps ? time ** 2 : 0,
      ...this.shape,
    );
  }

  private affine(
    from: { readonly address: number; readonly width: number },
    matrix: BlockLayout['weightOut'],
    bias: BlockLayout['weightOut'],
    into: Piece,
  ): void {
    const { kernels } = this.arena;
    kernels.fillRows(into.address, this.own(bias).address, this.steps, matrix.columns);
    product(kernels, from, this.own(matrix), this.rows(into, matrix.columns), this.steps, true);
  }
}
