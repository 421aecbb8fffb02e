/** What a person looks at, but for a reading that an instrument holds: that is of the lead's network, not of a rival's. */
import type { Looking, LookingStore } from '../../store/looking.ts';

export function withoutHeld(looking: LookingStore): LookingStore {
  const freed = new WeakMap<Looking, Looking>();
  const free = (state: Looking): Looking => {
    if (!state.held) return state;
    const known = freed.get(state) ?? { ...state, held: undefined };
    freed.set(state, known);
    return known;
  };
  return {
    ...looking,
    getState: () => free(looking.getState()),
    subscribe: (listener) => looking.subscribe((now, before) => listener(free(now), free(before))),
  };
}
