/**
 * The fast Fourier transform, radix 2, in place (Cooley & Tukey, "An Algorithm for the Machine Calculation of Complex Fourier
 * Series", Mathematics of Computation 19, 1965):
 *
 *     X[k] = Σ_n x[n] · exp(−2πi·k·n / N)
 */

/**
 * Transforms `re + i·im` in place.
 * @param re real parts, as many as a power of two
 * @param im imaginary parts, as many as `re`
 * @throws RangeError where the length is no power of two
 */
export function fft(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  if (n === 0 || (n & (n - 1)) !== 0 || im.length !== n) {
    throw new RangeError(`A transform needs two lists of a power of two numbers, not ${n} and ${im.length}.`);
  }
  reverseBits(re, im);
  for (let size = 2; size <= n; size *= 2) {
    const half = size / 2;
    for (let k = 0; k < half; k++) {
      const angle = (-2 * Math.PI * k) / size;
      const [wr, wi] = [Math.cos(angle), Math.sin(angle)];
      for (let even = k; even < n; even += size) {
        const odd = even + half;
        const r = wr * re[odd]! - wi * im[odd]!;
        const i = wr * im[odd]! + wi * re[odd]!;
        re[odd] = re[even]! - r;
        im[odd] = im[even]! - i;
        re[even]! += r;
        im[even]! += i;
      }
    }
  }
}

/** Puts each value where the bits of its index, read backwards, point to. */
function reverseBits(re: Float64Array, im: Float64Array): void {
  const n = re.length;
  for (let i = 1, j = 0; i < n; i++) {
    let bit = n >> 1;
    for (; j & bit; bit >>= 1) j ^= bit;
    j ^= bit;
    if (i >= j) continue;
    [re[i], re[j]] = [re[j]!, re[i]!];
    [im[i], im[j]] = [im[j]!, im[i]!];
  }
}

/** The power |X[k]|² of real values for k = 0 to N/2, zeros added up to N = `size`, a power of two. */
export function powerSpectrum(values: ArrayLike<number>, size: number): Float64Array {
  const re = new Float64Array(size);
  const im = new Float64Array(size);
  re.set(values);
  fft(re, im);
  return Float64Array.from({ length: size / 2 + 1 }, (_, k) => re[k]! ** 2 + im[k]! ** 2);
}
