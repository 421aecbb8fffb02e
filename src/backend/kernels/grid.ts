/**
 * Where the steps of a sequence lie in a texture. Four sequences of a batch share a texel, so a step is a patch of
 * `width` columns (units, features) and `quads` rows. Steps stand one below the other, and go on in a further column of
 * patches where the texture would become too tall.
 */
export interface Grid {
  readonly quads: number;
  /** Patches in one column. */
  readonly perColumn: number;
  readonly columns: number;
}

export function gridOf(patches: number, quads: number, maxTextureSize: number): Grid {
  const fitting = Math.floor(maxTextureSize / quads);
  if (fitting === 0) throw new Error(`A batch of ${4 * quads} is too large for this graphics card.`);
  const columns = Math.ceil(patches / fitting);
  const perColumn = Math.ceil(patches / columns);
  return { quads, perColumn, columns };
}

/** The texture's size for patches of that width. */
export function sizeOf({ quads, perColumn, columns }: Grid, width: number): [number, number] {
  return [columns * width, perColumn * quads];
}

/** The first texel of a patch. */
export function originOf({ quads, perColumn }: Grid, patch: number, width: number): [number, number] {
  return [Math.floor(patch / perColumn) * width, (patch % perColumn) * quads];
}
