/**
 * A layer that can also go back through time: gradients by its weights, its inputs and all its states. Those by the weights are taken
 * for all steps at once, after the loop. Slot 0 of the gradients by the states is the beginning.
 */
import type { Arena, Piece } from './arena.ts';
import type { SequenceCell } from './cells/cell.ts';
import type { MatrixName } from './cells/sumLayout.ts';
import { lengthsOf, type LayerInput, type LayerSize, type TrainingLayer } from './compiledModel.ts';
import { Layer } from './layer.ts';
import { FLOAT, type Matrix } from './layout.ts';
import { isCut } from '../../math/chunks.ts';
import { weightProduct, weightsAt } from './products.ts';
import type { LayerLayout } from './sequenceLayout.ts';

export class TrainedLayer extends Layer implements TrainingLayer {
  /** ∂loss/∂h of every step, slot t + 1 that of step t: going in, what comes from above; coming out, all of it. */
  readonly dh: Piece;
  /** The gradients by the other states of the step before: going in, of the last step; coming out, of the beginning. */
  readonly carried: readonly Piece[];
  private readonly transposed: Partial<Record<MatrixName, Piece>>;

  /** The address of the gradients by all parameters. */
  private readonly gradients: number;
  private readonly truncate: number | undefined;

  /**
   * @param how.gradients the address of the gradients by all parameters
   * @param how.needsInput whether gradients by the inputs are wanted
   * @param how.truncate where the gradient stops; see `models/truncation.ts`
   */
  constructor(
    arena: Arena,
    cell: SequenceCell,
    size: LayerSize,
    input: LayerInput,
    layout: LayerLayout,
    parameters: number,
    how: {
      readonly gradients: number;
      readonly needsInput: boolean;
      readonly truncate?: number | undefined;
    },
  ) {
    super(arena, cell, size, input, layout, parameters);
    const { gradients, needsInput, truncate } = how;
    this.gradients = gradients;
    this.truncate = truncate;
    const { rows, timeSteps, units } = size;
    this.dh = arena.floats((timeSteps + 1) * rows * units);
    this.carried = cell.states.slice(1).map((id) => {
      const piece = arena.floats(rows * units);
      this.step.carried[id] = piece.address;
      return piece;
    });
    if (layout.second) this.step.scratch = arena.floats(rows * units).address;
    const room = (matrix: Matrix) => arena.floats(matrix.rows * matrix.columns);
    this.transposed = {
      recurrent: room(layout.recurrent),
      ...(needsInput ? { input: room(layout.input) } : {}),
      ...(layout.second ? { second: room(layout.second) } : {}),
    };
    this.step.secondTransposed = this.transposed.second?.address ?? 0;
  }

  get byOutput(): number {
    return this.dh.at(this.size.rows * this.size.units);
  }

  get byTop(): number {
    return this.byOutput;
  }

  /**
   * Back through time, then the gradients by the weights. Overwrites the sums.
   * @param weights whether the gradients by the weights are wanted
   */
  backward(weights: boolean): void {
    for (const { values } of this.carried) values.fill(0);
    // The beginning is nobody's to change, but cells add what reaches it.
    this.dh.values.fill(0, 0, this.size.rows * this.size.units);
    const { step, size, cell, dh, arena, transposed, truncate } = this;
    const { gemm, transpose } = arena.kernels;
    const { rows, timeSteps, units } = size;
    const count = rows * units;
    const width = units * FLOAT;
    for (const name of Object.keys(transposed) as MatrixName[]) {
      const matrix = this.layout[name]!;
      transpose(transposed[name]!.address, this.matrixAt(this.parameters, name), matrix.rows, matrix.columns);
    }
    const recurrent = transposed.recurrent!.address;
    const { first, count: blocks } = cell.fedByState;
    for (let t = timeSteps - 1; t >= 0; t--) {
      // The state before a cut is nobody's to change either: what reaches it goes where what reaches the beginning does.
      const cut = isCut(t, truncate);
      this.at(t);
      step.dhBefore = dh.at(cut ? 0 : t * count);
      step.dh = dh.at((t + 1) * count);
      cell.backward(step);
      if (cut) for (const { values } of this.carried) values.fill(0);
      else if (t > 0 && blocks > 0)
        gemm(
          step.sums + first * width,
          this.sumsRow,
          FLOAT,
          recurrent,
          width,
          step.dhBefore,
          width,
          rows,
          blocks * units,
          units,
          true,
        );
    }
    if (weights) this.weightGradients();
  }

  gradientLengths(): Float32Array {
    return lengthsOf(this.arena, this.dh, this.size, 1);
  }

  otherGradientLengths(): Float32Array {
    return lengthsOf(this.arena, this.kept!, this.size, 0);
  }

  /** The gradient by the inputs, into `[time, rows, width]` floats. */
  inputGradient(into: number): void {
    const { layout, arena } = this;
    const { rows: all, columns } = layout.input;
    const width = all / layout.window;
    const total = this.size.rows * this.size.timeSteps;
    for (const tap of this.taps())
      arena.kernels.gemm(
        tap.sums,
        this.sumsRow,
        FLOAT,
        this.transposed.input!.address + tap.firstRow * FLOAT,
        all * FLOAT,
        into,
        width * FLOAT,
        tap.rows,
        columns,
        width,
        tap.rows < total,
      );
  }

  private weightGradients(): void {
    const { input, cell, sums, h, size, layout, gradients, arena } = this;
    const { kernels } = arena;
    const { rows, timeSteps, units } = size;
    const total = rows * timeSteps;
    const { fedByState, secondBlock } = cell;
    const stride = cell.blocks * units;
    const weigh = (name: MatrixName, read: number, block: number) =>
      weightProduct(
        kernels,
        { address: read, width: units },
        { address: sums.at(block * units), width: stride },
        weightsAt(gradients, layout[name]!),
        total,
      );
    if (fedByState.count > 0) weigh('recurrent', h.address, fedByState.first);
    if (secondBlock !== undefined) weigh('second', this.keptAddress, secondBlock);
    const table = weightsAt(gradients, layout.input);
    if (input.kind === 'symbols')
      new Float32Array(kernels.memory.buffer, table.address, table.rows * table.columns).fill(0);
    for (const tap of this.taps()) {
      const { address, columns } = weightsAt(gradients, layout.input, tap.firstRow);
      if (input.kind === 'symbols')
        kernels.scatterSymbolRows(address, tap.sums, stride, input.address, tap.rows, columns);
      else {
        const into = { address, rows: input.width, columns };
        weightProduct(kernels, input, { address: tap.sums, width: stride }, into, tap.rows);
      }
    }
    kernels.sumRows(this.matrixAt(gradients, 'bias'), sums.address, total, stride);
  }
}
