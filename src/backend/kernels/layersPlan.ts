/**
 * The recurrent layers reading a batch as a fixed list of draws: one for each time step of each layer (two for a cell that
 * needs a second draw).
 *
 * A draw cannot read the texture it writes. So what is kept of even and of odd steps lies in two textures: the draw of step t
 * writes its place in one and reads that of step t − 1 from the other. Slot 0 holds the state before the first step.
 */
import { keptOf, placeOf, type CellKernel, type Purpose } from './cellKernel.ts';
import { forwardSource, secondForwardSource } from './glsl/forward.ts';
import type { Source } from './glsl/common.ts';
import { ref, type Draw, type Program, type Ref, type Slice, type Target, type Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import { stepLayoutOf, stepOrigin, layoutSize, type StepLayout } from './stepLayout.ts';
import { BatchTexture } from './batchTexture.ts';
import { headSource } from './glsl/head.ts';
import type { ReadingLayers } from './layers.ts';
import { batchRows, quadsOf, type FlatBatch, type NetworkShape } from './network.ts';

/** For the even and for the odd steps. */
export type Pair<T> = readonly [T, T];

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

export class LayersPlan implements ReadingLayers {
  readonly quads: number;
  /** Where all steps lie in one texture: place t − 1 is step t. */
  readonly all: StepLayout;
  /** Where steps lie in the texture of their parity: place t >> 1 is step t, with room for steps 0 and T + 1. */
  readonly split: StepLayout;
  readonly batch: Ref<Texture>;
  /** What is kept of a step, by textures and their layers; see `keptOf`. */
  readonly keptNames: readonly (readonly string[])[];
  /** The textures of each layer, for even and odd steps. */
  readonly kept: readonly Pair<readonly Ref<Texture>[]>[];
  readonly draws: readonly Draw[];
  private readonly batches: BatchTexture;
  private readonly targets: Target[] = [];

  constructor(
    readonly gpu: Gpu,
    readonly network: NetworkShape & { readonly kernel: CellKernel },
    readonly batchSize: number,
    readonly timeSteps: number,
    readonly parameters: Ref<Texture>,
    readonly purpose: Purpose,
  ) {
    const { kernel, hiddenSize, atlas } = network;
    this.quads = quadsOf(batchSize);
    this.all = stepLayoutOf(timeSteps, this.quads, gpu.maxTextureSize);
    this.split = stepLayoutOf(((timeSteps + 1) >> 1) + 1, this.quads, gpu.maxTextureSize);

    this.batches = new BatchTexture(gpu, network, this.all, batchSize);
    this.batch = this.batches.texture;

    this.keptNames = keptOf(kernel, purpose);
    const sides = layoutSize(this.split, hiddenSize);
    this.kept = atlas.layers.map(() =>
      pairOf(() => this.keptNames.map((names) => ref(gpu.texture(...sides, names.length)))),
    );
    this.draws = atlas.layers.flatMap((_, layer) => this.layerDraws(layer));
  }

  fill(batch: FlatBatch, masked?: number): void {
    this.batches.fill(batch, masked);
  }

  headDraw(answers: Target): Draw {
    const { head, layers } = this.network.atlas;
    return {
      program: programOf(this.gpu, headSource(head)),
      target: ref(answers),
      region: [0, 0, ...layoutSize(this.all, head.width)],
      textures: [this.parameters, ...this.states(layers.length - 1)],
      places: Int32Array.from([...this.whole(), head.top, 0, 0, 0]),
    };
  }

  /** The textures with a layer's states, for even and odd steps; the hidden state is layer 0. */
  states(layer: number): Pair<Ref<Texture>> {
    const [even, odd] = this.kept[layer]!;
    return [even.at(-1)!, odd.at(-1)!];
  }

  readKept(layer: number, name: string): Float32Array {
    const { hiddenSize } = this.network;
    const place = placeOf(this.keptNames, name);
    const result = new Float32Array(this.timeSteps * hiddenSize);
    for (const parity of [0, 1] as const) {
      const texture = this.kept[layer]![parity][place.part]!.current;
      const texels = this.readLayer(texture, place.layer);
      for (let t = parity === 0 ? 2 : 1; t <= this.timeSteps; t += 2) {
        const [x, y] = stepOrigin(this.split, t >> 1, hiddenSize);
        for (let unit = 0; unit < hiddenSize; unit++)
          result[(t - 1) * hiddenSize + unit] = texels[((y + unit) * texture.width + x) * 4]!;
      }
    }
    return result;
  }

  private readLayer(texture: Texture, layer: number): Float32Array {
    const holds = (slice: Slice) => slice.texture === texture && slice.layer === layer;
    const target = this.targets.find(({ slices }) => slices.some(holds))!;
    return this.gpu.read(target, target.slices.findIndex(holds));
  }

  private layerDraws(layer: number): Draw[] {
    const { gpu, network, split, quads, keptNames } = this;
    const { kernel, hiddenSize } = network;
    const { second } = kernel;
    const block = network.atlas.layers[layer]!;
    const input = layer === 0 ? network.input : 'states';
    // Everything at once where the device can write so much, else in several draws.
    const pieces = keptNames.flatMap((names, part) =>
      piecesOf(names, gpu.outputs).map((outputs) => {
        const textures = this.kept[layer]!.map((parity) => parity[part]!.current);
        return {
          part,
          program: programOf(
            gpu,
            second && part === 1
              ? secondForwardSource(kernel, second, block, keptNames[0]!, outputs)
              : forwardSource(kernel, block, input, outputs),
          ),
          targets: textures.map((texture) => {
            const target = gpu.target(outputs.map((name) => ({ texture, layer: names.indexOf(name) })));
            this.targets.push(target);
            return ref(target);
          }),
        };
      }),
    );
    return Array.from({ length: this.timeSteps }, (_, k) => k + 1).flatMap((step) => {
      const parity = (step & 1) as 0 | 1;
      const here = stepOrigin(split, step >> 1, hiddenSize);
      const before = stepOrigin(split, (step - 1) >> 1, hiddenSize);
      const fed = layer === 0 ? stepOrigin(this.all, step - 1, batchRows(network)) : here;
      const source = layer === 0 ? this.batch : this.states(layer - 1)[parity];
      const made = this.kept[layer]![parity][0]!;
      const states = this.states(layer)[parity === 0 ? 1 : 0];
      return pieces.map(({ part, program, targets }): Draw => ({
        program,
        target: targets[parity]!,
        region: [...here, quads, hiddenSize],
        textures: [this.parameters, part === 1 ? made : source, states],
        places: Int32Array.from([...here, ...before, ...fed, block.top, 0]),
      }));
    });
  }

  whole(): [number, number, number, number] {
    return [this.all.width, this.quads, this.timeSteps, this.split.width];
  }
}
