/**
 * One recurrent layer over all time steps, forward and back through time. Products that do not depend on the state are taken for
 * all steps at once: with the inputs before the loop, with all weights after it.
 *
 * Everything is `[time, rows, units]`; slot 0 of the states, and of the gradients by them, is the beginning.
 */
import type { Arena, Piece } from './arena.ts';
import type { MatrixName, SequenceCell, Step } from './cells/cell.ts';
import { FLOAT, type LayerLayout, type Matrix } from './layout.ts';

/** What a layer reads: `[time, rows, width]` numbers, or one symbol a step as a 32-bit integer. */
export type LayerInput =
  | { readonly kind: 'values'; readonly address: number; readonly width: number }
  | { readonly kind: 'symbols'; readonly address: number };

export interface LayerSize {
  readonly rows: number;
  readonly timeSteps: number;
  readonly units: number;
}

/** Weight gradients are taken over so many rows at a time, which stay in the nearest cache. */
const CHUNK = 128;

export class Layer {
  readonly h: Piece;
  readonly c: Piece | undefined;
  readonly sums: Piece;
  private readonly kept: Piece | undefined;
  protected readonly step: Step;

  constructor(
    protected readonly arena: Arena,
    readonly cell: SequenceCell,
    readonly size: LayerSize,
    readonly input: LayerInput,
    protected readonly layout: LayerLayout,
    /** The address of all parameters. */
    protected readonly parameters: number,
  ) {
    const { rows, timeSteps, units } = size;
    const count = rows * units;
    this.h = arena.floats((timeSteps + 1) * count);
    this.c = cell.hasCellState ? arena.floats((timeSteps + 1) * count) : undefined;
    this.sums = arena.floats(timeSteps * cell.blocks * count);
    this.kept = cell.keeps ? arena.floats(timeSteps * count) : undefined;
    const { kernels } = arena;
    const none = { sums: 0, h: 0, hBefore: 0, c: 0, cBefore: 0, kept: 0, dh: 0, dhBefore: 0 };
    this.step = { kernels, rows, units, ...none, carried: 0, second: 0, secondTransposed: 0 };
    this.step.second = layout.second ? this.matrixAt(parameters, 'second') : 0;
  }

  /** From slot 0 of the states on. */
  forward(): void {
    const { step, size, layout } = this;
    const { gemm } = this.arena.kernels;
    const { rows, timeSteps, units } = size;
    const { first } = this.cell.fedByState;
    const width = units * FLOAT;
    this.project();
    const recurrent = this.matrixAt(this.parameters, 'recurrent');
    const { columns } = layout.recurrent;
    for (let t = 0; t < timeSteps; t++) {
      this.at(t);
      gemm(
        step.hBefore,
        width,
        FLOAT,
        recurrent,
        columns * FLOAT,
        step.sums + first * width,
        this.sumsRow,
        rows,
        units,
        columns,
        true,
      );
      this.cell.forward(step);
    }
  }

  /** A gate or state of the first `count` sequences, `[count, time, hiddenSize]`. */
  lane(name: string, count: number, hiddenSize: number): Float32Array {
    const { rows, timeSteps, units } = this.size;
    const state = name === 'h' ? this.h : name === 'c' ? this.c : undefined;
    const { values } = state ?? this.sums;
    const width = state ? units : this.cell.blocks * units;
    const start = state ? rows * units : this.cell.gates[name]! * units;
    const result = new Float32Array(count * timeSteps * hiddenSize);
    for (let b = 0; b < count; b++) {
      for (let t = 0; t < timeSteps; t++) {
        const from = start + (t * rows + b) * width;
        result.set(values.subarray(from, from + hiddenSize), (b * timeSteps + t) * hiddenSize);
      }
    }
    return result;
  }

  /** Bytes from one row of the sums to the next. */
  protected get sumsRow(): number {
    return this.cell.blocks * this.size.units * FLOAT;
  }

  protected matrixAt(base: number, name: MatrixName): number {
    return base + this.layout[name]!.offset * FLOAT;
  }

  /** Points the step's addresses at time t. */
  protected at(t: number): void {
    const { step, h, c, sums, kept } = this;
    const count = this.size.rows * this.size.units;
    step.sums = sums.at(t * this.cell.blocks * count);
    step.hBefore = h.at(t * count);
    step.h = h.at((t + 1) * count);
    if (c) {
      step.cBefore = c.at(t * count);
      step.c = c.at((t + 1) * count);
    }
    if (kept) step.kept = kept.at(t * count);
  }

  /** The address of what is kept of all steps, for the second product. */
  protected get keptAddress(): number {
    return this.kept!.address;
  }

