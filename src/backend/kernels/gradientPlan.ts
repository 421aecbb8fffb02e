/**
 * One sequence read and gone back through, for its gradients by every state and input. The draws are those of a training
 * step, up to its weights, over textures of one sequence and the parameters as they are now.
 */
import { cutsSaid } from '../../math/chunks.ts';
import { GROUP, groupsOf } from './atlas.ts';
import { ForwardPlan } from './forwardPlan.ts';
import { ref, slicesOf, type Draw, type Ref, type Target, type Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import type { FusedNetwork, StateGradientPart } from './layers.ts';
import { stepOrigin, layoutSize } from './stepLayout.ts';
import { answerDraw, answerGradientsOf } from './lossDraw.ts';
import type { FlatBatch, SequenceGradients } from './network.ts';

/** Gradients, and what is read to have them. */
type Found = Omit<StateGradientPart, 'slices'> & { readonly target: Target };

export class GradientPlan {
  private readonly forward: ForwardPlan;
  private readonly draws: readonly Draw[];
  /** Of each state, the hidden first, and each layer: where the gradients by it are read. */
  private readonly byStates: readonly {
    readonly state: string;
    readonly layers: readonly (readonly Found[])[];
  }[];
  private readonly byInputs: Target;

  /** @param parameters those of the training, as they are whenever this is run */
  constructor(
    private readonly gpu: Gpu,
    private readonly network: FusedNetwork,
    timeSteps: number,
    parameters: Ref<Texture>,
  ) {
    gpu.begin();
    const forward = new ForwardPlan(gpu, network, 1, timeSteps, parameters, 'training');
    const backward = forward.back();
    const answers = answerGradientsOf(forward);
    const inputs = gpu.texture(...layoutSize(forward.layers.all, groupsOf(network.inputSize)), GROUP);
    this.byInputs = gpu.target(slicesOf(inputs));
    this.draws = [
      ...forward.draws,
      answerDraw(forward, answers),
      ...backward.draws(answers),
      ...backward.inputDraws(ref(this.byInputs)),
    ];
    this.byStates = backward.stateGradients().map(({ state, layers }) => ({
      state,
      layers: layers.map((parts) =>
        parts.map(({ slices, line, steps }) => ({ target: gpu.target(slices), line, steps })),
      ),
    }));
    this.forward = forward;
    gpu.end();
  }

  /**
   * Lengths of the gradients of the sequence's own loss: by the states of each layer, and by what it reads; `time` numbers
   * each. Waits for the device.
   * @param batch a batch of one
   */
  read(batch: FlatBatch): SequenceGradients {
    const { gpu, forward, network } = this;
    const { layers, timeSteps } = forward;
    gpu.begin();
    forward.fill(batch);
    for (const draw of this.draws) gpu.draw(draw);
    const byLayer = (parts: readonly Found[]) => {
      const lengths = new Float32Array(timeSteps);
      for (const { target, line, steps } of parts)
        this.lengthsOf(target, line, network.hiddenSize, steps, lengths);
      return lengths;
    };
    const [hidden, ...others] = this.byStates.map(({ state, layers: found }) => ({
      state,
      byLayer: found.map(byLayer),
    }));
    const inputs = new Float32Array(timeSteps);
    const places = Array.from(inputs, (_, index) => ({ index, place: index }));
    this.lengthsOf(this.byInputs, layers.all, network.inputSize, places, inputs);
    gpu.end();
    return { hidden: hidden!.byLayer, others, inputs, ...cutsSaid(timeSteps, network.truncate) };
  }

  /** Number u of a step is in slice u & 3, row u >> 2; the only sequence is the first of its four. */
  private lengthsOf(
    target: Target,
    line: Parameters<typeof stepOrigin>[0],
    count: number,
    steps: readonly { readonly index: number; readonly place: number }[],
    into: Float32Array,
  ): void {
    const { width } = target.slices[0]!.texture;
    const slices = Array.from({ length: GROUP }, (_, slice) => this.gpu.read(target, slice));
    for (const { index, place } of steps) {
      const [x, y] = stepOrigin(line, place, groupsOf(count));
      let squares = 0;
      for (let u = 0; u < count; u++) squares += slices[u & 3]![((y + (u >> 2)) * width + x) * 4]! ** 2;
      into[index] = Math.sqrt(squares);
    }
  }
}
