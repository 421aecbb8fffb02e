/**
 * A training step as a fixed list of draws over textures that are made once:
 *
 *     read the batch (ForwardPlan) → gradient by the answers → layer by layer, last first (LayersBack) → its length, the loss → clip and update
 *
 * Old and new parameters and moments change places after every step.
 */
import { pack, unpack } from './atlas.ts';
import { ForwardPlan } from './forwardPlan.ts';
import { finalSource, PARTIALS, partialSource, updateSource } from './glsl/update.ts';
import { ref, slicesOf, type Draw, type Ref, type Target, type Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import { texelsOf } from './stepLayout.ts';
import { answerDraw, answerGradientsOf } from './lossDraw.ts';
import { pairOf, programOf, type Pair } from './layersPlan.ts';
import type { FusedNetwork, LayersBack } from './layers.ts';
import type { FlatBatch } from './network.ts';
import type { OptimizerId } from '../../config/experiment.ts';
import { moments, ratesOf } from '../optimizerConstants.ts';

/** Losses that can wait to be read. */
export const RING = 64;

export class TrainingPlan {
  readonly forward: ForwardPlan;
  readonly backward: LayersBack;
  readonly parameters: Ref<Texture>;
  private readonly moments: readonly Ref<Texture>[];
  /** Two sets of parameters and moments: `sets[turn]` is the newer. */
  private readonly sets: Pair<Target>;
  private turn = 0;
  private readonly answerGradients: Ref<Texture>;
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
    const { atlas } = network;
    const { width, height } = atlas;
    gpu.begin();
    const sets = pairOf(() =>
      Array.from({ length: 1 + moments[optimizer].length }, () => gpu.texture(width, height)),
    );
    this.sets = [gpu.target(sets[0].flatMap(slicesOf)), gpu.target(sets[1].flatMap(slicesOf))];
    [this.parameters, ...this.moments] = sets[0].map((texture) => ref(texture)) as [
      Ref<Texture>,
      ...Ref<Texture>[],
    ];
    const { batchSize, timeSteps } = size;
    this.forward = new ForwardPlan(gpu, network, batchSize, timeSteps, this.parameters, 'training');
    this.backward = this.forward.back();
    this.answerGradients = answerGradientsOf(this.forward);
    this.partials = ref(gpu.texture(PARTIALS, 1));
    this.totals = ref(gpu.texture(RING, 1));
    this.totalsTarget = gpu.target(slicesOf(this.totals.current));
    this.draws = [
      ...this.forward.draws,
      answerDraw(this.forward, this.answerGradients),
      ...this.backward.draws(this.answerGradients),
      this.partialDraw(),
    ];
    this.finals = Array.from({ length: RING }, (_, slot) => this.finalDraw(slot));
    this.update = {
      program: programOf(gpu, updateSource(optimizer)),
      target: ref(this.sets[1]),
      region: [0, 0, width, height],
      textures: [this.backward.weights.gradient, this.totals, this.parameters, ...this.moments],
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

  /** The parameters as they are now, as a flat vector. Waits for the device. */
  readParameters(): Float32Array {
    const { gpu, network } = this;
    gpu.begin();
    const texels = gpu.read(this.sets[this.turn]!, 0);
    gpu.end();
    return unpack(network.atlas, texels);
  }

  /** Parameters and moments as they are now. Waits for the device. */
  save(): { parameters: Float32Array; moments: Float32Array[] } {
    const { gpu, network } = this;
    const target = this.sets[this.turn]!;
    gpu.begin();
    const [parameters, ...moments] = target.slices.map((_, index) =>
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
    const { slices } = this.sets[this.turn]!;
    for (const [index, texture] of [this.parameters, ...this.moments].entries())
      texture.current = slices[index]!.texture;
    gpu.end();
  }

  /**
   * The loss of a batch, and how long its gradient is before it would be clipped. Nothing is updated. Waits for the device.
   * @param step the step to come: the place of its totals is used
   */
  measure(batch: FlatBatch, step: number): { loss: number; norm: number } {
    const { gpu } = this;
    gpu.begin();
    this.forward.fill(batch);
    for (const draw of this.draws) gpu.draw(draw);
    gpu.draw(this.finals[step % RING]!);
    gpu.end();
    const { losses, norms } = this.readTotals(step, step);
    return { loss: losses[0]!, norm: norms[0]! };
  }

  /**
   * The losses of the steps from `first` to `last`, at most `RING`, and how long their gradients were before they were clipped.
   * Waits for the device.
   */
  readTotals(first: number, last: number): { losses: Float32Array; norms: Float32Array } {
    const { gpu } = this;
    gpu.begin();
    const texels = gpu.read(this.totalsTarget, 0);
    gpu.end();
    const pick = (part: number) =>
      Float32Array.from({ length: last - first + 1 }, (_, k) => texels[((first + k) % RING) * 4 + part]!);
    return { losses: pick(0), norms: pick(1) };
  }

  /** Answers to the last batch's first `count` sequences, `[count, time, outputSize]`. Waits for the device. */
  readAnswers(count: number): Float32Array {
    this.gpu.begin();
    const answers = this.forward.readAnswers(count);
    this.gpu.end();
    return answers;
  }

  /** The gradient of the last step, not yet clipped, as a flat vector. Waits for the device. */
  readGradient(): Float32Array {
    this.gpu.begin();
    const gradient = this.backward.weights.readGradient();
    this.gpu.end();
    return gradient;
  }

  /** Partial sums of the losses and of the squared gradient. */
  private partialDraw(): Draw {
    const { gpu, forward, partials } = this;
    const { width, height } = this.network.atlas;
    const { all } = forward.layers;
    return {
      program: programOf(gpu, partialSource()),
      target: ref(gpu.target(slicesOf(partials.current))),
      region: [0, 0, PARTIALS, 1],
      textures: [this.backward.weights.gradient, forward.losses],
      places: Int32Array.from([all.width, texelsOf(all), width, height]),
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
