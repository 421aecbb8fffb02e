/** Seeds that are typed after a command. */

export const LARGEST_SEED = 999_999;

const isSeed = (seed: number): boolean => Number.isInteger(seed) && seed >= 0 && seed <= LARGEST_SEED;

/** "4,5,6" as numbers, or one sentence on what is wrong with it. */
export function readSeeds(
  text: string,
): { readonly seeds: readonly number[] } | { readonly sentence: string } {
  const seeds = text.split(',').map(Number);
  if (!seeds.every(isSeed))
    return {
      sentence: `--seeds must be whole numbers from 0 to ${LARGEST_SEED} with commas between them, not "${text}".`,
    };
  if (new Set(seeds).size !== seeds.length) return { sentence: '--seeds names a seed twice.' };
  return { seeds };
}
