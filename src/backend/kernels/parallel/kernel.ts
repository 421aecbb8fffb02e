/** Models that read all steps at once, as the fused form must know them. */
export interface Feedforward {
  readonly parallel: 'feedforward';
  /** How many of the last steps the first layer reads. */
  readonly window: number;
}

export interface MinGru {
  readonly parallel: 'mingru';
}

export interface Attention {
  readonly parallel: 'attention';
  readonly heads: number;
  readonly position: string;
}

export type ParallelKernel = Feedforward | MinGru | Attention;
