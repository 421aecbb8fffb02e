/**
 * One recurrent layer over whole sequences, from plain row-major numbers to plain row-major numbers: the fused form of the operation
 * `recurrentSequence`. Permutations bring numbers into the layout of the plans and out of it.
 */
import { groupsOf, type Block } from './atlas.ts';
import { BackwardPlan } from './backwardPlan.ts';
import { ref, type Draw, type Gpu, type Ref, type Target, type Texture } from './gpu.ts';
import { originOf, sizeOf, type Grid } from './grid.ts';
import { LayersPlan } from './layersPlan.ts';
import { batchWidth, type FusedNetwork } from './network.ts';
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
    const layers = new LayersPlan(gpu, network, batchSize, timeSteps, parameters);
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

  /** Numbers `[batch, time, width]`, read by patches of that width: index of each number in row-major order. */
  private fromRows(grid: Grid, patchWidth: number, width: number, pick: (k: number) => number): Permutation {
    const { batchSize, timeSteps } = this.size;
    const [columns, rows] = sizeOf(grid, patchWidth);
    const result = emptyPermutation([0, 0, columns, rows]);
    for (let t = 0; t < timeSteps; t++) {
      const [x, y] = originOf(grid, t, patchWidth);
      for (let b = 0; b < batchSize; b++) {
        for (let k = 0; k < patchWidth; k++) {
          const feature = pick(k);
          if (feature >= width) continue;
          const at = ((y + (b >> 2)) * columns + x + k) * 4 + (b & 3);
          result.indices[at] = (b * timeSteps + t) * width + feature;
        }
      }
    }
    return result;
  }

  /** One state `[batch, hidden]`, number `state` of several, into the patch of a slot. */
  private fromState(slot: number, state: number): Permutation {
    const { hiddenSize } = this.network;
    const { batchSize } = this.size;
    const { split, quads } = this.layers;
    const result = emptyPermutation([...originOf(split, slot >> 1, hiddenSize), hiddenSize, quads]);
    for (let b = 0; b < batchSize; b++)
      for (let unit = 0; unit < hiddenSize; unit++)
        result.indices[((b >> 2) * hiddenSize + unit) * 4 + (b & 3)] =
          (state * batchSize + b) * hiddenSize + unit;
    return result;
  }

  /** Where unit, sequence and slot lie in the texture of the slot's parity. */
  private placeOf(slot: number, unit: number, b: number): number {
    const { split } = this.layers;
    const { hiddenSize } = this.network;
    const [columns] = sizeOf(split, hiddenSize);
    const [x, y] = originOf(split, slot >> 1, hiddenSize);
    return ((y + (b >> 2)) * columns + x + unit) * 4 + (b & 3);
  }

  /** Rows `[batch, time, hidden]` out of the textures of even and odd steps. */
  private toRows(): Permutation {
    const { hiddenSize } = this.network;
    const { batchSize, timeSteps } = this.size;
    const [columns, rows] = sizeOf(this.layers.split, hiddenSize);
    const result = emptyPermutation([0, 0, ...denseSides(batchSize * timeSteps * hiddenSize)]);
    let at = 0;
    for (let b = 0; b < batchSize; b++)
      for (let t = 1; t <= timeSteps; t++)
        for (let unit = 0; unit < hiddenSize; unit++)
          result.indices[at++] = (t & 1) * columns * rows * 4 + this.placeOf(t, unit, b);
    return result;
  }

  /** States `[count, batch, hidden]` out of slots of textures; `source` says which texture. */
  private toStates(slots: readonly { readonly slot: number; readonly source: number }[]): Permutation {
    const { hiddenSize } = this.network;
    const { batchSize } = this.size;
    const [columns, rows] = sizeOf(this.layers.split, hiddenSize);
    const result = emptyPermutation([0, 0, ...denseSides(slots.length * batchSize * hiddenSize)]);
    let at = 0;
    for (const { slot, source } of slots)
      for (let b = 0; b < batchSize; b++)
        for (let unit = 0; unit < hiddenSize; unit++)
          result.indices[at++] = source * columns * rows * 4 + this.placeOf(slot, unit, b);
    return result;
  }

  private packDraws(parameters: Ref<Texture>): Draw[] {
    const { gpu, layers, given, network } = this;
    const { kernel, atlas, inputSize } = network;
    const features = this.fromRows(layers.all, batchWidth(network), inputSize, (k) => k);
    const weights = emptyPermutation([0, 0, atlas.width, atlas.height]);
    for (const [k, place] of atlas.places.entries()) weights.indices[place] = k;
    return [
      permutationDraw(gpu, features, [given.x], gpu.target([layers.batch.current])),
      permutationDraw(gpu, weights, [given.parameters], gpu.target([parameters.current])),
      ...kernel.states.map((id, state) => {
        const target = gpu.target([layers.kept[0]![0][id]!.current]);
        return permutationDraw(gpu, this.fromState(0, state), [given.initial], target);
      }),
    ];
  }

  private stateDraws(): Draw[] {
    const { gpu, layers, network } = this;
    const { timeSteps } = this.size;
    const hidden = network.kernel.states[0]!;
    const [even, odd] = layers.kept[0]!;
    const draws = [
      permutationDraw(gpu, this.toRows(), [even[hidden]!, odd[hidden]!], gpu.target([this.hidden])),
    ];
    if (this.others.length === 0) return draws;
    const lasts = this.toStates(this.others.map((_, source) => ({ slot: timeSteps, source })));
    const sources = this.others.map((id) => layers.kept[0]![(timeSteps & 1) as 0 | 1][id]!);
    return [...draws, permutationDraw(gpu, lasts, sources, gpu.target([this.last]))];
  }

  private wayBack(backward: BackwardPlan, block: Block): Draw[] {
    const { gpu, layers, given, network, gradients } = this;
    const { kernel, atlas, hiddenSize, inputSize } = network;
    const { timeSteps } = this.size;
    const above = backward.above.map((texture, part) => {
      const rows = this.fromRows(layers.all, groupsOf(hiddenSize), hiddenSize, (k) => 4 * k + part);
      return permutationDraw(gpu, rows, [given.hidden], gpu.target([texture.current]));
    });
    const next = ((timeSteps + 1) & 1) as 0 | 1;
    // What is handed back to the last hidden state is part of its gradient already.
    const lasts = kernel.carried.map((id) => {
      const target = gpu.target([backward.back[next][`carry_${id}`]!.current]);
      const state = this.others.indexOf(id);
      const patch = this.fromState(timeSteps + 1, Math.max(0, state));
      return permutationDraw(gpu, state < 0 ? emptyPermutation(patch.region) : patch, [given.last], target);
    });

    const inputs = Array.from({ length: 4 }, () =>
      ref(gpu.texture(...sizeOf(layers.all, groupsOf(inputSize)))),
    );
    const inputsTarget: Target = gpu.target(inputs.map(({ current }) => current));
    const byInput = this.inputRows();
    const byParameter = emptyPermutation([0, 0, ...denseSides(atlas.places.length)]);
    byParameter.indices.set(atlas.places);
    const [dhEven, dhOdd] = backward.hiddenGradients[0]!;
    const begins = this.toStates([
      { slot: 0, source: 0 },
      ...this.others.map((_, k) => ({ slot: 1, source: k + 1 })),
    ]);
    const beginSources = [dhEven, ...this.others.map((id) => backward.back[1][`carry_${id}`]!)];
    return [
      ...above,
      ...lasts,
      ...backward.draws(),
      backward.inputDraw(block, 'split', backward.sums(), ref(inputsTarget)),
      backward.gatherDraw(),
      permutationDraw(gpu, byInput, inputs, gpu.target([gradients.x])),
      permutationDraw(gpu, byParameter, [backward.gradient], gpu.target([gradients.parameters])),
      permutationDraw(gpu, begins, beginSources, gpu.target([gradients.initial])),
      permutationDraw(gpu, this.toRows(), [dhEven, dhOdd], gpu.target([gradients.steps])),
    ];
  }

  /** Rows `[batch, time, input]` out of four textures, inputs in groups of four. */
  private inputRows(): Permutation {
    const { inputSize } = this.network;
    const { batchSize, timeSteps } = this.size;
    const width = groupsOf(inputSize);
    const [columns, rows] = sizeOf(this.layers.all, width);
    const result = emptyPermutation([0, 0, ...denseSides(batchSize * timeSteps * inputSize)]);
    let at = 0;
    for (let b = 0; b < batchSize; b++)
      for (let t = 0; t < timeSteps; t++) {
        const [x, y] = originOf(this.layers.all, t, width);
        for (let k = 0; k < inputSize; k++)
          result.indices[at++] =
            (k & 3) * columns * rows * 4 + ((y + (b >> 2)) * columns + x + (k >> 2)) * 4 + (b & 3);
      }
    return result;
  }
}
