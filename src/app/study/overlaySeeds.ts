/** The further seeds as the charts need them. */
import type { Session } from '../../store/session.ts';
import type { Seeds } from '../../store/study/seeds.ts';
import type { OverlaySeeds } from '../race/overlay.ts';

export function overlaySeeds({ store }: Session, seeds: Seeds): OverlaySeeds {
  const stateOf = (network: number) => store.getState().runs.find(({ id }) => id === network);
  return {
    subscribe: seeds.subscribe,
    of(network) {
      const run = stateOf(network);
      if (!run) return [];
      return seeds.of(network).map((seed) => ({
        seed: seed.seed,
        series: seed.series,
        over: seeds.settled(run, seed),
      }));
    },
    shownIsOver(network) {
      const run = stateOf(network);
      return run !== undefined && seeds.settled(run);
    },
  };
}