  /** Biases and the product with the inputs, for all steps. */
  private project(): void {
    const { input, cell, sums, arena, layout, parameters } = this;
    const { rows, timeSteps, units } = this.size;
    const { kernels } = arena;
    const total = rows * timeSteps;
    const into = sums.at(cell.fedByInput.first * units);
    const matrix = this.matrixAt(parameters, 'input');
    const { columns } = layout.input;
    kernels.fillRows(sums.address, this.matrixAt(parameters, 'bias'), total, cell.blocks * units);
    if (input.kind === 'symbols')
      kernels.addSymbolRows(into, cell.blocks * units, matrix, input.address, total, columns);
    else
      kernels.gemm(
        input.address,
        input.width * FLOAT,
        FLOAT,
        matrix,
        columns * FLOAT,
        into,
        this.sumsRow,
        total,
        input.width,
        columns,
        true,
      );
  }
}

/** A layer that can also go back: gradients by its weights, its inputs and all its states. */
export class TrainedLayer extends Layer {
  /** ∂loss/∂h of every step, slot t + 1 that of step t: going in, what comes from above; coming out, all of it. */
  readonly dh: Piece;
  /** ∂loss/∂c of the step before: going in, of the last step; coming out, of the beginning. */
  readonly carried: Piece;
  private readonly transposed: Partial<Record<MatrixName, Piece>>;

  /**
   * @param gradients the address of the gradients by all parameters
   * @param needsInput whether gradients by the inputs are wanted
   */
  constructor(
    arena: Arena,
    cell: SequenceCell,
    size: LayerSize,
    input: LayerInput,
    layout: LayerLayout,
    parameters: number,
    private readonly gradients: number,
    needsInput: boolean,
  ) {
    super(arena, cell, size, input, layout, parameters);
    const { rows, timeSteps, units } = size;
    this.dh = arena.floats((timeSteps + 1) * rows * units);
    this.carried = arena.floats(rows * units);
    const room = (matrix: Matrix) => arena.floats(matrix.rows * matrix.columns);
    this.transposed = {
      recurrent: room(layout.recurrent),
      ...(needsInput ? { input: room(layout.input) } : {}),
      ...(layout.second ? { second: room(layout.second) } : {}),
    };
    this.step.carried = this.carried.address;
    this.step.secondTransposed = this.transposed.second?.address ?? 0;
  }

  /**
   * Back through time, then the gradients by the weights. Overwrites the sums.
   * @param weights whether the gradients by the weights are wanted
   */
  backward(weights = true): void {
    const { step, size, cell, dh, arena, transposed } = this;
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
      this.at(t);
      step.dhBefore = dh.at(t * count);
      step.dh = dh.at((t + 1) * count);
      cell.backward(step);
      if (t > 0)
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

  /** After the way back: the length of ∂loss/∂h of each step, over all rows together; `time` numbers. */
  gradientLengths(): Float32Array {
    const { rows, timeSteps, units } = this.size;
    const { dh, arena } = this;
    return Float32Array.from({ length: timeSteps }, (_, t) =>
      Math.sqrt(arena.kernels.sumOfSquares(dh.at((t + 1) * rows * units), rows * units)),
    );
  }

  /** The gradient by the inputs, into `[time, rows, width]` floats. */
  inputGradient(into: number): void {
    const { cell, sums, size, layout } = this;
    const { rows, timeSteps, units } = size;
    const { first, count } = cell.fedByInput;
    const width = layout.input.rows;
    this.arena.kernels.gemm(
      sums.at(first * units),
      this.sumsRow,
      FLOAT,
      this.transposed.input!.address,
      width * FLOAT,
      into,
      width * FLOAT,
      rows * timeSteps,
      count * units,
      width,
      false,
    );
  }

  private weightGradients(): void {
    const { input, cell, sums, h, size, layout, gradients, arena } = this;
    const { kernels } = arena;
    const { rows, timeSteps, units } = size;
    const total = rows * timeSteps;
    const { fedByInput, fedByState, secondBlock } = cell;
    const stride = cell.blocks * units;
    this.product('recurrent', h.address, units, sums.at(fedByState.first * units));
    if (secondBlock !== undefined)
      this.product('second', this.keptAddress, units, sums.at(secondBlock * units));
    const fed = sums.at(fedByInput.first * units);
    if (input.kind === 'symbols') {
      const { offset, rows: symbols, columns } = layout.input;
      const table = gradients + offset * FLOAT;
      new Float32Array(kernels.memory.buffer, table, symbols * columns).fill(0);
      kernels.scatterSymbolRows(table, fed, stride, input.address, total, columns);
    } else this.product('input', input.address, input.width, fed);
    kernels.sumRows(this.matrixAt(gradients, 'bias'), sums.address, total, stride);
  }

  /** A matrix' gradient: what it read, transposed, times the gradient by what it fed; over all steps and rows. */
  private product(name: MatrixName, read: number, width: number, fed: number): void {
    const { gradients, layout, sumsRow } = this;
    const total = this.size.rows * this.size.timeSteps;
    const { columns } = layout[name]!;
    const into = this.matrixAt(gradients, name);
    for (let row = 0; row < total; row += CHUNK)
      this.arena.kernels.gemm(
        read + row * width * FLOAT,
        FLOAT,
        width * FLOAT,
        fed + row * sumsRow,
        sumsRow,
        into,
        columns * FLOAT,
        width,
        Math.min(CHUNK, total - row),
        columns,
        row > 0,
      );
  }
}
