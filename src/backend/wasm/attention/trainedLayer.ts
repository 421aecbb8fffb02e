/** A layer of a network with attention that also goes back: gradients by its weights, by its states and by what it reads. */
import type { Piece } from '../arena.ts';
import { lengthsOf, type Building, type TrainingLayer } from '../compiledModel.ts';
import { padded, type Matrix } from '../layout.ts';
import { product, weightProduct, type Rows, type Weights } from '../products.ts';
import { TrainedEmbedding } from './embedding.ts';
import { AttentionLayer } from './layer.ts';
import type { AttentionLayout, BlockLayout } from './layout.ts';
import { at } from './shared.ts';

type Turned = 'qkv' | 'out' | 'in' | 'back';

export class TrainedAttentionLayer extends AttentionLayer implements TrainingLayer {
  /** ∂loss by h, by x + a, and by what a normalisation gives. */
  private readonly dh: Piece;
  private readonly dBetween: Piece;
  private readonly dNorm: Piece;
  private readonly dInner: Piece;
  private readonly dy: Piece;
  private readonly dqkv: Piece;
  private readonly scores: Piece;
  private readonly dTop: Piece | undefined;
  private readonly trainedEmbedding: TrainedEmbedding | undefined;
  private readonly matrices: Readonly<Record<Turned, Piece>>;

  constructor(
    building: Building,
    layout: AttentionLayout,
    block: BlockLayout,
    below: TrainedEmbedding | TrainedAttentionLayer,
    private readonly gradients: number,
  ) {
    super(building, layout, block, below, true);
    this.trainedEmbedding = below instanceof TrainedEmbedding ? below : undefined;
    const { arena, size } = building;
    const { rows, timeSteps, units } = size;
    const time = padded(timeSteps);
    const floats = (width: number, steps = timeSteps) => arena.floats(steps * rows * width);
    this.dh = floats(units);
    this.dBetween = floats(units);
    this.dNorm = floats(units);
    this.dInner = floats(block.in.columns);
    this.dy = floats(block.out.rows, time);
    this.dqkv = floats(block.qkv.columns, time);
    this.scores = arena.floats(time * time);
    this.dTop = this.last && floats(units);
    const room = ({ rows: height, columns }: Matrix) => arena.floats(height * columns);
    this.matrices = {
      qkv: room(block.qkv),
      out: room(block.out),
      in: room(block.in),
      back: room(block.back),
    };
  }

  get byOutput(): number {
    return this.dh.address;
  }

  get byTop(): number {
    return (this.dTop ?? this.dh).address;
  }

  backward(weights: boolean): void {
    const { dh, dBetween, dNorm, dInner, dy, dqkv, block, first, second, last, inner } = this;
    const { kernels } = this.arena;
    const { units } = this.size;
    if (last) {
      dh.values.fill(0);
      last.backward(dh.address, this.dTop!.address);
    }
    const byH = this.rows(dh, units);
    const byInner = this.rows(dInner, block.in.columns);
    const byBetween = this.rows(dBetween, units);
    const byQkv = this.rows(dqkv, block.qkv.columns);

    this.back(byH, 'back', byInner);
    kernels.reluBackward(dInner.address, inner.address, dInner.address, dInner.length);
    this.back(byInner, 'in', this.rows(dNorm, units));
    dBetween.values.set(dh.values);
    second.backward(dBetween.address, dNorm.address);
    this.back(byBetween, 'out', this.rows(dy, block.out.rows));
    this.attendBackward();
    this.back(byQkv, 'qkv', this.rows(dNorm, units));
    if (weights) {
      this.weigh(this.rows(inner, block.back.rows), byH, block.back, block.biasBack);
      this.weigh(this.rows(second.y, units), byInner, block.in, block.biasIn);
      this.weigh(this.rows(this.y, block.out.rows), byBetween, block.out, block.biasOut);
      this.weigh(this.rows(first.y, units), byQkv, block.qkv);
    }
    // From here on by x.
    first.backward(dBetween.address, dNorm.address);
    if (weights) this.trainedEmbedding?.weightGradients(dBetween.address);
  }

  inputGradient(into: number): void {
    if (this.trainedEmbedding) return this.trainedEmbedding.inputGradient(this.dBetween.address, into);
    const { memory } = this.arena.kernels;
    new Float32Array(memory.buffer, into, this.dBetween.length).set(this.dBetween.values);
  }

  gradientLengths(): Float32Array {
    return lengthsOf(this.arena, this.dh, this.size, 0);
  }

  /** The gradient by what a matrix has read. */
  private back(from: Rows, name: Turned, into: Rows): void {
    const { kernels } = this.arena;
    const matrix = this.block[name];
    const turned: Weights = {
      address: this.matrices[name].address,
      rows: matrix.columns,
      columns: matrix.rows,
    };
    kernels.transpose(turned.address, this.own(matrix).address, matrix.rows, matrix.columns);
    product(kernels, from, turned, into, this.steps);
  }

  /** The gradient by a matrix and the bias beside it. */
  private weigh(read: Rows, fed: Rows, matrix: Matrix, bias?: Matrix): void {
    const { kernels } = this.arena;
    weightProduct(kernels, read, fed, at(this.gradients, matrix), this.steps);
    if (bias) kernels.sumRows(at(this.gradients, bias).address, fed.address, this.steps, fed.width);
  }

  private attendBackward(): void {
    const { layout, size } = this;
    this.arena.kernels.attendBackward(
      this.qkv.address,
      this.dqkv.address,
      this.dy.address,
      this.turned.address,
      this.scores.address,
      this.weights.address,
      size.rows,
      size.timeSteps,
      padded(size.timeSteps),
      layout.heads,
      layout.paddedHead,
      this.scale,
    );
  }
}
