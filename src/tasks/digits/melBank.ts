/**
 * Bands of hearing: triangular filters that overlap by half and lie evenly on the mel scale (Davis & Mermelstein, "Comparison
 * of Parametric Representations for Monosyllabic Word Recognition", IEEE Trans. ASSP 28(4), 1980), with the scale as
 *
 *     mel(f) = 2595 · log10(1 + f / 700)          O'Shaughnessy, "Speech Communication", 1987
 *
 * Each filter is 1 at its centre and 0 at the centres of its neighbours.
 */

export function melOf(hertz: number): number {
  return 2595 * Math.log10(1 + hertz / 700);
}

export function hertzOf(mel: number): number {
  return 700 * (10 ** (mel / 2595) - 1);
}

export interface MelBank {
  /** Centre of each band in hertz. */
  readonly centers: readonly number[];
  /** Weight of each bin of a power spectrum in each band. */
  readonly weights: readonly Float64Array[];
}

/**
 * @param bands how many filters
 * @param low the first filter's lower end in hertz
 * @param high the last filter's upper end in hertz
 * @param size length of the Fourier transform; a spectrum has `size / 2 + 1` bins
 */
export function melBank(
  bands: number,
  { low, high, size, sampleRate }: { low: number; high: number; size: number; sampleRate: number },
): MelBank {
  const [from, to] = [melOf(low), melOf(high)];
  const edges = Array.from({ length: bands + 2 }, (_, k) => hertzOf(from + ((to - from) * k) / (bands + 1)));
  const weights = Array.from({ length: bands }, (_, band) => {
    const [left, center, right] = [edges[band]!, edges[band + 1]!, edges[band + 2]!];
    return Float64Array.from({ length: size / 2 + 1 }, (_, bin) => {
      const hertz = (bin * sampleRate) / size;
      const rising = (hertz - left) / (center - left);
      const falling = (right - hertz) / (right - center);
      return Math.max(0, Math.min(rising, falling));
    });
  });
  return { centers: edges.slice(1, -1), weights };
}
