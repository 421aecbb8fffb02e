/** What the first layer reads: the input weighed, with the code of its position. `[time, rows, units]` */
import { sinusoids } from '../../../math/sinusoids.ts';
import type { Piece } from '../arena.ts';
import type { Building } from '../compiledModel.ts';
import { FLOAT } from '../layout.ts';
import { product, weightProduct, type Weights } from '../products.ts';
import { at } from './shared.ts';
import type { AttentionLayout } from './layout.ts';

export type Position = 'sinusoid' | 'learned' | 'none';

export class Embedding {
  readonly x: Piece;
  /** The bias, with the code of one position. */
  private readonly row: Piece;
  /** `[time, units]` */
  private readonly sinusoids: Piece | undefined;

  constructor(
    protected readonly building: Building,
    protected readonly layout: AttentionLayout,
    position: Position,
  ) {
    const { arena, size } = building;
    const { rows, timeSteps, units } = size;
    this.x = arena.floats(timeSteps * rows * units);
    this.row = arena.floats(units);
    if (position !== 'sinusoid') return;
    this.sinusoids = arena.floats(timeSteps * units);
    const codes = sinusoids(0, timeSteps, layout.hiddenSize);
    for (let t = 0; t < timeSteps; t++) {
      const code = codes.subarray(t * layout.hiddenSize, (t + 1) * layout.hiddenSize);
      this.sinusoids.values.set(code, t * units);
    }
  }

  forward(): void {
    const { arena, size, input, parameters } = this.building;
    const { kernels } = arena;
    const { rows, timeSteps, units } = size;
    const { weight, bias } = this.layout.embed;
    const { x, row } = this;
    for (let t = 0; t < timeSteps; t++) {
      const code = this.codeOf(t);
      const start = parameters + bias.offset * FLOAT;
      if (code !== undefined) kernels.addAll(row.address, start, code, units);
      kernels.fillRows(x.at(t * rows * units), code === undefined ? start : row.address, rows, units);
    }
    const weights = at(parameters, weight);
    if (input.kind === 'symbols')
      kernels.addSymbolRows(x.address, units, weights.address, input.address, rows * timeSteps, units);
    else product(kernels, input, weights, { address: x.address, width: units }, rows * timeSteps, true);
  }

  /** The address of the code of a position; past the last that was learned, that one goes on. */
  private codeOf(t: number): number | undefined {
    const { positions } = this.layout.embed;
    if (this.sinusoids) return this.sinusoids.at(t * this.building.size.units);
    return positions && at(this.building.parameters, positions, Math.min(t, positions.rows - 1)).address;
  }
}

/** An embedding that also goes back. */
export class TrainedEmbedding extends Embedding {
  /** Room for the weights, turned, where the gradient by the input is wanted. */
  private readonly turned: Piece | undefined;

  constructor(
    building: Building,
    layout: AttentionLayout,
    position: Position,
    private readonly gradients: number,
    byInput: boolean,
  ) {
    super(building, layout, position);
    const { rows, columns } = layout.embed.weight;
    this.turned = byInput ? building.arena.floats(rows * columns) : undefined;
  }

  /** @param dx the address of ∂loss by `x` */
  weightGradients(dx: number): void {
    const { arena, size, input } = this.building;
    const { kernels } = arena;
    const { rows, timeSteps, units } = size;
    const { weight, bias, positions } = this.layout.embed;
    const steps = rows * timeSteps;
    const table = at(this.gradients, weight);
    if (input.kind === 'symbols') {
      new Float32Array(kernels.memory.buffer, table.address, table.rows * units).fill(0);
      kernels.scatterSymbolRows(table.address, dx, units, input.address, steps, units);
    } else weightProduct(kernels, input, { address: dx, width: units }, table, steps);
    kernels.sumRows(at(this.gradients, bias).address, dx, steps, units);
    if (!positions) return;
    for (let t = 0; t < Math.min(timeSteps, positions.rows); t++)
      kernels.sumRows(at(this.gradients, positions, t).address, dx + t * rows * units * FLOAT, rows, units);
  }

  /** The gradient by the input, into `[time, rows, width]` floats. */
  inputGradient(dx: number, into: number): void {
    const { arena, size, parameters } = this.building;
    const { weight } = this.layout.embed;
    const turned: Weights = { address: this.turned!.address, rows: weight.columns, columns: weight.rows };
    arena.kernels.transpose(turned.address, at(parameters, weight).address, weight.rows, weight.columns);
    product(
      arena.kernels,
      { address: dx, width: size.units },
      turned,
      { address: into, width: weight.rows },
      size.rows * size.timeSteps,
    );
  }
}
