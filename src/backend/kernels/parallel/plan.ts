/** What models share that read all steps at once: where a batch and what is made of it lie, and the draws of products. */
import { GROUP, groupsOf, type Block } from '../atlas.ts';
import { BatchTexture } from '../batchTexture.ts';
import { ref, slicesOf, type Draw, type Ref, type Target, type Texture } from '../draw.ts';
import type { Source } from '../glsl/common.ts';
import { productSource, type ProductInput } from '../glsl/product.ts';
import type { Gpu } from '../gpu.ts';
import type { ReadingLayers } from '../layers.ts';
import { programOf } from '../layersPlan.ts';
import { batchRows, quadsOf, type FlatBatch, type NetworkShape } from '../network.ts';
import type { ParallelKernel } from './kernel.ts';
import { layoutSize, stepLayoutOf, stepOrigin, type StepLayout } from '../stepLayout.ts';

/** Some units of all steps: unit u in layer u & 3, row u >> 2 of a texture. */
export interface Units {
  readonly texture: Ref<Texture>;
  readonly target: Ref<Target>;
  /** Rows of a turn. */
  readonly groups: number;
}

/** What is made of the sums of a block, and the textures that it reads, by name. */
interface Then {
  readonly text: string;
  readonly plain?: Readonly<Record<string, Ref<Texture>>>;
  readonly layered?: Readonly<Record<string, Units>>;
}

export type ParallelNetwork<Kernel extends ParallelKernel> = NetworkShape & { readonly kernel: Kernel };

export abstract class ParallelPlan<Kernel extends ParallelKernel> implements ReadingLayers {
  readonly all: StepLayout;
  readonly batch: Ref<Texture>;
  abstract readonly draws: readonly Draw[];
  private readonly batches: BatchTexture;

  constructor(
    readonly gpu: Gpu,
    readonly network: ParallelNetwork<Kernel>,
    readonly batchSize: number,
    readonly timeSteps: number,
    readonly parameters: Ref<Texture>,
  ) {
    this.all = stepLayoutOf(timeSteps, quadsOf(batchSize), gpu.maxTextureSize);
    this.batches = new BatchTexture(gpu, network, this.all, batchSize);
    this.batch = this.batches.texture;
  }

  /** What the head reads. */
  protected abstract get top(): Units;
  /** Where a state or gate of a layer lies, and its first row there. */
  protected abstract lane(layer: number, name: string): readonly [Units, number];

  fill(batch: FlatBatch, masked?: number): void {
    this.batches.fill(batch, masked);
  }

  whole(): [number, number, number, number] {
    return [this.all.width, this.all.quads, this.timeSteps, 0];
  }

  headDraw(answers: Target): Draw {
    const { head } = this.network.atlas;
    return this.draw(
      productSource(head, { kind: 'units' }),
      answers,
      head.width,
      [this.parameters, this.top.texture],
      [head.top],
    );
  }

  readKept(layer: number, name: string): Float32Array {
    const { hiddenSize } = this.network;
    return this.readUnits(...this.lane(layer, name), hiddenSize);
  }

  /** Room for units, four for each of `groups`; or for so many other quantities. */
  units(groups: number, layers = GROUP): Units {
    const texture = this.gpu.texture(...layoutSize(this.all, groups), layers);
    return { texture: ref(texture), target: ref(this.gpu.target(slicesOf(texture))), groups };
  }

  /** A draw over all steps, which begins with `whole`. */
  draw(
    source: Source,
    target: Target | Ref<Target>,
    groups: number,
    textures: readonly Ref<Texture>[],
    numbers: readonly number[] = [],
  ): Draw {
    const rest = [...numbers, 0, 0, 0].slice(0, Math.ceil(numbers.length / 4) * 4);
    return {
      program: programOf(this.gpu, source),
      target: 'current' in target ? target : ref(target),
      region: [0, 0, ...layoutSize(this.all, groups)],
      textures,
      places: Int32Array.from([...this.whole(), ...rest]),
    };
  }

  /** What one texture's units become in another, or several. */
  drawn(source: Source, into: Units, from: readonly Units[], numbers: readonly number[] = []): Draw {
    const textures = from.map(({ texture }) => texture);
    return this.draw(source, into.target, into.groups, textures, numbers);
  }

  /** The sums of a block over its inputs, and what is made of them; over a window of the batch where that is given. */
  product(block: Block, from: Units | number, into: Units, then: Then = { text: '' }): Draw {
    const { network, parameters, batch } = this;
    const { text, plain = {}, layered = {} } = then;
    const ofBatch = typeof from === 'number';
    const input: ProductInput = ofBatch
      ? { kind: network.input, window: from, features: network.inputSize }
      : { kind: 'units' };
    const source = productSource(block, input, {
      text,
      plain: Object.keys(plain),
      layered: Object.keys(layered),
    });
    const read = Object.values(layered).map(({ texture }) => texture);
    const textures = ofBatch
      ? [parameters, batch, ...Object.values(plain), ...read]
      : [parameters, ...Object.values(plain), from.texture, ...read];
    return this.draw(source, into.target, into.groups, textures, [block.top, batchRows(network)]);
  }

  /** `count` units of the first sequence from a row on, `[time, count]`. Waits for the device. */
  readUnits({ target, groups }: Units, first: number, count: number): Float32Array {
    const result = new Float32Array(this.timeSteps * count);
    for (let part = 0; part < Math.min(GROUP, count); part++) {
      const texels = this.gpu.read(target.current, part);
      for (let t = 0; t < this.timeSteps; t++) {
        const [x, y] = stepOrigin(this.all, t, groups);
        for (let u = part; u < count; u += GROUP)
          result[t * count + u] = texels[((y + first + (u >> 2)) * this.all.width + x) * 4]!;
      }
    }
    return result;
  }

  /** Rows of four that hold a layer's units. */
  get groups(): number {
    return groupsOf(this.network.hiddenSize);
  }
}
