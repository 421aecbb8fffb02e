/**
 * The way back through the recurrent layers as a fixed list of draws: layer by layer, last first, one draw a time step (one more for
 * a cell that needs a second, and one more where the gradients by hidden states are gathered apart), one for the weights, one for the layer below; then the gradient in the atlas' layout.
 */
import { GROUP, groupsOf, pack, rowsOf, unpack, type Block } from './atlas.ts';
import {
  backwardOutputs,
  backwardSource,
  firstBackward,
  gatheredSource,
  recurrentSums,
  secondBackwardSource,
  texelsSaved,
} from './glsl/backward.ts';
import { inputGradientSource, type Spread } from './glsl/head.ts';
import { gatherSource, MAX_BLOCKS, weightGradientSource } from './glsl/weightGradient.ts';
import { ref, type Draw, type Gpu, type Ref, type Target, type Texture } from './gpu.ts';
import { originOf, sizeOf } from './grid.ts';
import { pairOf, piecesOf, programOf, texturesOf, type LayersPlan, type Pair } from './layersPlan.ts';
import { batchWidth, type FusedNetwork } from './network.ts';

/** Texels of gradients that one fragment adds up, about; fewer make more fragments for a card to do at once. */
const TEXELS_A_CHUNK = { card: 32, software: 256 };
/** Chunks side by side must not make a texture too wide. */
const WIDEST = 4096;

type Named = Readonly<Record<string, Ref<Texture>>>;

export class BackwardPlan {
  /** ∂loss/∂h of every step and layer, by even and odd steps, in the layout of the states. */
  readonly hiddenGradients: readonly Pair<Ref<Texture>>[];
  /** Gradients by the states from above, units in groups of four: unit u is in texture u & 3, column u >> 2. */
  readonly above: readonly Ref<Texture>[];
  /** What the draws of one step back write besides ∂loss/∂h, shared by all layers. */
  readonly back: Pair<Named>;
  /** In the atlas' layout. */
  readonly gradient: Ref<Texture>;
  private readonly gpu: Gpu;
  private readonly network: FusedNetwork;
  /** Rows of the gradient in groups of four, by chunks. */
  private readonly rowsTarget: Ref<Target>;
  private readonly rows: readonly Ref<Texture>[];
  private readonly holds: Ref<Texture>;
  private readonly gradientTarget: Target;
  private readonly aboveTarget: Ref<Target>;
  private readonly chunkSteps: number;
  /** Gradients by the hidden states of one step, where they are gathered in a draw of their own. */
  private readonly gathered: Ref<Target> | undefined;

  /** @param open also reads what is handed back to the last step's states, and draws ∂loss/∂h before the first step */
  constructor(
    readonly layers: LayersPlan,
    private readonly open = false,
  ) {
    const { gpu, network, timeSteps } = layers;
    const { atlas, kernel, hiddenSize } = network;
    const { width, height } = atlas;
    this.gpu = gpu;
    this.network = network;
    const list = (count: number, sides: [number, number]) =>
      Array.from({ length: count }, () => ref(gpu.texture(...sides)));
    const targetOf = (textures: readonly Ref<Texture>[]) =>
      gpu.target(textures.map(({ current }) => current));
    this.above = list(GROUP, sizeOf(layers.all, groupsOf(hiddenSize)));
    this.aboveTarget = ref(targetOf(this.above));
    if (texelsSaved(kernel, hiddenSize, layers.quads) >= gpu.gatherFrom)
      this.gathered = ref(targetOf(list(GROUP, [groupsOf(hiddenSize), layers.quads])));
    const stateSides = sizeOf(layers.split, hiddenSize);
    const backNames = backwardOutputs(kernel).filter((name) => name !== 'dh');
    this.back = pairOf(() => texturesOf(gpu, backNames, stateSides));
    this.hiddenGradients = atlas.layers.map(() => pairOf(() => ref(gpu.texture(...stateSides))));

    const widest = Math.max(hiddenSize, atlas.head.width);
    const chunks = Math.max(1, Math.floor(Math.min(WIDEST, gpu.maxTextureSize) / widest));
    this.chunkSteps = Math.max(
      Math.ceil((gpu.software ? TEXELS_A_CHUNK.software : TEXELS_A_CHUNK.card) / layers.quads),
      Math.ceil(timeSteps / chunks),
    );
    this.rows = list(GROUP, [widest * this.chunkCount, height / GROUP]);
    this.rowsTarget = ref(targetOf(this.rows));
    [this.gradient, this.holds] = list(2, [width, height]) as [Ref<Texture>, Ref<Texture>];
    this.gradientTarget = targetOf([this.gradient]);
    gpu.upload(this.holds.current, pack(atlas, new Float32Array(atlas.places.length).fill(1)));
  }

