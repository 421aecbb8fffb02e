/** How many of the processor's cores a run may use. */

/** More help no run along. */
export const MOST_CORES = 8;

/** What the browser says that there is, as far as it is used. */
export function coresHere(): number {
  const { navigator } = globalThis as { readonly navigator?: { readonly hardwareConcurrency?: number } };
  return Math.min(MOST_CORES, Math.max(1, navigator?.hardwareConcurrency ?? 1));
}

/**
 * How many cores each of some networks that train at once may use: all the same share, and one at least.
 * @param most that the experiment allows to all together
 */
export function shareOf(most: number, networks: number, here = coresHere()): number {
  return networks === 1 ? most : Math.max(1, Math.floor(Math.min(most, here) / networks));
}
