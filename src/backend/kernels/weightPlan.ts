/** The gradient by all weights: each block's rows added up in chunks of steps, then put together in the atlas' layout. */
import { GROUP, pack, rowsOf, unpack, type Block } from './atlas.ts';
import { positionGradientSource } from './glsl/positions.ts';
import { gatherSource, weightGradientSource, type Ingredients } from './glsl/weightGradient.ts';
import { ref, slicesOf, type Draw, type Ref, type Target, type Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import { texelsOf } from './stepLayout.ts';
import { programOf } from './layersPlan.ts';
import type { ReadingLayers } from './layers.ts';
import { batchRows, type NetworkShape } from './network.ts';

/** Texels along which one fragment adds up; fewer make more fragments for a card to do at once. */
const TEXELS_A_CHUNK = { card: 32, software: 256 };
/** Chunks side by side must not make a texture too wide. */
const WIDEST = 4096;

export class WeightPlan {
  /** In the atlas' layout. */
  readonly gradient: Ref<Texture>;
  private readonly gpu: Gpu;
  private readonly network: NetworkShape;
  private readonly target: Target;
  /** Units a fragment has. */
  private readonly units: number;
  private readonly texelsAChunk: number;
  private readonly chunksATurn: number;
  /** Rows in groups of four, by chunks. */
  private readonly rows: Ref<Texture>;
  private readonly rowsTarget: Ref<Target>;
  private readonly holds: Ref<Texture>;
  /** Blocks that are not added up in chunks. */
  private readonly tables = new Set<Block>();

  constructor(private readonly layers: ReadingLayers) {
    const { gpu, network, all } = layers;
    const { width, height } = network.atlas;
    this.gpu = gpu;
    this.network = network;
    this.units = gpu.outputs >= 2 * GROUP ? 2 : 1;
    const across = Math.ceil(width / this.units);
    const fitting = Math.max(1, Math.floor(Math.min(WIDEST, gpu.maxTextureSize) / across / all.turns));
    this.texelsAChunk = Math.max(
      gpu.software ? TEXELS_A_CHUNK.software : TEXELS_A_CHUNK.card,
      Math.ceil(all.width / fitting),
    );
    this.chunksATurn = Math.ceil(all.width / this.texelsAChunk);
    this.rows = ref(gpu.texture(across * this.chunks, height / GROUP, this.units * GROUP));
    this.rowsTarget = ref(gpu.target(slicesOf(this.rows.current)));
    this.gradient = ref(gpu.texture(width, height));
    this.target = gpu.target(slicesOf(this.gradient.current));
    this.holds = ref(gpu.texture(width, height));
    gpu.upload(
      this.holds.current,
      pack(network.atlas, new Float32Array(network.atlas.places.length).fill(1)),
    );
  }

  /** The gradient of the last step, not yet clipped, as a flat vector. Waits for the device. */
  readGradient(): Float32Array {
    return unpack(this.network.atlas, this.gpu.read(this.target, 0));
  }

  /**
   * Adds up the rows of one block.
   * @param gradients by its sums, a layer each
   * @param spread what its sections have read; see `Ingredients`
   */
  blockDraw(block: Block, ingredients: Ingredients, gradients: Ref<Texture>, spread: Ref<Texture>): Draw {
    const { gpu, layers, units } = this;
    const top = block.top / GROUP;
    return {
      program: programOf(gpu, weightGradientSource(block, ingredients, units)),
      target: this.rowsTarget,
      region: [0, top, Math.ceil(block.width / units) * this.chunks, rowsOf(block) / GROUP],
      textures: [
        ...(ingredients.input === 'states' || ingredients.input === 'units' ? [] : [layers.batch]),
        gradients,
        spread,
      ],
      // prettier-ignore
      places: Int32Array.from([
        layers.all.width, texelsOf(layers.all), this.texelsAChunk, this.chunksATurn,
        top, batchRows(this.network), layers.all.quads, 0,
      ]),
    };
  }

  /** The gradient by a table with a row for each step, given that by what was read of it. */
  tableDraw(block: Block, gradients: Ref<Texture>): Draw {
    const { gpu, layers, units } = this;
    const top = block.top / GROUP;
    this.tables.add(block);
    return {
      program: programOf(gpu, positionGradientSource(block.width, units)),
      target: this.rowsTarget,
      region: [0, top, Math.ceil(block.width / units), rowsOf(block) / GROUP],
      textures: [gradients],
      places: Int32Array.from([...layers.whole(), top, 0, 0, 0]),
    };
  }

  /** The gradient in the atlas' layout; to be asked for after all others. */
  gatherDraw(): Draw {
    const { gpu, holds, rows, units } = this;
    const { atlas } = this.network;
    const blocks = [...atlas.layers, atlas.head];
    const places = new Int32Array(4 * blocks.length);
    for (const [index, block] of blocks.entries())
      places.set(
        [block.top, rowsOf(block), block.width, this.tables.has(block) ? 1 : this.chunks],
        4 * index,
      );
    return {
      program: programOf(gpu, gatherSource(units, blocks.length)),
      target: ref(this.target),
      region: [0, 0, atlas.width, atlas.height],
      textures: [holds, rows],
      places,
    };
  }

  private get chunks(): number {
    return this.chunksATurn * this.layers.all.turns;
  }
}
