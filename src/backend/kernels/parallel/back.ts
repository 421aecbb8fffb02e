/** What the ways back of models share that read all steps at once: gradients by inputs and weights of their blocks. */
import { groupsOf, type Block } from '../atlas.ts';
import { slicesOf, type Draw, type Ref, type Target, type Texture } from '../draw.ts';
import { inputGradientSource } from '../glsl/head.ts';
import type { LayersBack, StateGradients } from '../layers.ts';
import { WeightPlan } from '../weightPlan.ts';
import type { ParallelKernel } from './kernel.ts';
import type { ParallelPlan, Units } from './plan.ts';

const NOTHING = { text: '', layered: {} };

export abstract class ParallelBack<Plan extends ParallelPlan<ParallelKernel>> implements LayersBack {
  readonly weights: WeightPlan;

  constructor(protected readonly layers: Plan) {
    this.weights = new WeightPlan(layers);
  }

  abstract draws(answers: Ref<Texture>): Draw[];
  abstract inputDraws(target: Ref<Target>): Draw[];
  /** The gradients by the hidden states of each layer. */
  protected abstract get byStates(): readonly Units[];

  stateGradients(): StateGradients[] {
    const { all, timeSteps } = this.layers;
    const steps = Array.from({ length: timeSteps }, (_, index) => ({ index, place: index }));
    const layers = this.byStates.map(({ texture }) => [
      { slices: slicesOf(texture.current), line: all, steps },
    ]);
    return [{ state: 'h', layers }];
  }

  /** The gradient by what a block has read, given that by its sums, and what is made of it (`dx0` to `dx3`). */
  protected byInputs(
    block: Block,
    gradients: Ref<Texture>,
    target: Ref<Target>,
    then: { readonly text: string; readonly layered: Readonly<Record<string, Units>> } = NOTHING,
  ): Draw {
    const { layers } = this;
    const read = Object.values(then.layered).map(({ texture }) => texture);
    return layers.draw(
      inputGradientSource(block, { text: then.text, layered: Object.keys(then.layered) }),
      target,
      groupsOf(block.inputs),
      [layers.parameters, gradients, ...read],
      [block.top],
    );
  }

  /** The gradient by the weights of a block: of units that it has read, or of a window of the batch. */
  protected byWeights(block: Block, gradients: Ref<Texture>, read: Units | number): Draw {
    const { weights, layers } = this;
    const { input, inputSize: features } = layers.network;
    return typeof read === 'number'
      ? weights.blockDraw(
          block,
          { input, ...(read === 1 ? {} : { window: { steps: read, features } }) },
          gradients,
          gradients,
        )
      : weights.blockDraw(block, { input: 'units' }, gradients, read.texture);
  }
}
