/**
 * One recurrent layer over whole sequences, from plain row-major numbers to plain row-major numbers: the fused form of the operation
 * `recurrentSequence`. Permutations bring numbers into the layout of the plans and out of it.
 */
import { GROUP, groupsOf, type Block } from './atlas.ts';
import { BackwardPlan } from './backwardPlan.ts';
import { ref, slicesOf, type Draw, type Gpu, type Ref, type Texture } from './gpu.ts';
import { lineOrigin, lineSize } from './line.ts';
import { LayersPlan } from './layersPlan.ts';
import { batchRows, type FusedNetwork } from './network.ts';
import { denseSides, emptyPermutation, permutationDraw, type Permutation } from './permutation.ts';

export interface SequenceSize {
  readonly batchSize: number;
  readonly timeSteps: number;
}

/** Dense textures: `[batch, time, …]`, flat vectors, and `[states, batch, hidden]`, row by row. */
export interface Dense<T> {
  readonly x: T;
  readonly parameters: T;
  readonly initial: T;
}

export class SequencePlan {
  /** Counts forward runs: the way back needs what the last of them has kept. */
  runs = 0;
  /** Hidden states `[batch, time, hidden]`, and the last of the other states `[states − 1, batch, hidden]`. */
  readonly hidden: Texture;
  readonly last: Texture;
  /** Gradients of the last way back; `steps` is ∂loss/∂h of every step, `[batch, time, hidden]`. */
  readonly gradients: Dense<Texture> & { readonly steps: Texture };
  private readonly given: Dense<Ref<Texture>> & {
    readonly hidden: Ref<Texture>;
    readonly last: Ref<Texture>;
  };
  private readonly forwardDraws: readonly Draw[];
  private readonly backwardDraws: readonly Draw[];
  private readonly layers: LayersPlan;
  private readonly others: readonly string[];

  constructor(
    private readonly gpu: Gpu,
    private readonly network: FusedNetwork,
    private readonly size: SequenceSize,
  ) {
    const { kernel, atlas, hiddenSize, inputSize } = network;
    const { batchSize, timeSteps } = size;
    const block = atlas.layers[0]!;
    this.others = kernel.states.slice(1);
    gpu.begin();
    const parameters = ref(gpu.texture(atlas.width, atlas.height));
    const layers = new LayersPlan(gpu, network, batchSize, timeSteps, parameters, 'training');
    this.layers = layers;
    const backward = new BackwardPlan(layers, true);

    const dense = (count: number) => gpu.texture(...denseSides(count));
    const [steps, state, stateCount] = [batchSize * timeSteps, batchSize * hiddenSize, kernel.states.length];
    const counts = { x: steps * inputSize, parameters: atlas.places.length, initial: stateCount * state };
    this.hidden = dense(steps * hiddenSize);
    this.last = dense(this.others.length * state);
    const x = dense(counts.x);
    this.gradients = {
      x,
      parameters: dense(counts.parameters),
      initial: dense(counts.initial),
      steps: dense(steps * hiddenSize),
    };
    // Stand-ins of the right size, replaced by what is handed in.
    this.given = {
      x: ref(x),
      parameters: ref(this.gradients.parameters),
      initial: ref(this.gradients.initial),
      hidden: ref(this.hidden),
      last: ref(this.last),
    };
    this.forwardDraws = [...this.packDraws(parameters), ...layers.draws, ...this.stateDraws()];
    this.backwardDraws = this.wayBack(backward, block);
    gpu.end();
  }

  /** Reads sequences; `hidden` and `last` hold the result. */
  forward({ x, parameters, initial }: Dense<Texture>): void {
    this.runs++;
    this.given.x.current = x;
    this.given.parameters.current = parameters;
    this.given.initial.current = initial;
    this.draw(this.forwardDraws);
  }

  /** The way back of the last forward run; `gradients` holds the result. */
  backward(hidden: Texture, last: Texture): void {
    this.given.hidden.current = hidden;
    this.given.last.current = last;
    this.draw(this.backwardDraws);
  }

  private draw(draws: readonly Draw[]): void {
    this.gpu.begin();
    for (const draw of draws) this.gpu.draw(draw);
    this.gpu.end();
  }

