/** Reading a batch as a fixed list of draws: the recurrent layers, then one draw for the head and one for the losses. */
import { groupsOf } from './atlas.ts';
import { headSource } from './glsl/head.ts';
import { lossSource } from './glsl/loss.ts';
import { ref, type Draw, type Gpu, type Ref, type Target, type Texture } from './gpu.ts';
import { originOf, sizeOf } from './grid.ts';
import { LayersPlan, programOf } from './layersPlan.ts';
import { batchWidth, featuresOf, type FlatBatch, type FusedNetwork } from './network.ts';

export class ForwardPlan {
  readonly layers: LayersPlan;
  /** Four outputs apart: output o is in texture o & 3, column o >> 2. */
  readonly answers: readonly Ref<Texture>[];
  /** Weighted losses of every step; for softmax also the logarithms of the sums of exponentials. */
  readonly losses: readonly Ref<Texture>[];
  readonly draws: readonly Draw[];
  private readonly answersTarget: Target;
  private readonly lossesTarget: Target;

  constructor(
    readonly gpu: Gpu,
    readonly network: FusedNetwork,
    readonly batchSize: number,
    readonly timeSteps: number,
    parameters: Ref<Texture>,
  ) {
    const { atlas, outputSize, loss } = network;
    this.layers = new LayersPlan(gpu, network, batchSize, timeSteps, parameters);
    const { all } = this.layers;
    const list = (count: number, width: number) =>
      Array.from({ length: count }, () => gpu.texture(...sizeOf(all, width)));
    const answers = list(atlas.head.sums, groupsOf(outputSize));
    this.answers = answers.map((texture) => ref(texture));
    this.answersTarget = gpu.target(answers);
    const losses = list(loss === 'softmax' ? 2 : 1, 1);
    this.losses = losses.map((texture) => ref(texture));
    this.lossesTarget = gpu.target(losses);
    this.draws = [...this.layers.draws, this.headDraw(), this.lossDraw()];
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
    const { columns, perColumn } = this.layers.all;
    let sum = 0;
    // The last column may be partly empty.
    for (let k = 0; k < texels.length; k++) {
      const texel = k >> 2;
      const patch =
        (texel % columns) * perColumn + Math.floor(Math.floor(texel / columns) / this.layers.quads);
      if (patch < this.timeSteps) sum += texels[k]!;
    }
    return sum;
  }

  /** Answers of the first `count` sequences, `[count, time, outputSize]`: values or logits. Waits for the device. */
  readAnswers(count: number): Float32Array {
    const { outputSize } = this.network;
    const width = groupsOf(outputSize);
    const result = new Float32Array(count * this.timeSteps * outputSize);
    for (let part = 0; part < this.answers.length; part++) {
      const texels = this.gpu.read(this.answersTarget, part);
      const textureWidth = this.answers[part]!.current.width;
      for (let t = 0; t < this.timeSteps; t++) {
        const [x, y] = originOf(this.layers.all, t, width);
        for (let b = 0; b < count; b++) {
          const row = (y + (b >> 2)) * textureWidth + x;
          const at = (b * this.timeSteps + t) * outputSize;
          for (let o = part; o < outputSize; o += 4) result[at + o] = texels[(row + (o >> 2)) * 4 + (b & 3)]!;
        }
      }
    }
    return result;
  }

  /** A kept quantity of one layer for the first sequence, `[time, hidden]`. Waits for the device. */
  readKept(layer: number, name: string): Float32Array {
    return this.layers.readKept(layer, name);
  }

  private headDraw(): Draw {
    const { head, layers } = this.network.atlas;
    const [even, odd] = this.layers.kept[layers.length - 1]!;
    const hidden = this.network.kernel.states[0]!;
    return {
      program: programOf(this.gpu, headSource(head)),
      target: ref(this.answersTarget),
      region: [0, 0, ...sizeOf(this.layers.all, head.width)],
      textures: [this.layers.parameters, even[hidden]!, odd[hidden]!],
      places: Int32Array.from([
        ...this.layers.whole(head.width),
        this.layers.split.perColumn,
        head.top,
        0,
        0,
      ]),
    };
  }

  private lossDraw(): Draw {
    const { loss, outputSize } = this.network;
    return {
      program: programOf(this.gpu, lossSource(loss, outputSize)),
      target: ref(this.lossesTarget),
      region: [0, 0, ...sizeOf(this.layers.all, 1)],
      textures: [this.layers.batch, ...this.answers],
      places: Int32Array.from([...this.layers.whole(1), ...this.answered()]),
    };
  }

  /** Where programs find targets, weights and answers. */
  answered(): [number, number, number, number] {
    const { network } = this;
    return [batchWidth(network), featuresOf(network), network.atlas.head.width, 0];
  }
}
