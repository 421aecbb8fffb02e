/** What the device panel says of the processor's cores. */

/**
 * @param atWork how many computed the last step
 * @param most how many may
 * @param here how many there are, as far as they are used
 */
export function coresText(atWork: number, most: number, here: number): string {
  if (here === 1) return 'one, as the browser tells of no more';
  if (atWork > 1) return `${atWork} of ${here} at work`;
  if (most === 1) return `one of ${here}, as chosen`;
  return `one of ${here}; others help where a step takes longer than 2 ms`;
}
