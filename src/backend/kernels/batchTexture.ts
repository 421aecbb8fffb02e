/** Where a batch lies for the draws that read it. */
import { ref, type Ref, type Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import { batchRows, packBatch, type FlatBatch, type NetworkShape } from './network.ts';
import { layoutSize, type StepLayout } from './stepLayout.ts';

export class BatchTexture {
  readonly texture: Ref<Texture>;
  private readonly textures: readonly [Texture, Texture];
  private readonly packed: Float32Array;
  private fills = 0;

  constructor(
    private readonly gpu: Gpu,
    private readonly network: NetworkShape,
    private readonly layout: StepLayout,
    private readonly batchSize: number,
  ) {
    const [width, height] = layoutSize(layout, batchRows(network));
    this.textures = [gpu.texture(width, height), gpu.texture(width, height)];
    this.texture = ref(this.textures[0]);
    this.packed = new Float32Array(width * height * 4);
  }

  /** @param masked how many steps are masked in, where the batch is a part of a larger one */
  fill(batch: FlatBatch, masked?: number): void {
    if (batch.timeSteps !== this.layout.steps || batch.batchSize > this.batchSize)
      throw new Error(`A batch of ${batch.batchSize} × ${batch.timeSteps} does not fit this plan.`);
    // Draws of the step before may still read the other texture.
    this.texture.current = this.textures[this.fills++ % 2]!;
    if (batch.batchSize < this.batchSize) this.packed.fill(0);
    packBatch(this.network, this.layout, batch, this.packed, masked);
    this.gpu.upload(this.texture.current, this.packed);
  }
}
