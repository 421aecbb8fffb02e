/**
 * Where steps lie in a texture: a row for each unit (feature, group of units), and along it the steps one after the other, `quads`
 * texels each, since four sequences of a batch share a texel. So whoever adds up over steps reads texels that lie side by side.
 * Where the texture would become too wide, the rest goes on in further rows below.
 */
export interface StepLayout {
  readonly quads: number;
  readonly steps: number;
  /** Texels along a row, a whole number of steps. */
  readonly width: number;
  /** How many times it goes on below. */
  readonly turns: number;
}

export function stepLayoutOf(steps: number, quads: number, maxTextureSize: number): StepLayout {
  const fitting = Math.floor(maxTextureSize / quads);
  if (fitting === 0) throw new Error(`A batch of ${4 * quads} is too large for this graphics card.`);
  const turns = Math.ceil(steps / fitting);
  return { quads, steps, width: Math.ceil(steps / turns) * quads, turns };
}

/** Texels that hold something, in every row of every turn. */
export function texelsOf({ steps, quads }: StepLayout): number {
  return steps * quads;
}

/** The texture's size for so many rows. */
export function layoutSize({ width, turns }: StepLayout, rows: number): [number, number] {
  return [width, turns * rows];
}

/** The first texel of a step, from 0, in the first of its rows. */
export function stepOrigin({ width, quads }: StepLayout, step: number, rows: number): [number, number] {
  const index = step * quads;
  return [index % width, Math.floor(index / width) * rows];
}
