/** Reading a batch as a fixed list of draws: the layers, then one draw for the head and one for the losses. */
import { groupsOf } from './atlas.ts';
import { lossSource } from './glsl/loss.ts';
import type { Purpose } from './cellKernel.ts';
import { ref, slicesOf, type Draw, type Ref, type Target, type Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import { stepOrigin, layoutSize, texelsOf } from './stepLayout.ts';
import { programOf } from './layersPlan.ts';
import type { FusedNetwork, LayersBack, ReadingLayers } from './layers.ts';
import { batchRows, featuresOf, type FlatBatch } from './network.ts';

export class ForwardPlan {
  readonly layers: ReadingLayers;
  /** The way back; its textures are made when it is asked for. */
  readonly back: () => LayersBack;
  /** Output o is in layer o & 3, row o >> 2. */
  readonly answers: Ref<Texture>;
  /** Weighted losses of every step; for softmax also the logarithms of the sums of exponentials. */
  readonly losses: Ref<Texture>;
  readonly draws: readonly Draw[];
  private readonly answersTarget: Target;
  private readonly lossesTarget: Target;

  constructor(
    readonly gpu: Gpu,
    readonly network: FusedNetwork,
    readonly batchSize: number,
    readonly timeSteps: number,
    parameters: Ref<Texture>,
    purpose: Purpose,
  ) {
    const { atlas, outputSize, loss } = network;
    const plan = network.form.plan(gpu, network, batchSize, timeSteps, parameters, purpose);
    this.layers = plan.layers;
    this.back = plan.back;
    const { all } = this.layers;
    const answers = gpu.texture(...layoutSize(all, groupsOf(outputSize)), atlas.head.sums);
    this.answers = ref(answers);
    this.answersTarget = gpu.target(slicesOf(answers));
    const losses = gpu.texture(...layoutSize(all, 1), loss === 'softmax' ? 2 : 1);
    this.losses = ref(losses);
    this.lossesTarget = gpu.target(slicesOf(losses));
    this.draws = [...this.layers.draws, this.layers.headDraw(this.answersTarget), this.lossDraw()];
  }

  /**
   * Puts a batch where the draws read it. Call between `begin` and `end`, like all below.
   * @param masked how many steps are masked in, where the batch is a part of a larger one
   */
  fill(batch: FlatBatch, masked?: number): void {
    this.layers.fill(batch, masked);
  }

  run(): void {
    for (const draw of this.draws) this.gpu.draw(draw);
  }

  /** The weighted mean loss of the batch that was read. Waits for the device. */
  readLoss(): number {
    const texels = this.gpu.read(this.lossesTarget, 0);
    let sum = 0;
    // The last row may be partly empty.
    for (const value of texels.subarray(0, 4 * texelsOf(this.layers.all))) sum += value;
    return sum;
  }

  /** Answers of the first `count` sequences, `[count, time, outputSize]`: values or logits. Waits for the device. */
  readAnswers(count: number): Float32Array {
    const { outputSize } = this.network;
    const { all } = this.layers;
    const rows = groupsOf(outputSize);
    const result = new Float32Array(count * this.timeSteps * outputSize);
    for (let part = 0; part < this.network.atlas.head.sums; part++) {
      const texels = this.gpu.read(this.answersTarget, part);
      for (let t = 0; t < this.timeSteps; t++) {
        const [x, y] = stepOrigin(all, t, rows);
        for (let b = 0; b < count; b++) {
          const at = (b * this.timeSteps + t) * outputSize;
          for (let o = part; o < outputSize; o += 4)
            result[at + o] = texels[((y + (o >> 2)) * all.width + x + (b >> 2)) * 4 + (b & 3)]!;
        }
      }
    }
    return result;
  }

  /** A kept quantity of one layer for the first sequence, `[time, hidden]`. Waits for the device. */
  readKept(layer: number, name: string): Float32Array {
    return this.layers.readKept(layer, name);
  }

  /** Where a layer looked in the first sequence, `[heads, time, time]`; undefined where it does not look. */
  readLooks(layer: number): Float32Array | undefined {
    return this.layers.readLooks?.(layer);
  }

  private lossDraw(): Draw {
    const { loss, outputSize } = this.network;
    return {
      program: programOf(this.gpu, lossSource(loss, outputSize)),
      target: ref(this.lossesTarget),
      region: [0, 0, ...layoutSize(this.layers.all, 1)],
      textures: [this.layers.batch, this.answers],
      places: Int32Array.from([...this.layers.whole(), ...this.answered()]),
    };
  }

  /** Where programs find targets, weights and answers. */
  answered(): [number, number, number, number] {
    const { network } = this;
    return [batchRows(network), featuresOf(network), network.atlas.head.width, 0];
  }
}
