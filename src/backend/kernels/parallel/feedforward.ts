/** The network of `models/feedforward.ts`: a draw a layer, and as few back. */
import type { Draw, Ref, Target, Texture } from '../draw.ts';
import { each } from '../glsl/common.ts';
import { pointwiseSource, windowGradientSource } from '../glsl/product.ts';
import type { Gpu } from '../gpu.ts';
import { GROUP, groupsOf } from '../atlas.ts';
import { ParallelBack } from './back.ts';
import type { Feedforward } from './kernel.ts';
import { ParallelPlan, type ParallelNetwork, type Units } from './plan.ts';

const TANH = { text: each(GROUP, (j) => `sum${j} = hyperbolic(sum${j});`) };

export class FeedforwardPlan extends ParallelPlan<Feedforward> {
  readonly hidden: readonly Units[];
  readonly draws: readonly Draw[];

  constructor(
    gpu: Gpu,
    network: ParallelNetwork<Feedforward>,
    batchSize: number,
    timeSteps: number,
    parameters: Ref<Texture>,
  ) {
    super(gpu, network, batchSize, timeSteps, parameters);
    const { layers } = network.atlas;
    this.hidden = layers.map(() => this.units(this.groups));
    this.draws = layers.map((block, layer) =>
      this.product(block, this.hidden[layer - 1] ?? network.kernel.window, this.hidden[layer]!, TANH),
    );
  }

  protected get top(): Units {
    return this.hidden.at(-1)!;
  }

  protected lane(layer: number): readonly [Units, number] {
    return [this.hidden[layer]!, 0];
  }
}

export class FeedforwardBack extends ParallelBack<FeedforwardPlan> {
  protected readonly byStates: readonly Units[];
  /** By the sums of a layer; shared by all. */
  private readonly bySums: Units;

  constructor(layers: FeedforwardPlan) {
    super(layers);
    this.byStates = layers.hidden.map(({ groups }) => layers.units(groups));
    this.bySums = layers.units(layers.groups);
  }

  draws(answers: Ref<Texture>): Draw[] {
    const { layers, byStates, bySums, weights } = this;
    const { atlas, kernel } = layers.network;
    const slope = pointwiseSource(layers.groups, ['dh', 'h'], (j) => `dh_${j} * (1.0 - h_${j} * h_${j})`);
    const back = atlas.layers.map((block, layer) => [
      layers.drawn(slope, bySums, [byStates[layer]!, layers.hidden[layer]!]),
      this.byWeights(block, bySums.texture, layers.hidden[layer - 1] ?? kernel.window),
      ...(layer === 0 ? [] : [this.byInputs(block, bySums.texture, byStates[layer - 1]!.target)]),
    ]);
    return [
      this.byWeights(atlas.head, answers, layers.hidden.at(-1)!),
      this.byInputs(atlas.head, answers, byStates.at(-1)!.target),
      ...back.toReversed().flat(),
      weights.gatherDraw(),
    ];
  }

  inputDraws(target: Ref<Target>): Draw[] {
    const { layers, bySums } = this;
    const { atlas, kernel, inputSize } = layers.network;
    const first = atlas.layers[0]!;
    if (kernel.window === 1) return [this.byInputs(first, bySums.texture, target)];
    const rows = layers.units(groupsOf(first.inputs));
    return [
      this.byInputs(first, bySums.texture, rows.target),
      layers.draw(windowGradientSource(kernel.window, inputSize), target, groupsOf(inputSize), [
        rows.texture,
      ]),
    ];
  }
}
