/** The registry of claims, in the order of the table. */
import type { Claim } from '../claim.ts';
import { adding } from './adding.ts';
import { exploding } from './exploding.ts';
import { gates } from './gates.ts';
import { gradients } from './gradients.ts';
import { lengths } from './lengths.ts';
import { memory } from './memory.ts';
import { presetClaims } from './presets.ts';
import { settings } from './settings.ts';
import { speed } from './speed.ts';
import { uses } from './uses.ts';

export const claims: readonly Claim[] = [
  ...adding,
  ...gradients,
  ...gates,
  ...settings,
  ...lengths,
  ...memory,
  ...uses,
  ...speed,
  ...presetClaims,
  ...exploding,
];

export function findClaim(id: string): Claim | undefined {
  return claims.find((claim) => claim.id === id);
}
