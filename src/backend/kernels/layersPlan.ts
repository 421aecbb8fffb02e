/**
 * The recurrent layers reading a batch as a fixed list of draws: one for each time step of each layer (two for a cell that
 * needs a second draw).
 *
 * A draw cannot read the texture it writes. So the states of even and of odd steps lie in two textures: the draw of step t
 * writes its patch into one and reads the patch of step t − 1 from the other. Slot 0 holds the state before the first step.
 */
import { firstKept, forwardSource, secondForwardSource } from './glsl/forward.ts';
import type { Source } from './glsl/common.ts';
import { ref, type Draw, type Gpu, type Program, type Ref, type Target, type Texture } from './gpu.ts';
import { gridOf, originOf, sizeOf, type Grid } from './grid.ts';
import { batchWidth, packBatch, quadsOf, type FlatBatch, type FusedNetwork } from './network.ts';

/** Textures for the even and for the odd steps. */
export type Pair<T> = readonly [T, T];

/** What a layer keeps of its steps, by name, for even and odd steps. */
type Kept = Pair<Readonly<Record<string, Ref<Texture>>>>;

/** A list in pieces of at most `size`. */
export function piecesOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, k) =>
    list.slice(k * size, (k + 1) * size),
  );
}

export function pairOf<T>(make: () => T): Pair<T> {
  return [make(), make()];
}

export function programOf(gpu: Gpu, { text, samplers }: Source): Program {
  return gpu.program(text, samplers);
}

/** Textures of one size by name. */
export function texturesOf(
  gpu: Gpu,
  names: readonly string[],
  [width, height]: readonly [number, number],
): Record<string, Ref<Texture>> {
  return Object.fromEntries(names.map((name) => [name, ref(gpu.texture(width, height))]));
}

export class LayersPlan {
  readonly quads: number;
  /** Where all steps lie in one texture: patch t − 1 is step t. */
  readonly all: Grid;
  /** Where steps lie in the texture of their parity: patch t >> 1 is step t, with room for steps 0 and T + 1. */
  readonly split: Grid;
  readonly batch: Ref<Texture>;
  readonly kept: readonly Kept[];
  readonly draws: readonly Draw[];
  /** What each draw of a step writes, in the order of the draws. */
  private readonly written: readonly (readonly string[])[];
  private readonly keptTargets: readonly Pair<Target[]>[];
  private readonly batches: Pair<Texture>;
  private readonly packed: Float32Array;
  private fills = 0;

  constructor(
    readonly gpu: Gpu,
    readonly network: FusedNetwork,
    readonly batchSize: number,
    readonly timeSteps: number,
    readonly parameters: Ref<Texture>,
  ) {
    const { kernel, hiddenSize, atlas } = network;
    this.quads = quadsOf(batchSize);
    this.all = gridOf(timeSteps, this.quads, gpu.maxTextureSize);
    this.split = gridOf(((timeSteps + 1) >> 1) + 1, this.quads, gpu.maxTextureSize);

    const batchSides = sizeOf(this.all, batchWidth(network));
    this.batches = pairOf(() => gpu.texture(...batchSides));
    this.batch = ref(this.batches[0]);
    this.packed = new Float32Array(batchSides[0] * batchSides[1] * 4);

    this.written = [
      ...piecesOf(firstKept(kernel), gpu.outputs),
      ...piecesOf(kernel.second?.kept ?? [], gpu.outputs),
    ];
    const sides = sizeOf(this.split, hiddenSize);
    this.kept = atlas.layers.map(() => pairOf(() => texturesOf(gpu, kernel.kept, sides)));
    this.keptTargets = this.kept.map(([even, odd]) => {
      const targets = (textures: typeof even) =>
        this.written.map((names) => gpu.target(names.map((name) => textures[name]!.current)));
      return [targets(even), targets(odd)];
    });
    this.draws = atlas.layers.flatMap((_, layer) => this.layerDraws(layer));
  }

  /**
   * Puts a batch where the draws read it. Call between `begin` and `end`, like all below.
   * @param masked how many steps are masked in, where the batch is a part of a larger one
   */
  fill(batch: FlatBatch, masked?: number): void {
    if (batch.timeSteps !== this.timeSteps || batch.batchSize > this.batchSize)
      throw new Error(`A batch of ${batch.batchSize} × ${batch.timeSteps} does not fit this plan.`);
    // Draws of the step before may still read the other texture.
    this.batch.current = this.batches[this.fills++ % 2]!;
    if (batch.batchSize < this.batchSize) this.packed.fill(0);
    packBatch(this.network, this.all, batch, this.packed, masked);
    this.gpu.upload(this.batch.current, this.packed);
  }

  run(): void {
    for (const draw of this.draws) this.gpu.draw(draw);
  }

  /** A kept quantity of one layer for the first sequence, `[time, hidden]`. Waits for the device. */
  readKept(layer: number, name: string): Float32Array {
    const { hiddenSize } = this.network;
    const piece = this.written.findIndex((names) => names.includes(name));
    const place = this.written[piece]!.indexOf(name);
    const result = new Float32Array(this.timeSteps * hiddenSize);
    for (const parity of [0, 1] as const) {
      const target = this.keptTargets[layer]![parity][piece]!;
      const texels = this.gpu.read(target, place);
      const textureWidth = target.textures[0]!.width;
      for (let t = parity === 0 ? 2 : 1; t <= this.timeSteps; t += 2) {
        const [x, y] = originOf(this.split, t >> 1, hiddenSize);
        for (let unit = 0; unit < hiddenSize; unit++)
          result[(t - 1) * hiddenSize + unit] = texels[(y * textureWidth + x + unit) * 4]!;
      }
    }
    return result;
  }

  private layerDraws(layer: number): Draw[] {
    const { gpu, network, split, quads } = this;
    const { kernel, hiddenSize } = network;
    const block = network.atlas.layers[layer]!;
    const input = layer === 0 ? network.input : 'states';
    const { second } = kernel;
    const firsts = piecesOf(firstKept(kernel), gpu.outputs).length;
    const programs = this.written.map((outputs, piece) =>
      programOf(
        gpu,
        second && piece >= firsts
          ? secondForwardSource(kernel, second, block, outputs)
          : forwardSource(kernel, block, input, outputs),
      ),
    );
    return Array.from({ length: this.timeSteps }, (_, k) => k + 1).flatMap((step) => {
      const parity = (step & 1) as 0 | 1;
      const here = originOf(split, step >> 1, hiddenSize);
      const before = originOf(split, (step - 1) >> 1, hiddenSize);
      const fed = layer === 0 ? originOf(this.all, step - 1, batchWidth(network)) : here;
      const source = layer === 0 ? this.batch : this.kept[layer - 1]![parity][kernel.states[0]!]!;
      const made = this.kept[layer]![parity];
      const states = kernel.states.map((id) => this.kept[layer]![parity === 0 ? 1 : 0][id]!);
      return programs.map((program, piece): Draw => {
        const inputs =
          second && piece >= firsts ? [second.through, ...second.reads].map((id) => made[id]!) : [source];
        return {
          program,
          target: ref(this.keptTargets[layer]![parity][piece]!),
          region: [...here, hiddenSize, quads],
          textures: [this.parameters, ...inputs, ...states],
          places: Int32Array.from([...here, ...before, ...fed, block.top, 0]),
        };
      });
    });
  }

  /** The grid of all steps as programs read it, for patches of that width. */
  whole(width: number): [number, number, number, number] {
    return [width, this.quads, this.all.perColumn, this.timeSteps];
  }
}
