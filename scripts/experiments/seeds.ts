/**
 * Which seeds a claim is tested with. Nobody chooses them: the k-th seed of a claim is the first 32 bits of the SHA-256 of its id,
 * a space and k, modulo a million, k = 0, 1, 2, …; one that has come already is passed over.
 */
import { createHash } from 'node:crypto';
import { LARGEST_SEED } from '../lib/seeds.ts';

export const SEEDS_EACH = 5;

export function seedsOf(id: string, count = SEEDS_EACH): number[] {
  const seeds = new Set<number>();
  for (let k = 0; seeds.size < count; k++) {
    const bits = createHash('sha256').update(`${id} ${k}`).digest().readUInt32BE(0);
    seeds.add(bits % (LARGEST_SEED + 1));
  }
  return [...seeds];
}
