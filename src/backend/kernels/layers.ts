/** What a network's layers are for whoever draws them: a list of draws that reads a batch, and one that goes back. */
import type { ParameterSpec } from '../../models/parameters.ts';
import type { Atlas, AtlasSize } from './atlas.ts';
import type { Purpose } from './cellKernel.ts';
import type { Draw, Ref, Slice, Target, Texture } from './draw.ts';
import type { Gpu } from './gpu.ts';
import type { FlatBatch, NetworkShape } from './network.ts';
import type { StepLayout } from './stepLayout.ts';

/** The layers reading a batch, all that comes before the head. */
export interface ReadingLayers {
  readonly gpu: Gpu;
  readonly network: NetworkShape;
  readonly batchSize: number;
  readonly timeSteps: number;
  readonly parameters: Ref<Texture>;
  /** Where all steps lie in one texture: place t − 1 is step t. */
  readonly all: StepLayout;
  readonly batch: Ref<Texture>;
  readonly draws: readonly Draw[];
  /**
   * Puts a batch where the draws read it. Call between `begin` and `end`, like all below.
   * @param masked how many steps are masked in, where the batch is a part of a larger one
   */
  fill(batch: FlatBatch, masked?: number): void;
  /** What the head makes of the last layer. */
  headDraw(answers: Target): Draw;
  /** The first numbers of programs that draw all steps at once. */
  whole(): [number, number, number, number];
  /** A kept quantity of one layer for the first sequence, `[time, hidden]`. Waits for the device. */
  readKept(layer: number, name: string): Float32Array;
  /** Where a layer looked in the first sequence, `[heads, time, time]`; undefined where it does not look. */
  readLooks?(layer: number): Float32Array | undefined;
}

/** Some of the gradients by a state: unit u of a step is in slice u & 3, row u >> 2. */
export interface StateGradientPart {
  readonly slices: readonly Slice[];
  readonly line: StepLayout;
  /** Which steps, from 0, and the place of each in the line. */
  readonly steps: readonly { readonly index: number; readonly place: number }[];
}

/** Where the gradients by a state of each layer lie. */
export interface StateGradients {
  readonly state: string;
  readonly layers: readonly (readonly StateGradientPart[])[];
}

/** The way back through the layers and the head. */
export interface LayersBack {
  readonly weights: {
    /** In the atlas' layout, not yet clipped. */
    readonly gradient: Ref<Texture>;
    /** The same as a flat vector. Waits for the device. */
    readGradient(): Float32Array;
  };
  /** @param answers gradients by the head's sums */
  draws(answers: Ref<Texture>): Draw[];
  /** After these: the gradient by the network's input, unit u in slice u & 3, row u >> 2. */
  inputDraws(target: Ref<Target>): Draw[];
  /** The hidden state's first. */
  stateGradients(): StateGradients[];
}

/** The layers of a network, and the way back through them, whose textures are made when it is asked for. */
interface Plan {
  readonly layers: ReadingLayers;
  readonly back: () => LayersBack;
}

/** How the layers of a model are laid out and drawn. */
export interface Form {
  /** @param specs the model's parameters in their order in the flat vector */
  atlas(specs: readonly ParameterSpec[], size: AtlasSize): Atlas;
  plan(
    gpu: Gpu,
    network: NetworkShape,
    batchSize: number,
    timeSteps: number,
    parameters: Ref<Texture>,
    purpose: Purpose,
  ): Plan;
}

export interface FusedNetwork extends NetworkShape {
  readonly form: Form;
}