  /** The gradient of the last step, not yet clipped, as a flat vector. Waits for the device. */
  readGradient(): Float32Array {
    return unpack(this.network.atlas, this.gpu.read(this.gradientTarget, 0));
  }

  /** Layer by layer, the last first. */
  draws(): Draw[] {
    const { layers } = this.network.atlas;
    const sums = this.sums();
    return layers
      .flatMap((block, layer) => {
        const input = layer === 0 ? this.network.input : 'states';
        const source = layer === 0 ? [this.layers.batch] : this.lower(layer);
        const draws = [
          ...this.timeDraws(block, layer),
          this.weightDraw(block, input, 'split', sums, [
            ...this.lower(layer + 1),
            ...this.through(layer),
            ...source,
          ]),
        ];
        return [layer === 0 ? draws : [...draws, this.inputDraw(block, 'split', sums)]];
      })
      .toReversed()
      .flat();
  }

  /** Gradients by the sums of a layer, even steps first. */
  sums(): Ref<Texture>[] {
    return this.back.flatMap((named) =>
      Array.from({ length: this.network.kernel.sums }, (_, g) => named[`dsum${g}`]!),
    );
  }

  /** Hidden states of the layer below `layer`, even and odd. */
  lower(layer: number): Ref<Texture>[] {
    return this.layers.kept[layer - 1]!.map((named) => named[this.network.kernel.states[0]!]!);
  }

  /** What one sum of the cell read in place of the hidden state, even and odd; nothing for most cells. */
  private through(layer: number): Ref<Texture>[] {
    const { second } = this.network.kernel;
    return second ? this.layers.kept[layer]!.map((named) => named[second.through]!) : [];
  }

  private timeDraws(block: Block, layer: number): Draw[] {
    const { gpu, layers, network, gathered } = this;
    const { kernel, hiddenSize } = network;
    const { kept, split, timeSteps, quads } = layers;
    const { second } = kernel;
    const first = piecesOf(firstBackward(kernel), gpu.outputs);
    const pieces = [...first, ...piecesOf(second?.makes ?? [], gpu.outputs)];
    const programs = pieces.map((outputs, piece) =>
      programOf(
        gpu,
        second && piece >= first.length
          ? secondBackwardSource(kernel, second, block, outputs)
          : backwardSource(kernel, block, outputs, gathered !== undefined),
      ),
    );
    const named = ([0, 1] as const).map((parity): Named => ({
      ...this.back[parity],
      dh: this.hiddenGradients[layer]![parity],
    }));
    const targets = named.map((textures) =>
      pieces.map((names) => ref(gpu.target(names.map((name) => textures[name]!.current)))),
    );
    const through = recurrentSums(kernel).map((g) => `dsum${g}`);
    const handedOn = [...(gathered ? [] : through), ...kernel.carried.map((id) => `carry_${id}`)];
    const gathering = gathered && {
      program: programOf(gpu, gatheredSource(kernel, block)),
      target: gathered,
      region: [0, 0, groupsOf(hiddenSize), quads] as const,
      made: gathered.current.textures.map((texture) => ref(texture)),
    };
    const drawsAt = (step: number): Draw[] => {
      const parity = (step & 1) as 0 | 1;
      const other = (1 - parity) as 0 | 1;
      const here = originOf(split, step >> 1, hiddenSize);
      const next = originOf(split, (step + 1) >> 1, hiddenSize);
      const past = originOf(split, Math.max(0, step - 1) >> 1, hiddenSize);
      const above = step === 0 ? [0, 0] : originOf(layers.all, step - 1, groupsOf(hiddenSize));
      const units = step === timeSteps ? 0 : hiddenSize;
      const handed = this.open || step < timeSteps ? 1 : 0;
      const keptNow = (names: readonly string[]) => names.map((id) => kept[layer]![parity][id]!);
      const before = kernel.readsBefore.map((id) => kept[layer]![other][id]!);
      const madeNow = (names: readonly string[]) => names.map((name) => named[parity]![name]!);
      const fromAbove = step === 0 ? nothing : this.above;
      // Nothing comes back to the last step: it reads what is above straight away.
      const gather = step === timeSteps ? undefined : gathering;
      const drawn = step === 0 ? programs.slice(0, first.length) : programs;
      const own = drawn.map((program, piece): Draw => {
        const at = {
          program,
          target: targets[parity]![piece]!,
          region: [...here, hiddenSize, quads] as const,
        };
        if (second && piece >= first.length)
          return {
            ...at,
            textures: [
              layers.parameters,
              ...madeNow([`dsum${second.sum}`, ...second.readsFirst]),
              ...keptNow(second.readsKept),
              ...before,
            ],
            places: Int32Array.from([...here, ...past, block.top, 0, 0, 0]),
          };
        return {
          ...at,
          textures: [
            ...(gathering ? [] : [layers.parameters]),
            ...(gather?.made ?? fromAbove),
            ...handedOn.map((name) => named[other]![name]!),
            ...keptNow(kernel.reads),
            ...before,
          ],
          // prettier-ignore
          places: Int32Array.from([
            ...here, ...next, ...past, ...(gather ? [0, 0] : above), block.top, units, handed, 0,
          ]),
        };
      });
      if (!gather) return own;
      const { program, target, region } = gather;
      const textures = [layers.parameters, ...fromAbove, ...through.map((name) => named[other]![name]!)];
      return [
        {
          program,
          target,
          region,
          textures,
          places: Int32Array.from([...next, ...above, block.top, 0, 0, 0]),
        },
        ...own,
      ];
    };
    const nothing = this.open
      ? this.above.map(() => ref(gpu.texture(groupsOf(hiddenSize), quads)))
      : this.above;
    return Array.from({ length: timeSteps + (this.open ? 1 : 0) }, (_, k) => drawsAt(timeSteps - k)).flat();
  }

