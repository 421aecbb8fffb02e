/** What a model has to bring along to be trained by compiled kernels: how its parameters lie, and its layers. */
import type { ParameterSpec } from '../../models/parameters.ts';
import type { Arena, Piece } from './arena.ts';
import type { Layout, LayoutSize } from './layout.ts';

/** What a layer reads: `[time, rows, width]` numbers, or one symbol a step as a 32-bit integer. */
export type LayerInput =
  | { readonly kind: 'values'; readonly address: number; readonly width: number }
  | { readonly kind: 'symbols'; readonly address: number };

export interface LayerSize {
  /** Sequences, filled up to a multiple of four. */
  readonly rows: number;
  readonly timeSteps: number;
  /** Units, filled up to a multiple of four. */
  readonly units: number;
}

/** A layer that reads all steps of a batch. */
export interface ReadingLayer {
  /** The address of its states after each step, `[time, rows, units]`. */
  readonly output: number;
  /** The address of what the head reads, where this is the last layer. */
  readonly top: number;
  forward(): void;
  /** A gate or state of the first `count` sequences, `[count, time, hiddenSize]`. */
  lane(name: string, count: number, hiddenSize: number): Float32Array;
  /** Where the first sequence looked, `[heads, time, time]`, in a model with attention. */
  looks?(): Float32Array;
}

/** A layer that also goes back: gradients by its weights, its inputs and its states. */
export interface TrainingLayer extends ReadingLayer {
  /** ∂loss by `output`: going in, what comes from above; after `backward`, all of it. */
  readonly byOutput: number;
  /** ∂loss by `top`. */
  readonly byTop: number;
  /** @param weights whether the gradients by the weights are wanted */
  backward(weights: boolean): void;
  /** After `backward`: the gradient by what the layer reads, into `[time, rows, width]` floats. */
  inputGradient(into: number): void;
  /** After `backward`: the length of ∂loss/∂h of each step, over all rows together; `time` numbers. */
  gradientLengths(): Float32Array;
  /** The same by another state than h, where the model `leaves` one. */
  otherGradientLengths?(): Float32Array;
}

/** What all layers of a network are built from. */
export interface Building {
  readonly arena: Arena;
  readonly layout: Layout;
  readonly size: LayerSize;
  /** Of the network itself. */
  readonly input: LayerInput;
  /** The address of all parameters. */
  readonly parameters: number;
  /** Where the gradient stops on its way back; see `models/truncation.ts`. */
  readonly truncate?: number | undefined;
}

export interface CompiledModel {
  /** A state other than h by which gradients can be read. */
  readonly leaves?: string;
  /** @param specs the model's parameters in their order in the flat vector */
  layout(specs: readonly ParameterSpec[], size: LayoutSize): Layout;
  reading(building: Building): readonly ReadingLayer[];
  /**
   * @param gradients the address of the gradients by all parameters, laid out as they
   * @param byInput whether the gradient by the network's input is wanted
   */
  training(building: Building, gradients: number, byInput: boolean): readonly TrainingLayer[];
}

/** Layers, each made from its part of the layout and the one below; the first has none below. */
export function stacked<Part, Layer>(
  parts: readonly Part[],
  make: (part: Part, below: Layer | undefined) => Layer,
): readonly Layer[] {
  const layers: Layer[] = [];
  for (const part of parts) layers.push(make(part, layers.at(-1)));
  return layers;
}

/**
 * What the first `count` sequences hold, `[count, time, kept]`, of what lies `[time, rows, width]`.
 * @param start the place of the first of it
 */
export function firstSequences(
  values: Float32Array,
  { rows, timeSteps }: Pick<LayerSize, 'rows' | 'timeSteps'>,
  {
    width,
    kept,
    count,
    start = 0,
  }: {
    readonly width: number;
    readonly kept: number;
    readonly count: number;
    readonly start?: number;
  },
): Float32Array {
  const result = new Float32Array(count * timeSteps * kept);
  for (let b = 0; b < count; b++) {
    for (let t = 0; t < timeSteps; t++) {
      const from = start + (t * rows + b) * width;
      result.set(values.subarray(from, from + kept), (b * timeSteps + t) * kept);
    }
  }
  return result;
}

/** The lengths of `count` numbers in each of `timeSteps` slots of a piece, from slot `first` on. */
export function lengthsOf(
  arena: Arena,
  gradients: Piece,
  { rows, timeSteps, units }: LayerSize,
  first: number,
): Float32Array {
  const count = rows * units;
  return Float32Array.from({ length: timeSteps }, (_, t) =>
    Math.sqrt(arena.kernels.sumOfSquares(gradients.at((t + first) * count), count)),
  );
}
