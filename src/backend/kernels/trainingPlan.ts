/**
 * A training step as a fixed list of draws over textures that are made once:
 *
 *     read the batch (ForwardPlan) → gradient by the answers → layer by layer, last first: one draw a time step back, one for the
 *     weights, one for the layer below → gradient in the atlas' layout → its length, the loss → clip and update
 *
 * Old and new parameters and moments change places after every step.
 */
import { GROUP, groupsOf, pack, rowsOf, unpack, type Block } from './atlas.ts';
import { ForwardPlan, pairOf, piecesOf, programOf, texturesOf, type Pair } from './forwardPlan.ts';
import {
  backwardOutputs,
  backwardSource,
  firstBackward,
  recurrentSums,
  secondBackwardSource,
} from './glsl/backward.ts';
import { inputGradientSource, type Spread } from './glsl/head.ts';
import { lossGradientSource } from './glsl/loss.ts';
import { finalSource, momentCountOf, PARTIALS, partialSource, ratesOf, updateSource } from './glsl/update.ts';
import { gatherSource, MAX_BLOCKS, weightGradientSource } from './glsl/weightGradient.ts';
import { ref, type Draw, type Gpu, type Ref, type Target, type Texture } from './gpu.ts';
import { originOf, sizeOf } from './grid.ts';
import { batchWidth, type FlatBatch, type FusedNetwork } from './network.ts';
import type { OptimizerId } from '../../config/experiment.ts';

/** Losses that can wait to be read. */
export const RING = 64;

/** Texels of gradients that one fragment adds up, about; fewer make more fragments for a card to do at once. */
const TEXELS_A_CHUNK = 32;
/** Chunks side by side must not make a texture too wide. */
const WIDEST = 4096;

type Named = Readonly<Record<string, Ref<Texture>>>;

export class TrainingPlan {
  readonly forward: ForwardPlan;
  /** ∂loss/∂h of every step and layer, by even and odd steps, in the layout of the states. */
  readonly hiddenGradients: readonly Pair<Ref<Texture>>[];
  private readonly parameters: Ref<Texture>;
  private readonly moments: readonly Ref<Texture>[];
  /** Two sets of parameters and moments: `sets[turn]` is the newer. */
  private readonly sets: Pair<Target>;
  private turn = 0;
  private readonly answerGradients: readonly Ref<Texture>[];
  /** Gradients by the states from above, units in groups of four: unit u is in texture u & 3, column u >> 2. */
  private readonly above: readonly Ref<Texture>[];
  /** What the draws of one step back write besides ∂loss/∂h, shared by all layers. */
  private readonly back: Pair<Named>;
  /** Rows of the gradient in groups of four, by chunks. */
  private readonly rows: readonly Ref<Texture>[];
  private readonly gradient: Ref<Texture>;
  private readonly partials: Ref<Texture>;
  private readonly totals: Ref<Texture>;
  private readonly holds: Ref<Texture>;
  private readonly gradientTarget: Target;
  private readonly totalsTarget: Target;
  private readonly chunkSteps: number;
  private readonly draws: readonly Draw[];
  private readonly finals: readonly Draw[];
  private readonly update: Draw;
  private readonly rates = new Float32Array(4);