  /** @param gradients by the sums: of all steps, or of the even and then the odd ones */
  weightDraw(
    block: Block,
    input: 'values' | 'symbols' | 'states',
    spread: Spread,
    gradients: readonly Ref<Texture>[],
    sources: readonly Ref<Texture>[],
  ): Draw {
    const { gpu, layers } = this;
    const { quads, timeSteps, split, all } = layers;
    const top = block.top / GROUP;
    return {
      program: programOf(
        gpu,
        weightGradientSource(
          block,
          input,
          spread,
          block.hidden > 0 ? this.network.kernel.second?.sum : undefined,
        ),
      ),
      target: this.rowsTarget,
      region: [0, top, block.width * this.chunkCount, rowsOf(block) / GROUP],
      textures: [...gradients, ...sources],
      places: Int32Array.from([
        // prettier-ignore
        block.width,
        quads,
        timeSteps,
        this.chunkSteps,
        split.perColumn,
        all.perColumn,
        top,
        batchWidth(this.network),
      ]),
    };
  }

  /** The gradient by what a block has read, into `above` or textures of that layout. */
  inputDraw(
    block: Block,
    spread: Spread,
    gradients: readonly Ref<Texture>[],
    target: Ref<Target> = this.aboveTarget,
  ): Draw {
    const { gpu, layers } = this;
    const width = groupsOf(block.inputs);
    const { perColumn } = spread === 'whole' ? layers.all : layers.split;
    return {
      program: programOf(gpu, inputGradientSource(block, spread)),
      target,
      region: [0, 0, ...sizeOf(layers.all, width)],
      textures: [layers.parameters, ...gradients],
      places: Int32Array.from([...layers.whole(width), perColumn, block.top, 0, 0]),
    };
  }

  /** The gradient in the atlas' layout. */
  gatherDraw(): Draw {
    const { gpu, holds, rows } = this;
    const { atlas } = this.network;
    const places = new Int32Array(4 * MAX_BLOCKS);
    for (const [index, block] of [...atlas.layers, atlas.head].entries())
      places.set([block.top, rowsOf(block), block.width, this.chunkCount], 4 * index);
    return {
      program: programOf(gpu, gatherSource()),
      target: ref(this.gradientTarget),
      region: [0, 0, atlas.width, atlas.height],
      textures: [holds, ...rows],
      places,
    };
  }

  private get chunkCount(): number {
    return Math.ceil(this.layers.timeSteps / this.chunkSteps);
  }
}
