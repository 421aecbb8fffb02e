/** What a person looks at, but for a reading that an instrument holds and a step taken phase by phase: both are the lead's alone. */
import type { ScoreView, ScoreViewStore } from '../../store/scoreView.ts';

export function withoutPinned(scoreView: ScoreViewStore): ScoreViewStore {
  const freed = new WeakMap<ScoreView, ScoreView>();
  const free = (state: ScoreView): ScoreView => {
    if (!state.pinned && !state.sweep) return state;
    const known = freed.get(state) ?? { ...state, pinned: undefined, sweep: undefined };
    freed.set(state, known);
    return known;
  };
  return {
    ...scoreView,
    getState: () => free(scoreView.getState()),
    subscribe: (listener) => scoreView.subscribe((now, before) => listener(free(now), free(before))),
  };
}
