/** A sequence cut into chunks of equal length from its beginning on, the last one shorter where it does not come out even. */

/** True where a chunk begins at step `t` (from 0) that is not the first. @param length of a chunk; 0 or absent: one chunk alone */
export function isCut(t: number, length: number | undefined): boolean {
  return !!length && t > 0 && t % length === 0;
}

/** All such steps of a sequence. */
export function cutsOf(timeSteps: number, length: number | undefined): number[] {
  return Array.from({ length: timeSteps }, (_, t) => t).filter((t) => isCut(t, length));
}

/** What the gradients of a sequence are to say of its cuts: nothing where there are none. */
export function cutsSaid(timeSteps: number, truncate: number | undefined): { readonly truncate?: number } {
  return truncate && truncate < timeSteps ? { truncate } : {};
}
