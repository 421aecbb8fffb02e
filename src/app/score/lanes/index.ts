/** All kinds of lanes, in the order in which they stand on the score. */
import { attention } from './attention.tsx';
import { gradient } from './gradient.ts';
import { input } from './input.ts';
import type { LaneKind } from './lane.ts';
import { map } from './map.ts';
import { output } from './output.ts';

export const laneKinds: readonly LaneKind[] = [input, map, attention, output, gradient];
