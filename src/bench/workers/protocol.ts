/**
 * What a benchmark and the worker of one contestant say to each other: a question with a number, and the answer with the
 * same. A worker serves one contestant at one size and is ended after it, so that nobody inherits another's shaders.
 */

/** Those that TensorFlow.js has ready-made layers of, and Unroll's others. */
export const LAYER_CELLS = ['lstm', 'gru', 'rnn'] as const;
export const CELLS = [...LAYER_CELLS, 'mingru', 'feedforward', 'attention'] as const;
export type CellId = (typeof CELLS)[number];
export type LayerCellId = (typeof LAYER_CELLS)[number];

export const isLayerCell = (cell: CellId): cell is LayerCellId =>
  (LAYER_CELLS as readonly CellId[]).includes(cell);

/** What is trained: one layer on the adding problem (two inputs, one output, squared error at the last step), with Adam. */
export interface Size {
  readonly cell: CellId;
  readonly timeSteps: number;
  readonly hiddenSize: number;
  readonly batchSize: number;
}

/** A few steps in a row, ended by reading the last loss. */
export interface Turn {
  /** Milliseconds a step, reading included. */
  readonly ms: number;
  /** Milliseconds that the first step of the turn kept the script busy, without any wait for the graphics card. */
  readonly issueMs: number;
  readonly loss: number;
}

/** What one step is made of: GL draw calls, calls of compiled kernels, or tensor kernels; null where it cannot be counted. */
export interface Work {
  readonly kind: 'draws' | 'calls' | 'kernels';
  readonly count: number | null;
}

/** What is held at a moment. Bytes are those of all textures, by their formats, and of compiled kernels' memory. */
export interface Holdings {
  readonly tensors: number;
  readonly textures: number;
  readonly bytes: number;
  readonly programs: number;
}

export interface Opened {
  /** Where it computes, in words. */
  readonly device: string;
}

export type Question =
  | { readonly type: 'open'; readonly contestant: string; readonly size: Size }
  | { readonly type: 'run'; readonly steps: number }
  | { readonly type: 'work' }
  | { readonly type: 'holdings' };

/** The answer to each type of question. */
export interface Answers {
  readonly open: Opened;
  readonly run: Turn;
  readonly work: Work;
  readonly holdings: Holdings;
}

export interface ToContestant {
  readonly id: number;
  readonly question: Question;
}

export type FromContestant =
  | { readonly id: number; readonly answer: Answers[keyof Answers] }
  | { readonly id: number; readonly error: string };
