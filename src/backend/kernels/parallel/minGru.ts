/** Layers of `models/minGru.ts`: a draw for the sums of all steps, and a scan of a few. */
import type { Draw, Ref, Target, Texture } from '../draw.ts';
import { backwardStretches, forwardStretches, gatesOf, sumGradientSource } from '../glsl/minGru.ts';
import type { Gpu } from '../gpu.ts';
import type { NetworkShape } from '../network.ts';
import { ParallelBack } from './back.ts';
import type { MinGru } from './kernel.ts';
import { ParallelPlan, type Units } from './plan.ts';
import { Scan } from './scan.ts';

export class MinGruPlan extends ParallelPlan<MinGru> {
  readonly hidden: readonly Units[];
  /** z and n of each layer. */
  readonly gates: readonly Units[];
  readonly scan: Scan;
  readonly draws: readonly Draw[];

  constructor(
    gpu: Gpu,
    network: NetworkShape,
    batchSize: number,
    timeSteps: number,
    parameters: Ref<Texture>,
  ) {
    super(gpu, { ...network, kernel: { parallel: 'mingru' } }, batchSize, timeSteps, parameters);
    const { groups } = this;
    const { layers } = network.atlas;
    this.hidden = layers.map(() => this.units(groups));
    this.gates = layers.map(() => this.units(2 * groups));
    this.scan = new Scan(this, groups);
    this.draws = layers.flatMap((block, layer) => {
      const gates = this.gates[layer]!;
      return [
        this.product(block, this.hidden[layer - 1] ?? 1, gates, { text: gatesOf(groups) }),
        ...this.scan.draws(this.hidden[layer]!, forwardStretches(groups), [gates.texture], 1),
      ];
    });
  }

  protected get top(): Units {
    return this.hidden.at(-1)!;
  }

  protected lane(layer: number, name: string): readonly [Units, number] {
    if (name === 'h') return [this.hidden[layer]!, 0];
    return [this.gates[layer]!, name === 'z' ? 0 : this.groups];
  }
}

export class MinGruBack extends ParallelBack<MinGruPlan> {
  protected readonly byStates: readonly Units[];
  /** By the hidden states from above, and by the sums of a layer; shared by all. */
  private readonly above: Units;
  private readonly bySums: Units;

  constructor(layers: MinGruPlan) {
    super(layers);
    this.byStates = layers.hidden.map(({ groups }) => layers.units(groups));
    this.above = layers.units(layers.groups);
    this.bySums = layers.units(2 * layers.groups);
  }

  draws(answers: Ref<Texture>): Draw[] {
    const { layers, byStates, bySums, above, weights } = this;
    const { groups, scan, hidden } = layers;
    const { atlas, truncate } = layers.network;
    const stretches = backwardStretches(groups, truncate);
    const back = atlas.layers.map((block, layer) => {
      const gates = layers.gates[layer]!;
      return [
        ...scan.draws(byStates[layer]!, stretches, [gates.texture, above.texture], -1),
        layers.drawn(sumGradientSource(groups), bySums, [gates, hidden[layer]!, byStates[layer]!]),
        this.byWeights(block, bySums.texture, hidden[layer - 1] ?? 1),
        ...(layer === 0 ? [] : [this.byInputs(block, bySums.texture, above.target)]),
      ];
    });
    return [
      this.byWeights(atlas.head, answers, hidden.at(-1)!),
      this.byInputs(atlas.head, answers, above.target),
      ...back.toReversed().flat(),
      weights.gatherDraw(),
    ];
  }

  inputDraws(target: Ref<Target>): Draw[] {
    return [this.byInputs(this.layers.network.atlas.layers[0]!, this.bySums.texture, target)];
  }
}
