/**
 * One recurrent layer over all time steps. The product with the inputs, which does not depend on the state, is taken for all steps at
 * once, before the loop.
 *
 * Everything is `[time, rows, units]`; slot 0 of the states is the beginning.
 */
import type { Arena, Piece } from './arena.ts';
import type { SequenceCell, Step } from './cells/cell.ts';
import type { MatrixName } from './cells/sumLayout.ts';
import type { LayerInput, LayerSize, ReadingLayer } from './compiledModel.ts';
import { FLOAT } from './layout.ts';
import type { LayerLayout } from './sequenceLayout.ts';

/** What the inputs add to the sums of their own or of a later step. The inputs begin with the first, and so many rows are read. */
export interface Tap {
  readonly rows: number;
  /** The address of the first sums that are fed. */
  readonly sums: number;
  /** Where its part of the input's matrix begins: the row, and the bytes before it. */
  readonly firstRow: number;
  readonly matrix: number;
}

export class Layer implements ReadingLayer {
  readonly states: Readonly<Record<string, Piece>>;
  readonly sums: Piece;
  /** What the cell keeps of each step, `[time, rows, units]`. */
  protected readonly kept: Piece | undefined;
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
    this.states = Object.fromEntries(cell.states.map((id) => [id, arena.floats((timeSteps + 1) * count)]));
    this.sums = arena.floats(timeSteps * cell.blocks * count);
    this.kept = cell.keeps ? arena.floats(timeSteps * count) : undefined;
    this.step = {
      kernels: arena.kernels,
      rows,
      units,
      sums: 0,
      before: {},
      after: {},
      kept: 0,
      dh: 0,
      dhBefore: 0,
      carried: {},
      scratch: 0,
      second: layout.second ? this.matrixAt(parameters, 'second') : 0,
      secondTransposed: 0,
    };
  }

  /** The hidden states. */
  get h(): Piece {
    return this.states['h']!;
  }

  get output(): number {
    return this.h.at(this.size.rows * this.size.units);
  }

  get top(): number {
    return this.output;
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
      if (columns > 0)
        gemm(
          step.before['h']!,
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
    const state = this.states[name];
    const { values } = state ?? this.sums;
    const width = state ? units : this.cell.blocks * units;
    const start = state ? rows * units : this.cell.blockOf[name]! * units;
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
    const { step, states, sums, kept } = this;
    const count = this.size.rows * this.size.units;
    step.sums = sums.at(t * this.cell.blocks * count);
    for (const id in states) {
      step.before[id] = states[id]!.at(t * count);
      step.after[id] = states[id]!.at((t + 1) * count);
    }
    if (kept) step.kept = kept.at(t * count);
  }

  /** The address of what is kept of all steps, for the second product. */
  protected get keptAddress(): number {
    return this.kept!.address;
  }

  /** Every part of the window that reaches into the sequence, the present first; without a window, the present alone. */
  protected *taps(): Iterable<Tap> {
    const { layout, size, cell, sums } = this;
    const { window } = layout;
    const { rows, columns } = layout.input;
    for (let lag = 0; lag < Math.min(window, size.timeSteps); lag++) {
      const before = lag * size.rows;
      yield {
        rows: size.rows * size.timeSteps - before,
        sums: sums.at(before * cell.blocks * size.units + cell.fedByInput.first * size.units),
        firstRow: ((window - 1 - lag) * rows) / window,
        matrix: ((window - 1 - lag) / window) * rows * columns * FLOAT,
      };
    }
  }

  /** Biases and the product with the inputs, for all steps. */
  private project(): void {
    const { input, cell, sums, arena, layout, parameters } = this;
    const { rows, timeSteps, units } = this.size;
    const { kernels } = arena;
    const matrix = this.matrixAt(parameters, 'input');
    const { columns } = layout.input;
    const bias = this.matrixAt(parameters, 'bias');
    kernels.fillRows(sums.address, bias, rows * timeSteps, cell.blocks * units);
    for (const tap of this.taps()) {
      const weights = matrix + tap.matrix;
      if (input.kind === 'symbols')
        kernels.addSymbolRows(tap.sums, cell.blocks * units, weights, input.address, tap.rows, columns);
      else
        kernels.gemm(
          input.address,
          input.width * FLOAT,
          FLOAT,
          weights,
          columns * FLOAT,
          tap.sums,
          this.sumsRow,
          tap.rows,
          input.width,
          columns,
          true,
        );
    }
  }
}
