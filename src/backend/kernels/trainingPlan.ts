/**
 * A training step as a fixed list of draws over textures that are made once:
 *
 *     read the batch (ForwardPlan) → gradient by the answers → layer by layer, last first: a draw or two a time step back, one for the
 *     weights, one for the layer below → gradient in the atlas' layout → its length, the loss → clip and update
 *
 * Old and new parameters and moments change places after every step.
 */
import { groupsOf, pack, unpack } from './atlas.ts';
import { BackwardPlan } from './backwardPlan.ts';
import { ForwardPlan } from './forwardPlan.ts';
import { lossGradientSource } from './glsl/loss.ts';
import { finalSource, PARTIALS, partialSource, updateSource } from './glsl/update.ts';
import { ref, type Draw, type Gpu, type Ref, type Target, type Texture } from './gpu.ts';
import { sizeOf } from './grid.ts';
import { pairOf, programOf, type Pair } from './layersPlan.ts';
import type { FlatBatch, FusedNetwork } from './network.ts';
import type { OptimizerId } from '../../config/experiment.ts';
import { momentCounts, ratesOf } from '../optimizerRates.ts';

/** Losses that can wait to be read. */
export const RING = 64;

export class TrainingPlan {
  readonly forward: ForwardPlan;
  readonly backward: BackwardPlan;
  readonly parameters: Ref<Texture>;
  private readonly moments: readonly Ref<Texture>[];
  /** Two sets of parameters and moments: `sets[turn]` is the newer. */
  private readonly sets: Pair<Target>;
  private turn = 0;
  private readonly answerGradients: readonly Ref<Texture>[];
  private readonly partials: Ref<Texture>;
  private readonly totals: Ref<Texture>;
  private readonly totalsTarget: Target;
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
    const { atlas, outputSize } = network;
    const { width, height } = atlas;
    gpu.begin();
    const sets = pairOf(() =>
      Array.from({ length: 1 + momentCounts[optimizer] }, () => gpu.texture(width, height)),
    );
    this.sets = [gpu.target(sets[0]), gpu.target(sets[1])];
    [this.parameters, ...this.moments] = sets[0].map((texture) => ref(texture)) as [
      Ref<Texture>,
      ...Ref<Texture>[],
    ];
    this.forward = new ForwardPlan(gpu, network, size.batchSize, size.timeSteps, this.parameters);
    this.backward = new BackwardPlan(this.forward.layers);
    const answerSides = sizeOf(this.forward.layers.all, groupsOf(outputSize));
    this.answerGradients = this.forward.answers.map(() => ref(gpu.texture(...answerSides)));
    this.partials = ref(gpu.texture(PARTIALS, 1));
    this.totals = ref(gpu.texture(RING, 1));
    this.totalsTarget = gpu.target([this.totals.current]);
    this.draws = [
      ...this.forward.draws,
      ...this.headDraws(),
      ...this.backward.draws(),
      this.backward.gatherDraw(),
      this.partialDraw(),
    ];
    this.finals = Array.from({ length: RING }, (_, slot) => this.finalDraw(slot));
    this.update = {
      program: programOf(gpu, updateSource(optimizer)),
      target: ref(this.sets[1]),
      region: [0, 0, width, height],
      textures: [this.backward.gradient, this.totals, this.parameters, ...this.moments],
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
    this.gpu.begin();
    const gradient = this.backward.readGradient();
    this.gpu.end();
    return gradient;
  }

  private headDraws(): Draw[] {
    const { gpu, forward, backward, answerGradients } = this;
    const { layers } = forward;
    const { loss, outputSize, atlas } = this.network;
    const { head } = atlas;
    const gradient: Draw = {
      program: programOf(gpu, lossGradientSource(loss, outputSize)),
      target: ref(gpu.target(answerGradients.map(({ current }) => current))),
      region: [0, 0, ...sizeOf(layers.all, head.width)],
      textures: [layers.batch, ...forward.losses.slice(1), ...forward.answers],
      places: Int32Array.from([...layers.whole(head.width), ...forward.answered()]),
    };
    return [
      gradient,
      backward.weightDraw(head, 'states', 'whole', answerGradients, backward.lower(atlas.layers.length)),
      backward.inputDraw(head, 'whole', answerGradients),
    ];
  }

  /** Partial sums of the losses and of the squared gradient. */
  private partialDraw(): Draw {
    const { gpu, forward, partials } = this;
    const { width, height } = this.network.atlas;
    const { quads, all, timeSteps } = forward.layers;
    return {
      program: programOf(gpu, partialSource()),
      target: ref(gpu.target([partials.current])),
      region: [0, 0, PARTIALS, 1],
      textures: [forward.losses[0]!, this.backward.gradient],
      places: Int32Array.from([0, 0, width, height, timeSteps * quads, all.perColumn * quads, 0, 0]),
    };
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
}