  /**
   * Numbers `[batch, time, width]` into the layout of `line.ts`.
   * @param pick which number belongs into a row
   */
  private fromRows(rows: number, width: number, pick: (row: number) => number): Permutation {
    const { batchSize, timeSteps } = this.size;
    const { all } = this.layers;
    const result = emptyPermutation([0, 0, ...lineSize(all, rows)]);
    for (let t = 0; t < timeSteps; t++) {
      const [x, y] = lineOrigin(all, t, rows);
      for (let b = 0; b < batchSize; b++) {
        for (let row = 0; row < rows; row++) {
          const feature = pick(row);
          if (feature >= width) continue;
          const at = ((y + row) * all.width + x + (b >> 2)) * 4 + (b & 3);
          result.indices[at] = (b * timeSteps + t) * width + feature;
        }
      }
    }
    return result;
  }

  /**
   * One state `[batch, hidden]`, number `state` of several, into the place of a slot.
   * @param rows rows of the texture
   * @param pick which unit belongs into a row
   */
  private fromState(slot: number, state: number, rows: number, pick: (row: number) => number): Permutation {
    const { hiddenSize } = this.network;
    const { batchSize } = this.size;
    const { split, quads } = this.layers;
    const result = emptyPermutation([...lineOrigin(split, slot >> 1, rows), quads, rows]);
    for (let b = 0; b < batchSize; b++)
      for (let row = 0; row < rows; row++) {
        const unit = pick(row);
        if (unit >= hiddenSize) continue;
        result.indices[(row * quads + (b >> 2)) * 4 + (b & 3)] = (state * batchSize + b) * hiddenSize + unit;
      }
    return result;
  }

  /** Where a state of a unit, sequence and slot lies in the texture of the slot's parity. */
  private stateAt(slot: number, layer: number, unit: number, b: number): number {
    return this.numberAt(this.network.hiddenSize, slot, layer, unit, b);
  }

  /** The same for gradients, units in groups of four. */
  private gradientAt(slot: number, number: number, unit: number, b: number): number {
    const layer = GROUP * number + (unit & 3);
    return this.numberAt(groupsOf(this.network.hiddenSize), slot, layer, unit >> 2, b);
  }

  private numberAt(rows: number, slot: number, layer: number, row: number, b: number): number {
    const { split } = this.layers;
    const [width, height] = lineSize(split, rows);
    const [x, y] = lineOrigin(split, slot >> 1, rows);
    return ((layer * height + y + row) * width + x + (b >> 2)) * 4 + (b & 3);
  }

  /**
   * Rows `[batch, time, hidden]` out of the textures of even and odd steps.
   * @param at where the number of a slot, unit and sequence lies in its texture, which counts `size` numbers
   */
  private toRows(at: (slot: number, unit: number, b: number) => number, size: number): Permutation {
    const { hiddenSize } = this.network;
    const { batchSize, timeSteps } = this.size;
    const result = emptyPermutation([0, 0, ...denseSides(batchSize * timeSteps * hiddenSize)]);
    let index = 0;
    for (let b = 0; b < batchSize; b++)
      for (let t = 1; t <= timeSteps; t++)
        for (let unit = 0; unit < hiddenSize; unit++)
          result.indices[index++] = (t & 1) * size + at(t, unit, b);
    return result;
  }

  /** States `[count, batch, hidden]` out of one texture. */
  private toStates(count: number, at: (state: number, unit: number, b: number) => number): Permutation {
    const { hiddenSize } = this.network;
    const { batchSize } = this.size;
    const result = emptyPermutation([0, 0, ...denseSides(count * batchSize * hiddenSize)]);
    let index = 0;
    for (let state = 0; state < count; state++)
      for (let b = 0; b < batchSize; b++)
        for (let unit = 0; unit < hiddenSize; unit++) result.indices[index++] = at(state, unit, b);
    return result;
  }

  private packDraws(parameters: Ref<Texture>): Draw[] {
    const { gpu, layers, given, network } = this;
    const { kernel, atlas, inputSize, hiddenSize } = network;
    const features = this.fromRows(batchRows(network), inputSize, (row) => row);
    const weights = emptyPermutation([0, 0, atlas.width, atlas.height]);
    for (const [k, place] of atlas.places.entries()) weights.indices[place] = k;
    const slices = slicesOf(layers.states(0)[0].current);
    return [
      permutationDraw(gpu, features, { textures: [given.x] }, layers.batch.current),
      permutationDraw(gpu, weights, { textures: [given.parameters] }, parameters.current),
      ...kernel.states.map((_, state) => {
        const patch = this.fromState(0, state, hiddenSize, (row) => row);
        return permutationDraw(gpu, patch, { textures: [given.initial] }, slices[state]!);
      }),
    ];
  }

