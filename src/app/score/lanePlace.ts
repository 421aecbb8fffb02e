/** The name by which a lesson points at a lane, and a class link names it. */
import type { Lane } from './lanes/lane.ts';

export function placeOf({ kind, key, folded }: Pick<Lane, 'kind' | 'key' | 'folded'>): string {
  if (kind !== 'map') return `lane:${kind}`;
  if (folded !== undefined) return 'lane:gates';
  return key.endsWith('/c') ? 'lane:cell' : 'lane:hidden';
}

/** Those of the lanes that stand at these places; all, where none are named. */
export function lanesAt(lanes: readonly Lane[], places: readonly string[] | undefined): readonly Lane[] {
  return places ? lanes.filter((lane) => places.includes(placeOf(lane))) : lanes;
}
