/**
 * Another sampling rate for a sound, by a sinc under a Hann window (the windowed form of Shannon's interpolation; J. O. Smith,
 * "Digital Audio Resampling Home Page", ccrma.stanford.edu/~jos/resample). Where the rate falls, the sinc is as much wider:
 * it then also keeps out what lies above half of the new rate, which would come back as a false tone.
 */

/** Zero crossings of the sinc on each side. */
const CROSSINGS = 16;
/** The pass band's share of half the lower rate: the rest is for the filter to fall off. */
const PASSES = 0.92;

/**
 * The sound at another rate; itself where the rate is the same.
 * @param from samples per second of `samples`
 * @param to samples per second of the result
 */
export function resample(samples: Float32Array, from: number, to: number): Float32Array {
  if (from === to) return samples;
  const cutoff = Math.min(1, to / from) * PASSES;
  const reach = CROSSINGS / cutoff;
  const result = new Float32Array(Math.floor((samples.length * to) / from));
  for (let i = 0; i < result.length; i++) {
    const center = (i * from) / to;
    const first = Math.max(0, Math.ceil(center - reach));
    const last = Math.min(samples.length - 1, Math.floor(center + reach));
    let sum = 0;
    for (let j = first; j <= last; j++) sum += samples[j]! * weightAt(j - center, cutoff, reach);
    result[i] = sum;
  }
  return result;
}

function weightAt(distance: number, cutoff: number, reach: number): number {
  if (distance === 0) return cutoff;
  const x = Math.PI * distance;
  return (Math.sin(x * cutoff) / x) * (0.5 + 0.5 * Math.cos(x / reach));
}