  constructor(
    readonly gpu: Gpu,
    readonly network: FusedNetwork,
    size: { readonly batchSize: number; readonly timeSteps: number },
    private readonly optimizer: OptimizerId,
  ) {
    const { atlas, kernel, hiddenSize, outputSize } = network;
    const { width, height } = atlas;
    gpu.begin();
    const sets = pairOf(() =>
      Array.from({ length: 1 + momentCountOf(optimizer) }, () => gpu.texture(width, height)),
    );
    this.sets = [gpu.target(sets[0]), gpu.target(sets[1])];
    [this.parameters, ...this.moments] = sets[0].map((texture) => ref(texture)) as [
      Ref<Texture>,
      ...Ref<Texture>[],
    ];
    const forward = new ForwardPlan(gpu, network, size.batchSize, size.timeSteps, this.parameters);
    this.forward = forward;

    const list = (count: number, sides: [number, number]) =>
      Array.from({ length: count }, () => ref(gpu.texture(...sides)));
    this.answerGradients = list(atlas.head.sums, sizeOf(forward.all, groupsOf(outputSize)));
    this.above = list(GROUP, sizeOf(forward.all, groupsOf(hiddenSize)));
    const stateSides = sizeOf(forward.split, hiddenSize);
    const backNames = backwardOutputs(kernel).filter((name) => name !== 'dh');
    this.back = pairOf(() => texturesOf(gpu, backNames, stateSides));
    this.hiddenGradients = atlas.layers.map(() => pairOf(() => ref(gpu.texture(...stateSides))));

    const widest = Math.max(hiddenSize, atlas.head.width);
    const chunks = Math.max(1, Math.floor(Math.min(WIDEST, gpu.maxTextureSize) / widest));
    this.chunkSteps = Math.max(Math.ceil(TEXELS_A_CHUNK / forward.quads), Math.ceil(size.timeSteps / chunks));
    this.rows = list(GROUP, [widest * this.chunkCount, height / GROUP]);
    [this.gradient, this.holds] = list(2, [width, height]) as [Ref<Texture>, Ref<Texture>];
    this.gradientTarget = gpu.target([this.gradient.current]);
    [this.partials] = list(1, [PARTIALS, 1]) as [Ref<Texture>];
    [this.totals] = list(1, [RING, 1]) as [Ref<Texture>];
    this.totalsTarget = gpu.target([this.totals.current]);
    gpu.upload(this.holds.current, pack(atlas, new Float32Array(atlas.places.length).fill(1)));

    this.draws = [...forward.draws, ...this.headDraws(), ...this.backwardDraws(), ...this.sumDraws()];
    this.finals = Array.from({ length: RING }, (_, slot) => this.finalDraw(slot));
    this.update = {
      program: programOf(gpu, updateSource(optimizer)),
      target: ref(this.sets[1]),
      region: [0, 0, width, height],
      textures: [this.gradient, this.totals, this.parameters, ...this.moments],
      places: new Int32Array(4),
    };
    gpu.end();
  }

  /** Starts from these parameters and moments, each a flat vector in the model's order. */
  load(parameters: Float32Array, moments: readonly Float32Array[]): void {
    const { gpu, network } = this;
    gpu.begin();
    for (const [index, texture] of [this.parameters, ...this.moments].entries())
      gpu.upload(
        texture.current,
        pack(
          network.atlas,
          index === 0 ? parameters : (moments[index - 1] ?? new Float32Array(parameters.length)),
        ),
      );
    gpu.end();
  }

  /** Parameters and moments as they are now. Waits for the device. */
  save(): { parameters: Float32Array; moments: Float32Array[] } {
    const { gpu, network } = this;
    const target = this.sets[this.turn]!;
    gpu.begin();
    const [parameters, ...moments] = target.textures.map((_, index) =>
      unpack(network.atlas, gpu.read(target, index)),
    ) as [Float32Array, ...Float32Array[]];
    gpu.end();
    return { parameters, moments };
  }

  /**
   * One training step.
   * @param at.step from 1; its loss goes to place `step % RING` of the totals
   */
  step(batch: FlatBatch, at: { step: number; learningRate: number; clipNorm: number }): void {
    const { gpu, rates, update } = this;
    const slot = at.step % RING;
    gpu.begin();
    this.forward.fill(batch);
    for (const draw of this.draws) gpu.draw(draw);
    gpu.draw(this.finals[slot]!);
    [rates[0], rates[1]] = ratesOf(this.optimizer, at.step, at.learningRate);
    rates[2] = at.clipNorm;
    update.places[0] = slot;
    update.target.current = this.sets[1 - this.turn]!;
    gpu.draw(update, rates);
    this.turn = 1 - this.turn;
    const { textures } = this.sets[this.turn]!;
    for (const [index, texture] of [this.parameters, ...this.moments].entries())
      texture.current = textures[index]!;
    gpu.end();
  }

