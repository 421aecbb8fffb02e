/** Where the marks of an axis of time steps stand. */

/**
 * Time steps to mark on an axis of `timeSteps` steps: the first, round numbers, and the last where it does not crowd the
 * one before. At most `most` marks, at least 2.
 */
export function timeTicks(timeSteps: number, most: number): number[] {
  if (timeSteps <= 1) return [1];
  const stride = strideFor(timeSteps, Math.max(2, most));
  const ticks = [1];
  for (let t = stride; t < timeSteps; t += stride) if (t > 1) ticks.push(t);
  if (ticks.length > 1 && ticks[1]! - 1 < stride * 0.6) ticks.splice(1, 1);
  while (ticks.length > 1 && timeSteps - ticks.at(-1)! < stride / 2) ticks.pop();
  ticks.push(timeSteps);
  return ticks;
}

/** The smallest round distance that needs at most `most` marks. */
function strideFor(timeSteps: number, most: number): number {
  for (let power = 1; ; power *= 10) {
    for (const factor of [1, 2, 5]) {
      if (Math.ceil(timeSteps / (factor * power)) + 1 <= most) return factor * power;
    }
    if (power > timeSteps) return timeSteps;
  }
}