  private stateDraws(): Draw[] {
    const { gpu, layers, network, others } = this;
    const { timeSteps } = this.size;
    const [columns, rows] = lineSize(layers.split, network.hiddenSize);
    const textures = layers.states(0);
    const hidden = this.toRows((slot, unit, b) => this.stateAt(slot, 0, unit, b), columns * rows * 4);
    const draws = [permutationDraw(gpu, hidden, { textures }, this.hidden)];
    if (others.length === 0) return draws;
    const lasts = this.toStates(others.length, (state, unit, b) => this.stateAt(timeSteps, state, unit, b));
    const from = { textures: [textures[timeSteps & 1]!], firstLayer: 1, layerCount: others.length };
    return [...draws, permutationDraw(gpu, lasts, from, this.last)];
  }

  private wayBack(backward: BackwardPlan, block: Block): Draw[] {
    const { gpu, layers, given, network, gradients, others } = this;
    const { kernel, atlas, hiddenSize, inputSize } = network;
    const { timeSteps } = this.size;
    const groups = groupsOf(hiddenSize);
    const inGroups = (part: number) => (row: number) => GROUP * row + part;
    const above = slicesOf(backward.above.current).map((slice, part) =>
      permutationDraw(
        gpu,
        this.fromRows(groups, hiddenSize, inGroups(part)),
        { textures: [given.hidden] },
        slice,
      ),
    );
    const textures = backward.gradients[0]!.states;
    const next = slicesOf(textures[((timeSteps + 1) & 1) as 0 | 1].current);
    const numbers = others.map((id) => kernel.back.gradients.indexOf(id));
    const lasts = numbers.flatMap((number, state) =>
      Array.from({ length: GROUP }, (_, part) =>
        permutationDraw(
          gpu,
          this.fromState(timeSteps + 1, state, groups, inGroups(part)),
          { textures: [given.last] },
          next[GROUP * number + part]!,
        ),
      ),
    );

    const inputs = gpu.texture(...lineSize(layers.all, groupsOf(inputSize)), GROUP);
    const byParameter = emptyPermutation([0, 0, ...denseSides(atlas.places.length)]);
    byParameter.indices.set(atlas.places);
    const begins = this.toStates(kernel.states.length, (state, unit, b) =>
      this.gradientAt(0, state === 0 ? 0 : numbers[state - 1]!, unit, b),
    );
    const [columns, rows] = lineSize(layers.split, groups);
    const size = GROUP * columns * rows * 4;
    const steps = this.toRows((slot, unit, b) => this.gradientAt(slot, 0, unit, b), size);
    const byHidden = { textures, layerCount: GROUP };
    const byStates = { textures: [textures[0]], layerCount: GROUP * kernel.back.gradients.length };
    return [
      ...above,
      ...lasts,
      ...backward.draws(),
      backward.inputDraw(block, backward.spread, ref(gpu.target(slicesOf(inputs)))),
      permutationDraw(gpu, this.inputRows(), { textures: [ref(inputs)], layerCount: GROUP }, gradients.x),
      permutationDraw(gpu, byParameter, { textures: [backward.weights.gradient] }, gradients.parameters),
      permutationDraw(gpu, begins, byStates, gradients.initial),
      permutationDraw(gpu, steps, byHidden, gradients.steps),
    ];
  }

  /** Rows `[batch, time, input]` out of four layers, inputs in groups of four. */
  private inputRows(): Permutation {
    const { inputSize } = this.network;
    const { batchSize, timeSteps } = this.size;
    const { all } = this.layers;
    const [columns, rows] = lineSize(all, groupsOf(inputSize));
    const result = emptyPermutation([0, 0, ...denseSides(batchSize * timeSteps * inputSize)]);
    let index = 0;
    for (let b = 0; b < batchSize; b++)
      for (let t = 0; t < timeSteps; t++) {
        const [x, y] = lineOrigin(all, t, groupsOf(inputSize));
        for (let k = 0; k < inputSize; k++)
          result.indices[index++] = (((k & 3) * rows + y + (k >> 2)) * columns + x + (b >> 2)) * 4 + (b & 3);
      }
    return result;
  }
}
