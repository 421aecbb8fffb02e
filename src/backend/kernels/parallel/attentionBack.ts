/** The way back through layers with attention, and the gradients by their weights: fifteen draws a layer. */
import { GROUP } from '../atlas.ts';
import type { Draw, Ref, Target, Texture } from '../draw.ts';
import { rowsOfHeads } from '../glsl/attention.ts';
import { alongSource, qkvGradientSource, scoreGradientSource } from '../glsl/attentionBack.ts';
import { each } from '../glsl/common.ts';
import { gradientMeansSource, normaliseBackSource } from '../glsl/norm.ts';
import { fetchUnits } from '../glsl/units.ts';
import type { AttentionPlan, Normalised } from './attention.ts';
import { ParallelBack } from './back.ts';
import type { Units } from './plan.ts';

export class AttentionBack extends ParallelBack<AttentionPlan> {
  protected readonly byStates: readonly Units[];
  private readonly byEmbedded: Units;
  /** Gradients by what a layer makes of a step; shared by all layers. */
  private readonly byNormalised: Units;
  private readonly byInner: Units;
  private readonly byBetween: Units;
  private readonly byTaken: Units;
  private readonly byQkv: Units;
  /** Means that a normalisation takes back, and what a softmax does. */
  private readonly means: Units;
  private readonly along: Units;

  constructor(layers: AttentionPlan) {
    super(layers);
    const { groups, shape, blocks } = layers;
    const heads = rowsOfHeads(shape);
    this.byStates = layers.made.map(() => layers.units(groups));
    this.byEmbedded = layers.units(groups);
    this.byNormalised = layers.units(groups);
    this.byInner = layers.units(blocks.layers[0]!.inner.width);
    this.byBetween = layers.units(groups);
    this.byTaken = layers.units(heads);
    this.byQkv = layers.units(3 * heads);
    this.means = layers.units(1, 2);
    this.along = layers.units(shape.heads, 1);
  }

  draws(answers: Ref<Texture>): Draw[] {
    const { layers, byStates, byNormalised, byEmbedded, weights } = this;
    const { head } = layers.network.atlas;
    const { embed, positions } = layers.blocks;
    return [
      this.byWeights(head, answers, layers.last.y),
      this.byInputs(head, answers, byNormalised.target),
      ...this.throughNorm(layers.last, byStates.at(-1)!),
      ...layers.made.flatMap((_, k) => this.layerDraws(layers.made.length - 1 - k)),
      this.byWeights(embed, byEmbedded.texture, 1),
      ...(positions ? [weights.tableDraw(positions, byEmbedded.texture)] : []),
      weights.gatherDraw(),
    ];
  }

  inputDraws(target: Ref<Target>): Draw[] {
    return [this.byInputs(this.layers.blocks.embed, this.byEmbedded.texture, target)];
  }

  private layerDraws(layer: number): Draw[] {
    const { layers, byNormalised, byInner, byBetween, byTaken, byQkv, along } = this;
    const { first, qkv, weights, y, second, inner } = layers.made[layer]!;
    const { shape, scores } = layers;
    const blocks = layers.blocks.layers[layer]!;
    const byState = this.byStates[layer]!;
    return [
      this.byInputs(blocks.back, byState.texture, byInner.target, reluSlope(inner)),
      this.byWeights(blocks.back, byState.texture, inner),
      this.byInputs(blocks.inner, byInner.texture, byNormalised.target),
      this.byWeights(blocks.inner, byInner.texture, second.y),
      ...this.throughNorm(second, byBetween, byState),
      this.byInputs(blocks.out, byBetween.texture, byTaken.target),
      this.byWeights(blocks.out, byBetween.texture, y),
      layers.drawn(alongSource(shape), along, [byTaken, y]),
      layers.drawn(scoreGradientSource(shape), scores, [byTaken, qkv, weights!, along]),
      layers.drawn(qkvGradientSource(shape), byQkv, [scores, weights!, qkv, byTaken]),
      this.byInputs(blocks.qkv, byQkv.texture, byNormalised.target),
      this.byWeights(blocks.qkv, byQkv.texture, first.y),
      ...this.throughNorm(first, this.byStates[layer - 1] ?? this.byEmbedded, byBetween),
    ];
  }

  /** The gradient by what was normalised, given that by what came of it; `beside` went by as well. */
  private throughNorm({ y, moments }: Normalised, into: Units, beside?: Units): Draw[] {
    const { layers, byNormalised, means } = this;
    const { hiddenSize } = layers.network;
    const source = normaliseBackSource(hiddenSize, beside !== undefined);
    return [
      layers.drawn(gradientMeansSource(hiddenSize), means, [byNormalised, y]),
      layers.drawn(source, into, [byNormalised, y, moments, means, ...(beside ? [beside] : [])]),
    ];
  }
}

/** The gradient by the sums of the inner block, which pass where they are above 0. */
function reluSlope(inner: Units) {
  const text = `${fetchUnits('inner', 'inner', `along, turn * ${inner.groups} + unit`)}
  ${each(GROUP, (j) => `dx${j} = mix(vec4(0.0), dx${j}, greaterThan(inner${j}, vec4(0.0)));`)}`;
  return { text, layered: { inner } };
}
