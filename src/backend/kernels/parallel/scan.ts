/** The draws of a scan over all steps (`glsl/scan.ts`), and the room for what stands between them. */
import { GROUP } from '../atlas.ts';
import { ref, slicesOf, type Draw, type Ref, type Texture } from '../draw.ts';
import { joined, PAIRS, scanSource, stretchesOf, type Stretches } from '../glsl/scan.ts';
import { piecesOf } from '../layersPlan.ts';
import { layoutSize } from '../stepLayout.ts';
import type { ParallelKernel } from './kernel.ts';
import type { ParallelPlan, Units } from './plan.ts';

export class Scan {
  private readonly stretches: readonly number[];
  /** Pairs of the draws that are not the last, in turn. */
  private readonly pairs: readonly Ref<Texture>[];

  constructor(
    private readonly plan: ParallelPlan<ParallelKernel>,
    private readonly groups: number,
  ) {
    const { gpu, all, timeSteps } = plan;
    this.stretches = stretchesOf(timeSteps);
    this.pairs = Array.from({ length: Math.min(2, this.stretches.length - 1) }, () =>
      ref(gpu.texture(...layoutSize(all, groups), PAIRS.length)),
    );
  }

  /**
   * @param into what is found of every step
   * @param first what the first draw reads, from `textures`
   * @param direction 1 from the first step on, −1 from the last
   */
  draws(into: Units, first: Stretches, textures: readonly Ref<Texture>[], direction: 1 | -1): Draw[] {
    const { plan, groups, pairs, stretches } = this;
    return stretches.flatMap((length, k) => {
      const stretch = k === 0 ? first : joined(groups);
      const read = k === 0 ? textures : [pairs[(k - 1) % 2]!];
      if (k === stretches.length - 1)
        return plan.draw(scanSource(groups, stretch, PAIRS.slice(GROUP)), into.target, groups, read, [
          length,
          direction,
        ]);
      const slices = slicesOf(pairs[k % 2]!.current);
      return piecesOf(PAIRS, plan.gpu.outputs).map((outputs) => {
        const target = plan.gpu.target(outputs.map((name) => slices[PAIRS.indexOf(name)]!));
        return plan.draw(scanSource(groups, stretch, outputs), target, groups, read, [length, direction]);
      });
    });
  }
}
