/**
 * The position code of Vaswani et al. 2017: sin(t / 10000^(2i/width)) in column 2i, its cosine in column 2i + 1. `[time, width]`
 * @param from the first position
 */
export function sinusoids(from: number, timeSteps: number, width: number): Float32Array {
  const codes = new Float32Array(timeSteps * width);
  for (let column = 0; column < width; column++) {
    const pace = 10_000 ** ((-2 * Math.floor(column / 2)) / width);
    const wave = column % 2 === 0 ? Math.sin : Math.cos;
    for (let t = 0; t < timeSteps; t++) codes[t * width + column] = wave((from + t) * pace);
  }
  return codes;
}
