/** What a person looks at, but for a reading that an instrument holds and a step taken half by half: both are the lead's alone. */
import type { Looking, LookingStore } from '../../store/scoreView.ts';

export function withoutHeld(looking: LookingStore): LookingStore {
  const freed = new WeakMap<Looking, Looking>();
  const free = (state: Looking): Looking => {
    if (!state.held && !state.sweep) return state;
    const known = freed.get(state) ?? { ...state, held: undefined, sweep: undefined };
    freed.set(state, known);
    return known;
  };
  return {
    ...looking,
    getState: () => free(looking.getState()),
    subscribe: (listener) => looking.subscribe((now, before) => listener(free(now), free(before))),
  };
}
