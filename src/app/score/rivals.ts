/** The networks that race with the score's own, whose readings of the same example lie over its own. */
import type { RunSeries } from '../../store/series.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { GradientRace, NetworkLook, RaceReadings } from './lanes/lane.ts';

export interface Rival extends NetworkLook {
  readonly series: RunSeries;
  /** Each of its steps hands its hidden state on to the next. */
  readonly recurrent: boolean;
}

/** Must keep its identity while the same race. */
export interface ScoreRace {
  /** The score's own network, as it is called beside the others. */
  readonly lead: NetworkLook;
  readonly rivals: readonly Rival[];
  readonly gradients: GradientRace;
}

/** Tells when a rival has read anew; returns an unsubscribe function. */
export function onRivalsRead({ rivals }: ScoreRace, tell: () => void): () => void {
  const stops = rivals.map(({ series }) => {
    let last = series.score;
    return series.subscribe(() => {
      if (series.score === last) return;
      last = series.score;
      tell();
    });
  });
  return () => {
    for (const stop of stops) stop();
  };
}

/** The rivals' readings, of those who have read the same example. */
export function readingsOf({ rivals, ...race }: ScoreRace, own: Readout): RaceReadings {
  return {
    ...race,
    rivals: rivals.flatMap(({ series, ...rival }) => {
      const { score } = series;
      const same = score?.example === own.example && score.timeSteps === own.timeSteps;
      return same ? [{ ...rival, readout: score }] : [];
    }),
  };
}
