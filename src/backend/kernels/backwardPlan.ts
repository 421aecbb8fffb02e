/**
 * The way back through the recurrent layers as a fixed list of draws: layer by layer, the last first, one draw a time step (two for
 * a cell that needs a second), one that spreads out what the weights' gradient is made of, one for the weights, one for the
 * layer below; then the gradient in the atlas' layout.
 */
import { GROUP, groupsOf, type Block } from './atlas.ts';
import { inputGradientSource } from './glsl/head.ts';
import { spreadNames, spreadSource } from './glsl/spread.ts';
import type { Ingredients } from './glsl/weightGradient.ts';
import { secondSum } from './cellKernel.ts';
import { ref, slicesOf, type Draw, type Ref, type Target, type Texture } from './draw.ts';
import { layoutSize } from './stepLayout.ts';
import { piecesOf, programOf, type LayersPlan } from './layersPlan.ts';
import { stepDraws, stepGradients, type StepGradients } from './stepsPlan.ts';
import type { LayersBack, StateGradients } from './layers.ts';
import { WeightPlan } from './weightPlan.ts';

export class BackwardPlan implements LayersBack {
  /** Of every step and layer; ∂loss/∂h among them. */
  private readonly gradients: readonly StepGradients[];
  /** Gradients by the hidden states from above: unit u is in layer u & 3, row u >> 2. */
  private readonly above: Ref<Texture>;
  readonly weights: WeightPlan;
  /** See `glsl/spread.ts`; shared by all layers. */
  private readonly spread: Ref<Texture>;
  private readonly aboveTarget: Ref<Target>;
  /** Layers of `spread`. */
  private readonly names: readonly string[];

  constructor(private readonly layers: LayersPlan) {
    const { gpu, network, all } = layers;
    const { atlas, kernel, hiddenSize } = network;
    this.gradients = atlas.layers.map(() => stepGradients(layers));
    const above = gpu.texture(...layoutSize(all, groupsOf(hiddenSize)), GROUP);
    this.above = ref(above);
    this.aboveTarget = ref(gpu.target(slicesOf(above)));
    this.names = spreadNames(kernel, { top: true, bottom: atlas.layers.length === 1 });
    this.spread = ref(gpu.texture(...layoutSize(all, hiddenSize), this.names.length));
    this.weights = new WeightPlan(layers);
  }

  draws(answers: Ref<Texture>): Draw[] {
    const { layers: blocks, head } = this.layers.network.atlas;
    const { weights, spread } = this;
    const own = { input: 'states', lower: this.names.indexOf('own'), past: 0 } as const;
    const layered = blocks.map((block, layer) => {
      const top = layer === blocks.length - 1;
      return [
        ...stepDraws(this.layers, layer, block, this.gradients[layer]!, this.above),
        ...this.spreadDraws(layer),
        ...(top ? [weights.blockDraw(head, own, answers, spread)] : []),
        weights.blockDraw(block, this.ingredients(layer), spread, spread),
        ...(layer === 0 ? [] : [this.inputDraw(block, spread)]),
      ];
    });
    return [this.inputDraw(head, answers), ...layered.toReversed().flat(), weights.gatherDraw()];
  }

  inputDraws(target: Ref<Target>): Draw[] {
    return [this.inputDraw(this.layers.network.atlas.layers[0]!, this.spread, target)];
  }

  stateGradients(): StateGradients[] {
    const { network, split, timeSteps } = this.layers;
    const { states, back } = network.kernel;
    const stepsOf = (parity: number) =>
      Array.from({ length: timeSteps }, (_, index) => ({ index, place: (index + 1) >> 1 })).filter(
        ({ index }) => ((index + 1) & 1) === parity,
      );
    return states.map((state) => {
      const first = GROUP * back.gradients.indexOf(state);
      return {
        state,
        layers: this.gradients.map(({ states: pair }) =>
          pair.map(({ current }, parity) => ({
            slices: slicesOf(current).slice(first, first + GROUP),
            line: split,
            steps: stepsOf(parity),
          })),
        ),
      };
    });
  }

  /** The gradient by what a block has read, into `above` or a texture of that layout. */
  private inputDraw(block: Block, gradients: Ref<Texture>, target: Ref<Target> = this.aboveTarget): Draw {
    const { gpu, parameters, all } = this.layers;
    return {
      program: programOf(gpu, inputGradientSource(block)),
      target,
      region: [0, 0, ...layoutSize(all, groupsOf(block.inputs))],
      textures: [parameters, gradients],
      places: Int32Array.from([...this.layers.whole(), block.top, 0, 0, 0]),
    };
  }

  private ingredients(layer: number): Ingredients {
    const { kernel, input } = this.layers.network;
    return {
      input: layer === 0 ? input : 'states',
      lower: this.names.indexOf('lower'),
      past: this.names.indexOf('past'),
      ...(kernel.second ? { apart: { sum: secondSum(kernel), layer: this.names.indexOf('through') } } : {}),
    };
  }

  private spreadDraws(layer: number): Draw[] {
    const { gpu, network, kept, all } = this.layers;
    const { kernel, hiddenSize, atlas } = network;
    const top = layer === atlas.layers.length - 1;
    const names = spreadNames(kernel, { top, bottom: layer === 0 });
    const slices = slicesOf(this.spread.current);
    const { states, through } = this.gradients[layer]!;
    const [even, odd] = kept[layer]!;
    return piecesOf(names, gpu.outputs).map((outputs) => ({
      program: programOf(gpu, spreadSource(kernel, hiddenSize, outputs)),
      target: ref(gpu.target(outputs.map((name) => slices[this.names.indexOf(name)]!))),
      region: [0, 0, ...layoutSize(all, hiddenSize)],
      textures: [
        ...states,
        ...(through ?? []),
        ...even.flatMap((texture, part) => [texture, odd[part]!]),
        ...(outputs.includes('lower') ? this.layers.states(layer - 1) : []),
      ],
      places: Int32Array.from(this.layers.whole()),
    }));
  }
}
