/**
 * The way back through time of one layer as a fixed list of draws: one a time step, the last first (two for a cell that needs a
 * second draw).
 */
import { isCut } from '../../math/chunks.ts';
import { GROUP, groupsOf, type Block } from './atlas.ts';
import { backwardSource, gradientNames, throughSource } from './glsl/backward.ts';
import { ref, slicesOf, type Draw, type Ref, type Texture } from './draw.ts';
import { stepOrigin, layoutSize } from './stepLayout.ts';
import { pairOf, piecesOf, programOf, type LayersPlan, type Pair } from './layersPlan.ts';
import { placeOf, secondSum } from './cellKernel.ts';

export interface StepGradients {
  /** See `gradientNames`: ∂loss/∂h of every step first. */
  readonly states: Pair<Ref<Texture>>;
  /** By what one sum has read in place of the hidden state; only for a cell that needs a second draw. */
  readonly through?: Pair<Ref<Texture>>;
}

/** Textures for the gradients of even and odd steps. */
export function stepGradients({ gpu, network, split }: LayersPlan): StepGradients {
  const { kernel, hiddenSize } = network;
  const sides = layoutSize(split, groupsOf(hiddenSize));
  const make = (layers: number) => pairOf(() => ref(gpu.texture(...sides, layers)));
  return {
    states: make(gradientNames(kernel).length),
    ...(kernel.second ? { through: make(GROUP) } : {}),
  };
}

/** @param above gradients by the hidden states from above, in the layout of `line.ts` */
export function stepDraws(
  plan: LayersPlan,
  layer: number,
  block: Block,
  gradients: StepGradients,
  above: Ref<Texture>,
): Draw[] {
  const { gpu, network, kept, split, all, timeSteps, quads, parameters, keptNames } = plan;
  const { kernel, hiddenSize } = network;
  const { second, back } = kernel;
  const groups = groupsOf(hiddenSize);
  const names = gradientNames(kernel);
  const pieces = piecesOf(names, gpu.outputs).map((outputs) => ({
    program: programOf(gpu, backwardSource(kernel, block, outputs)),
    targets: gradients.states.map(({ current }) => {
      const slices = slicesOf(current);
      return ref(gpu.target(outputs.map((name) => slices[names.indexOf(name)]!)));
    }),
  }));
  const through = second && {
    program: programOf(gpu, throughSource(kernel, block)),
    targets: gradients.through!.map(({ current }) => ref(gpu.target(slicesOf(current)))),
    part: placeOf(keptNames, `slope${secondSum(kernel)}`).part,
  };

  /** A slot of the even and one of the odd steps whose gradients no draw ever writes, so that they stay 0. */
  const unwritten: Pair<number> = [0, 2 * (split.steps - 1) + 1];

  const drawsAt = (step: number): Draw[] => {
    const parity = (step & 1) as 0 | 1;
    const other = (1 - parity) as 0 | 1;
    const at = (slot: number) => stepOrigin(split, slot >> 1, hiddenSize);
    const gradientsAt = (slot: number) => stepOrigin(split, slot >> 1, groups);
    const fromAbove = stepOrigin(all, step - 1, groups);
    const region = [...gradientsAt(step), quads, groups] as const;
    const textures = [
      parameters,
      above,
      gradients.states[other],
      ...(gradients.through ? [gradients.through[other]] : []),
      ...kept[layer]![other],
      ...(back.now.length > 0 ? kept[layer]![parity] : []),
    ];
    // Nothing comes back over a cut, as nothing comes back to the last step: gradients are read where there are none.
    const cut = isCut(step, network.truncate);
    const next = cut ? unwritten[other] : step + 1;
    const isLast = step === timeSteps;
    // prettier-ignore
    const places = Int32Array.from([
      ...at(step + 1), ...at(step), ...gradientsAt(next), ...gradientsAt(step), ...fromAbove, block.top, isLast || cut ? 0 : 1,
    ]);
    const draws = pieces.map(({ program, targets }): Draw => ({
      program,
      target: targets[parity]!,
      region,
      textures,
      places,
    }));
    if (!through) return draws;
    const { program, targets, part } = through;
    return [
      ...draws,
      {
        program,
        target: targets[parity]!,
        region,
        textures: [parameters, gradients.states[parity], kept[layer]![parity][part]!],
        places: Int32Array.from([...at(step), ...gradientsAt(step), block.top, 0, 0, 0]),
      },
    ];
  };
  return Array.from({ length: timeSteps }, (_, k) => drawsAt(timeSteps - k)).flat();
}
