/** A layer of a network with attention that also goes back: gradients by its weights, by its states and by what it reads. */
import type { Piece } from '../arena.ts';
import { lengthsOf, type Building, type TrainingLayer } from '../compiledModel.ts';
import { padded, type Matrix } from '../layout.ts';
import { backProduct, weightProduct, weightsAt, type Rows } from '../products.ts';
import type { TrainedEmbedding } from './embedding.ts';
import { AttentionLayer } from './layer.ts';
import type { AttentionLayout, BlockLayout } from './layout.ts';

type Turned = 'weightQkv' | 'weightOut' | 'weightIn' | 'weightBack';

export class TrainedAttentionLayer extends AttentionLayer<TrainedEmbedding> implements TrainingLayer {
  /** ∂loss by h, by x + a, and by what a normalisation gives. */
  private readonly dh: Piece;
  private readonly dBetween: Piece;
  private readonly dNorm: Piece;
  private readonly dInner: Piece;
  private readonly dy: Piece;
  private readonly dqkv: Piece;
  private readonly scores: Piece;
  private readonly dTop: Piece | undefined;
  private readonly matrices: Readonly<Record<Turned, Piece>>;

  constructor(
    building: Building,
    layout: AttentionLayout,
    block: BlockLayout,
    below: TrainedEmbedding | TrainedAttentionLayer,
    private readonly gradients: number,
  ) {
    super(building, layout, block, below, true);
    const { arena, size } = building;
    const { rows, timeSteps, units } = size;
    const time = padded(timeSteps);
    const floats = (width: number, steps = timeSteps) => arena.floats(steps * rows * width);
    this.dh = floats(units);
    this.dBetween = floats(units);
    this.dNorm = floats(units);
    this.dInner = floats(block.weightIn.columns);
    this.dy = floats(block.weightOut.rows, time);
    this.dqkv = floats(block.weightQkv.columns, time);
    this.scores = arena.floats(time * time);
    this.dTop = this.last && floats(units);
    const room = ({ rows: height, columns }: Matrix) => arena.floats(height * columns);
    this.matrices = {
      weightQkv: room(block.weightQkv),
      weightOut: room(block.weightOut),
      weightIn: room(block.weightIn),
      weightBack: room(block.weightBack),
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
    const byInner = this.rows(dInner, block.weightIn.columns);
    const byBetween = this.rows(dBetween, units);
    const byQkv = this.rows(dqkv, block.weightQkv.columns);

    this.back(byH, 'weightBack', byInner);
    kernels.reluBackward(dInner.address, inner.address, dInner.address, dInner.length);
    this.back(byInner, 'weightIn', this.rows(dNorm, units));
    dBetween.values.set(dh.values);
    second.backward(dBetween.address, dNorm.address);
    this.back(byBetween, 'weightOut', this.rows(dy, block.weightOut.rows));
    this.attendBackward();
    this.back(byQkv, 'weightQkv', this.rows(dNorm, units));
    if (weights) {
      this.weigh(this.rows(inner, block.weightBack.rows), byH, block.weightBack, block.biasBack);
      this.weigh(this.rows(second.y, units), byInner, block.weightIn, block.biasIn);
      this.weigh(this.rows(this.y, block.weightOut.rows), byBetween, block.weightOut, block.biasOut);
      this.weigh(this.rows(first.y, units), byQkv, block.weightQkv);
    }
    // From here on by x.
    first.backward(dBetween.address, dNorm.address);
    if (weights) this.embedding?.weightGradients(dBetween.address);
  }

  inputGradient(into: number): void {
    if (this.embedding) return this.embedding.inputGradient(this.dBetween.address, into);
    const { memory } = this.arena.kernels;
    new Float32Array(memory.buffer, into, this.dBetween.length).set(this.dBetween.values);
  }

  gradientLengths(): Float32Array {
    return lengthsOf(this.arena, this.dh, this.size, 0);
  }

  /** The gradient by what a matrix has read. */
  private back(from: Rows, name: Turned, into: Rows): void {
    const weights = this.own(this.block[name]);
    backProduct(this.arena.kernels, from, weights, this.matrices[name].address, into, this.steps);
  }

  /** The gradient by a matrix and the bias beside it. */
  private weigh(read: Rows, fed: Rows, matrix: Matrix, bias?: Matrix): void {
    const { kernels } = this.arena;
    weightProduct(kernels, read, fed, weightsAt(this.gradients, matrix), this.steps);
    if (bias) kernels.sumRows(weightsAt(this.gradients, bias).address, fed.address, this.steps, fed.width);
  }

  private attendBackward(): void {
    this.arena.kernels.attendBackward(
      this.qkv.address,
      this.dqkv.address,
      this.dy.address,
      this.turned.address,
      this.scores.address,
      this.weights.address,
      ...this.shape,
    );
  }
}