  /** The losses of the steps from `first` to `last`, at most `RING`. Waits for the device. */
  readLosses(first: number, last: number): Float32Array {
    const { gpu } = this;
    gpu.begin();
    const texels = gpu.read(this.totalsTarget, 0);
    gpu.end();
    return Float32Array.from({ length: last - first + 1 }, (_, k) => texels[((first + k) % RING) * 4]!);
  }

  /** The gradient of the last step, not yet clipped, as a flat vector. Waits for the device. */
  readGradient(): Float32Array {
    const { gpu } = this;
    gpu.begin();
    const texels = gpu.read(this.gradientTarget, 0);
    gpu.end();
    return unpack(this.network.atlas, texels);
  }

  private get chunkCount(): number {
    return Math.ceil(this.forward.timeSteps / this.chunkSteps);
  }

  private headDraws(): Draw[] {
    const { gpu, forward, answerGradients } = this;
    const { loss, outputSize, atlas } = this.network;
    const { head } = atlas;
    const gradient: Draw = {
      program: programOf(gpu, lossGradientSource(loss, outputSize)),
      target: ref(gpu.target(answerGradients.map(({ current }) => current))),
      region: [0, 0, ...sizeOf(forward.all, head.width)],
      textures: [forward.batch, ...forward.losses.slice(1), ...forward.answers],
      places: Int32Array.from([...forward.whole(head.width), ...forward.answered()]),
    };
    return [
      gradient,
      this.weightDraw(head, 'states', 'whole', answerGradients, this.lower(atlas.layers.length)),
      this.inputDraw(head, 'whole', answerGradients),
    ];
  }

