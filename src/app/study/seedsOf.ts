/** The further seeds of a session's networks, once somebody has asked for some. */
import { useSyncExternalStore } from 'react';
import { Emitter } from '../../store/emitter.ts';
import type { Session } from '../../store/session.ts';
import type { Seeds } from '../../store/study/seeds.ts';
import { loadPart } from '../parts/load.ts';

const known = new WeakMap<Session, Seeds>();
const arrivals = new Emitter();

/** Undefined until they have been brought. */
export function seedsOf(session: Session): Seeds | undefined {
  return known.get(session);
}

/** @throws MissingFileError */
export async function bringSeeds(session: Session): Promise<void> {
  if (known.has(session)) return;
  const { Seeds: Made } = await loadPart(() => import('../../store/study/seeds.ts'));
  if (known.has(session)) return;
  const { store, runs } = session;
  known.set(session, new Made({ store, runs, createClient: runs.createClient }));
  arrivals.emit();
}

/** As `seedsOf`; the component is rendered anew when they arrive. */
export function useSeeds(session: Session): Seeds | undefined {
  return useSyncExternalStore(arrivals.subscribe, () => known.get(session));
}
