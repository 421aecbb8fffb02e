/** True where each number lies as far from the one before as the second from the first. */
export function evenlySpaced(values: readonly number[]): boolean {
  const step = values[1]! - values[0]!;
  return values.every((value, k) => k === 0 || step === value - values[k - 1]!);
}
