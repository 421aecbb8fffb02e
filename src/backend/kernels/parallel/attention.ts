/**
 * The network of `models/attention.ts`: a dozen draws a layer, for all steps, sequences and heads at once.
 *
 *     a = attention(norm(x))·W_out + b        m = ReLU(norm(x + a)·W_in + b)·W_back + b        h = x + a + m
 */
import { sinusoids } from '../../../math/sinusoids.ts';
import { GROUP, groupsOf } from '../atlas.ts';
import type { Purpose } from '../cellKernel.ts';
import { ref, type Draw, type Ref, type Texture } from '../draw.ts';
import {
  rowsOfHeads,
  rowsOfPairs,
  scoresSource,
  softmaxSource,
  takenSource,
  weightsSource,
  type HeadShape,
} from '../glsl/attention.ts';
import { each, LETTERS } from '../glsl/common.ts';
import { momentsSource, normaliseSource } from '../glsl/norm.ts';
import { fetchUnits } from '../glsl/units.ts';
import type { Gpu } from '../gpu.ts';
import { attentionBlocks, headShape, type AttentionBlocks } from './attentionAtlas.ts';
import type { Attention } from './kernel.ts';
import { ParallelPlan, type ParallelNetwork, type Units } from './plan.ts';

/** Units without mean and of variance 1 in every step, and what they were shortened by. */
export interface Normalised {
  readonly y: Units;
  readonly moments: Units;
}

/** What is made of a step in one layer. */
export interface LayerUnits {
  readonly first: Normalised;
  readonly qkv: Units;
  /** How much of each step each step takes, head by head; not kept where only the answers are wanted. */
  readonly weights?: Units;
  /** What the heads took. */
  readonly y: Units;
  readonly between: Units;
  readonly second: Normalised;
  readonly inner: Units;
  readonly h: Units;
  /** The same as is shown, apart from what they are added to. */
  readonly shown?: { readonly a: Units; readonly m: Units };
}

const RELU = {
  // Written so that a sum that is not a number stays one.
  text: each(GROUP, (j) => `sum${j} = mix(sum${j}, vec4(0.0), lessThan(sum${j}, vec4(0.0)));`),
};

export class AttentionPlan extends ParallelPlan<Attention> {
  readonly shape: HeadShape;
  readonly blocks: ReturnType<typeof attentionBlocks>;
  readonly embedded: Units;
  readonly made: readonly LayerUnits[];
  readonly last: Normalised;
  /** Of pairs of steps; shared by all layers. */
  readonly scores: Units;
  readonly draws: readonly Draw[];
  /** Of the scores of each step and head: the largest, and 1 over the sum of exponentials. */
  private readonly softmax: Units;

  constructor(
    gpu: Gpu,
    network: ParallelNetwork<Attention>,
    batchSize: number,
    timeSteps: number,
    parameters: Ref<Texture>,
    purpose: Purpose,
  ) {
    super(gpu, network, batchSize, timeSteps, parameters);
    const { kernel, hiddenSize, atlas } = network;
    this.shape = { ...headShape(kernel, hiddenSize), timeSteps };
    this.blocks = attentionBlocks(kernel, atlas);
    this.scores = this.units(rowsOfPairs(this.shape));
    this.softmax = this.units(kernel.heads, 2);
    this.embedded = this.units(this.groups);
    // Where nothing is read afterwards, one layer's room serves all.
    const shared = purpose === 'answers' ? this.layerUnits(purpose) : undefined;
    this.made = this.blocks.layers.map(() => shared ?? this.layerUnits(purpose));
    this.last = this.normalised();
    this.draws = [
      this.embedDraw(),
      ...this.made.flatMap((units, layer) => this.layerDraws(layer, units)),
      ...this.normalise(this.made.at(-1)!.h, this.last),
    ];
  }

  protected get top(): Units {
    return this.last.y;
  }

  protected lane(layer: number, name: string): readonly [Units, number] {
    const { h, shown } = this.made[layer]!;
    return [{ h, ...shown }[name]!, 0];
  }

