/**
 * Whether one list of numbers is lower than another, by ranks alone: the test of Mann & Whitney ("On a test of whether one of two
 * random variables is stochastically larger than the other", 1947), exact, with mean ranks where numbers are the same. It asks
 * nothing of how the numbers are spread, and infinite ones are as good as any: all of them share the last place.
 */

/** Ranks of all numbers, doubled so that a mean of two ranks is whole. */
function doubledRanks(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.filter((other) => other < value).length;
    const same = values.filter((other) => other === value).length;
    return 2 * below + same + 1;
  });
}

/**
 * How many of all ways to choose `count` of the ranks give each sum.
 * @returns ways by the doubled sum
 */
function waysBySum(ranks: readonly number[], count: number): number[] {
  const total = ranks.reduce((sum, rank) => sum + rank, 0);
  const ways = Array.from({ length: count + 1 }, () => Array.from({ length: total + 1 }, () => 0));
  ways[0]![0] = 1;
  for (const rank of ranks)
    for (let chosen = count; chosen > 0; chosen--)
      for (let sum = total; sum >= rank; sum--) ways[chosen]![sum]! += ways[chosen - 1]![sum - rank]!;
  return ways[count]!;
}

/**
 * The chance that two lists of which none is lower differ in their ranks as much as these or more, in either direction. At most
 * some dozen numbers together.
 * @returns 1 where a list is empty
 */
export function rankSumChance(one: readonly number[], other: readonly number[]): number {
  if (one.length === 0 || other.length === 0) return 1;
  const ranks = doubledRanks([...one, ...other]);
  const sum = ranks.slice(0, one.length).reduce((total, rank) => total + rank, 0);
  const ways = waysBySum(ranks, one.length);
  // Both sums lie about the middle alike, so that a sum is as rare as its mirror image.
  const middle = (ranks.reduce((total, rank) => total + rank, 0) * one.length) / ranks.length;
  const far = Math.abs(sum - middle);
  let [rare, all] = [0, 0];
  for (const [k, count] of ways.entries()) {
    all += count;
    if (Math.abs(k - middle) >= far - 1e-9) rare += count;
  }
  return rare / all;
}