  /** Layer by layer, the last first. */
  private backwardDraws(): Draw[] {
    const { layers } = this.network.atlas;
    const sums = this.sums();
    return layers
      .flatMap((block, layer) => {
        const input = layer === 0 ? this.network.input : 'states';
        const source = layer === 0 ? [this.forward.batch] : this.lower(layer);
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
  private sums(): Ref<Texture>[] {
    return this.back.flatMap((named) =>
      Array.from({ length: this.network.kernel.sums }, (_, g) => named[`dsum${g}`]!),
    );
  }

  /** Hidden states of the layer below `layer`, even and odd. */
  private lower(layer: number): Ref<Texture>[] {
    return this.forward.kept[layer - 1]!.map((named) => named[this.network.kernel.states[0]!]!);
  }

  /** What one sum of the cell read in place of the hidden state, even and odd; nothing for most cells. */
  private through(layer: number): Ref<Texture>[] {
    const { second } = this.network.kernel;
    return second ? this.forward.kept[layer]!.map((named) => named[second.through]!) : [];
  }

  private timeDraws(block: Block, layer: number): Draw[] {
    const { gpu, forward, network } = this;
    const { kernel, hiddenSize } = network;
    const { kept, split, timeSteps, quads } = forward;
    const { second } = kernel;
    const first = piecesOf(firstBackward(kernel), gpu.outputs);
    const pieces = [...first, ...piecesOf(second?.makes ?? [], gpu.outputs)];
    const programs = pieces.map((outputs, piece) =>
      programOf(
        gpu,
        second && piece >= first.length
          ? secondBackwardSource(kernel, second, block, outputs)
          : backwardSource(kernel, block, outputs),
      ),
    );
    const named = ([0, 1] as const).map((parity): Named => ({
      ...this.back[parity],
      dh: this.hiddenGradients[layer]![parity],
    }));
    const targets = named.map((textures) =>
      pieces.map((names) => ref(gpu.target(names.map((name) => textures[name]!.current)))),
    );
    const handedOn = [
      ...recurrentSums(kernel).map((g) => `dsum${g}`),
      ...kernel.carried.map((id) => `carry_${id}`),
    ];
    const drawsAt = (step: number): Draw[] => {
      const parity = (step & 1) as 0 | 1;
      const other = (1 - parity) as 0 | 1;
      const here = originOf(split, step >> 1, hiddenSize);
      const next = originOf(split, (step + 1) >> 1, hiddenSize);
      const past = originOf(split, (step - 1) >> 1, hiddenSize);
      const above = originOf(forward.all, step - 1, groupsOf(hiddenSize));
      const units = step === timeSteps ? 0 : hiddenSize;
      const keptNow = (names: readonly string[]) => names.map((id) => kept[layer]![parity][id]!);
      const before = kernel.readsBefore.map((id) => kept[layer]![other][id]!);
      const madeNow = (names: readonly string[]) => names.map((name) => named[parity]![name]!);
      return programs.map((program, piece): Draw => {
        const at = {
          program,
          target: targets[parity]![piece]!,
          region: [...here, hiddenSize, quads] as const,
        };
        if (second && piece >= first.length)
          return {
            ...at,
            textures: [
              forward.parameters,
              ...madeNow([`dsum${second.sum}`, ...second.readsFirst]),
              ...keptNow(second.readsKept),
              ...before,
            ],
            places: Int32Array.from([...here, ...past, block.top, 0, 0, 0]),
          };
        return {
          ...at,
          textures: [
            forward.parameters,
            ...this.above,
            ...handedOn.map((name) => named[other]![name]!),
            ...keptNow(kernel.reads),
            ...before,
          ],
          places: Int32Array.from([...here, ...next, ...past, ...above, block.top, units, 0, 0]),
        };
      });
    };
    return Array.from({ length: timeSteps }, (_, k) => drawsAt(timeSteps - k)).flat();
  }

  /** @param gradients by the sums: of all steps, or of the even and then the odd ones */
  private weightDraw(
    block: Block,
    input: 'values' | 'symbols' | 'states',
    spread: Spread,
    gradients: readonly Ref<Texture>[],
    sources: readonly Ref<Texture>[],
  ): Draw {
    const { gpu, forward } = this;
    const { quads, timeSteps, split, all } = forward;
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

  private inputDraw(block: Block, spread: Spread, gradients: readonly Ref<Texture>[]): Draw {
    const { gpu, forward } = this;
    const width = groupsOf(this.network.hiddenSize);
    const { perColumn } = spread === 'whole' ? forward.all : forward.split;
    return {
      program: programOf(gpu, inputGradientSource(block, spread)),
      target: this.aboveTarget,
      region: [0, 0, ...sizeOf(forward.all, width)],
      textures: [forward.parameters, ...gradients],
      places: Int32Array.from([...forward.whole(width), perColumn, block.top, 0, 0]),
    };
  }

  /** The gradient in the atlas' layout, and partial sums of its square and of the losses. */
  private sumDraws(): Draw[] {
    const { gpu, forward, holds, rows, gradient, partials } = this;
    const { atlas } = this.network;
    const { width, height } = atlas;
    const blocks = [...atlas.layers, atlas.head].flatMap((block) => [
      block.top,
      rowsOf(block),
      block.width,
      this.chunkCount,
    ]);
    const places = new Int32Array(4 * MAX_BLOCKS);
    places.set(blocks);
    const { quads, all, timeSteps } = forward;
    const gather: Draw = {
      program: programOf(gpu, gatherSource()),
      target: ref(this.gradientTarget),
      region: [0, 0, width, height],
      textures: [holds, ...rows],
      places,
    };
    const partial: Draw = {
      program: programOf(gpu, partialSource()),
      target: ref(gpu.target([partials.current])),
      region: [0, 0, PARTIALS, 1],
      textures: [forward.losses[0]!, gradient],
      places: Int32Array.from([0, 0, width, height, timeSteps * quads, all.perColumn * quads, 0, 0]),
    };
    return [gather, partial];
  }

  private finalDraw(slot: number): Draw {
    return {
      program: programOf(this.gpu, finalSource()),
      target: ref(this.totalsTarget),
      region: [slot, 0, 1, 1],
      textures: [this.partials],
      places: new Int32Array(4),
    };
  }

  private rowsTargetMade: Ref<Target> | undefined;
  private get rowsTarget(): Ref<Target> {
    return (this.rowsTargetMade ??= ref(this.gpu.target(this.rows.map(({ current }) => current))));
  }

  private aboveTargetMade: Ref<Target> | undefined;
  private get aboveTarget(): Ref<Target> {
    return (this.aboveTargetMade ??= ref(this.gpu.target(this.above.map(({ current }) => current))));
  }
}
