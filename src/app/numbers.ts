/** Numbers as the page writes them. */

/** A whole number with its thousands apart: 1,240. */
export function countText(count: number): string {
  return count.toLocaleString('en-US');
}

/** Steps a second: 412, 4.2; a dash where nothing runs. */
export function rateText(stepsPerSecond: number): string {
  if (!(stepsPerSecond > 0)) return '–';
  return stepsPerSecond.toLocaleString('en-US', { maximumFractionDigits: stepsPerSecond < 10 ? 1 : 0 });
}

/** A loss: two digits that matter, 0.17 or 0.0042. */
export function lossText(loss: number): string {
  return loss.toLocaleString('en-US', { maximumSignificantDigits: 2 });
}

/** A value of a series: at most five digits. */
export function valueText(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 5, useGrouping: false });
}
