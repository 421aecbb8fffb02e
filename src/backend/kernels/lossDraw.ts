/** The draw of the gradient by the answers, with which every way back begins. */
import { groupsOf } from './atlas.ts';
import type { ForwardPlan } from './forwardPlan.ts';
import { lossGradientSource } from './glsl/loss.ts';
import { ref, slicesOf, type Draw, type Ref, type Texture } from './draw.ts';
import { layoutSize } from './stepLayout.ts';
import { programOf } from './layersPlan.ts';

/** Room for the gradient by the answers, in their layout. */
export function answerGradientsOf({ gpu, layers, network }: ForwardPlan): Ref<Texture> {
  const { atlas, outputSize } = network;
  return ref(gpu.texture(...layoutSize(layers.all, groupsOf(outputSize)), atlas.head.sums));
}

/** After `forward` has read a batch. */
export function answerDraw(forward: ForwardPlan, into: Ref<Texture>): Draw {
  const { gpu, layers, network } = forward;
  const { loss, outputSize, atlas } = network;
  return {
    program: programOf(gpu, lossGradientSource(loss, outputSize)),
    target: ref(gpu.target(slicesOf(into.current))),
    region: [0, 0, ...layoutSize(layers.all, atlas.head.width)],
    textures: [layers.batch, ...(loss === 'softmax' ? [forward.losses] : []), forward.answers],
    places: Int32Array.from([...layers.whole(), ...forward.answered()]),
  };
}