  readLooks(layer: number): Float32Array | undefined {
    const { shape, timeSteps } = this;
    const { weights } = this.made[layer]!;
    if (!weights) return undefined;
    const width = GROUP * groupsOf(timeSteps);
    const all = this.readUnits(weights, 0, shape.heads * width);
    const looks = new Float32Array(shape.heads * timeSteps ** 2);
    for (let head = 0; head < shape.heads; head++)
      for (let t = 0; t < timeSteps; t++) {
        const from = (t * shape.heads + head) * width;
        looks.set(all.subarray(from, from + timeSteps), (head * timeSteps + t) * timeSteps);
      }
    return looks;
  }

  /** What a layer reads. */
  below(layer: number): Units {
    return this.made[layer - 1]?.h ?? this.embedded;
  }

  private layerUnits(purpose: Purpose): LayerUnits {
    const { groups, shape, blocks } = this;
    const heads = rowsOfHeads(shape);
    return {
      first: this.normalised(),
      qkv: this.units(3 * heads),
      ...(purpose === 'answers' ? {} : { weights: this.units(rowsOfPairs(shape)) }),
      y: this.units(heads),
      between: this.units(groups),
      second: this.normalised(),
      inner: this.units(blocks.layers[0]!.inner.width),
      h: this.units(groups),
      ...(purpose === 'readings' ? { shown: { a: this.units(groups), m: this.units(groups) } } : {}),
    };
  }

  private normalised(): Normalised {
    return { y: this.units(this.groups), moments: this.units(1, 2) };
  }

  private normalise(x: Units, { y, moments }: Normalised): Draw[] {
    const { hiddenSize } = this.network;
    return [
      this.drawn(momentsSource(hiddenSize), moments, [x]),
      this.drawn(normaliseSource(hiddenSize), y, [x, moments]),
    ];
  }

  private layerDraws(layer: number, units: LayerUnits): Draw[] {
    const { shape, scores, softmax } = this;
    const { first, qkv, weights, y, between, second, inner, h, shown } = units;
    const blocks: AttentionBlocks = this.blocks.layers[layer]!;
    const x = this.below(layer);
    return [
      ...this.normalise(x, first),
      this.product(blocks.qkv, first.y, qkv),
      this.drawn(scoresSource(shape), scores, [qkv]),
      this.drawn(softmaxSource(shape), softmax, [scores]),
      ...(weights
        ? [
            this.drawn(weightsSource(shape), weights, [scores, softmax]),
            this.drawn(takenSource(shape, 'weights'), y, [weights, qkv]),
          ]
        : [this.drawn(takenSource(shape, 'scores'), y, [scores, qkv, softmax])]),
      this.product(blocks.out, y, between, this.added(x)),
      ...this.normalise(between, second),
      this.product(blocks.inner, second.y, inner, RELU),
      this.product(blocks.back, inner, h, this.added(between)),
      ...(shown ? [this.product(blocks.out, y, shown.a), this.product(blocks.back, inner, shown.m)] : []),
    ];
  }

  /** Sums that are added to units. */
  private added(to: Units) {
    const text = `${fetchUnits('beside', 'beside', `along, turn * ${this.groups} + unit`)}
    ${each(GROUP, (j) => `sum${j} += beside${j};`)}`;
    return { text, layered: { beside: to } };
  }

  /** The input weighed, with the code of its position; past the last that was learned, that one goes on. */
  private embedDraw(): Draw {
    const { gpu, timeSteps, groups, network } = this;
    const { embed, positions } = this.blocks;
    const code = (texture: string, row: string) => `
      vec4 code = texelFetch(${texture}, ivec2(unit, ${row}), 0);
      ${each(GROUP, (g) => `sum${g} += vec4(code.${LETTERS[g]!});`)}`;
    if (positions)
      return this.product(embed, 1, this.embedded, {
        text: code('atlas', `${positions.top} + min(step, ${positions.inputs - 1})`),
      });
    if (network.kernel.position === 'none') return this.product(embed, 1, this.embedded);
    const { hiddenSize } = network;
    const texture = gpu.texture(groups, timeSteps);
    const texels = new Float32Array(groups * timeSteps * GROUP);
    const codes = sinusoids(0, timeSteps, hiddenSize);
    for (let t = 0; t < timeSteps; t++)
      texels.set(codes.subarray(t * hiddenSize, (t + 1) * hiddenSize), t * groups * GROUP);
    gpu.upload(texture, texels);
    return this.product(embed, 1, this.embedded, {
      text: code('codes', 'step'),
      plain: { codes: ref(texture) },
    });
  }
}
