/** After how many values a series repeats itself, where nobody says it. */
import { spreadOf } from '../../math/statistics.ts';

/** What repeats agrees with itself this much, at least, one period later. */
const CLEAR = 0.3;
/** Longer periods cost time to look for, and are seldom meant. */
const LONGEST = 400;

/**
 * The lag of the highest peak of the autocorrelation, where it is a clear one and the values hold two periods; undefined
 * otherwise. The first stretch, in which every smooth series resembles itself, is passed over: it ends where the
 * autocorrelation falls below zero.
 */
export function periodOf(values: Float64Array): number | undefined {
  const { mean, deviation } = spreadOf(values);
  const longest = Math.min(LONGEST, values.length >> 1);
  if (deviation === 0) return undefined;
  const variance = deviation ** 2;
  const correlation = (lag: number) => {
    let sum = 0;
    for (let i = lag; i < values.length; i++) sum += (values[i]! - mean) * (values[i - lag]! - mean);
    return sum / (values.length - lag) / variance;
  };
  const correlations = Float64Array.from({ length: longest + 2 }, (_, lag) => correlation(lag));
  const begin = correlations.findIndex((value) => value < 0);
  if (begin < 0) return undefined;
  let best: number | undefined;
  for (let lag = Math.max(2, begin); lag <= longest; lag++) {
    const value = correlations[lag]!;
    const peak = value >= correlations[lag - 1]! && value >= correlations[lag + 1]!;
    // A multiple of the period agrees as well as the period itself: it has to be clearly better.
    if (peak && value > CLEAR && (best === undefined || value > correlations[best]! + 0.05)) best = lag;
  }
  return best;
}
