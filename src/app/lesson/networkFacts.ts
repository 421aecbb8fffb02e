/** What a lesson may know of a network: the same as the page shows of it. */
import type { NetworkFacts, Standing } from '../../lessons/condition.ts';
import { rateBefore, steadinessOf } from '../../math/rate.ts';
import type { RunSeries } from '../../store/series.ts';
import type { RunState } from '../../store/state.ts';
import type { Readout } from '../../worker/protocol.ts';

/**
 * What a gradient does on its way back.
 * @param lengths of the hidden state's gradient at each time step. @param of the step of the error
 */
export function wayBackFacts(lengths: ArrayLike<number>, of: number): Pick<NetworkFacts, 'rate' | 'reach'> {
  const [first, last] = [lengths[0]!, lengths[of]!];
  const rate = rateBefore(lengths, of);
  return {
    ...(last > 0 && Number.isFinite(first) ? { reach: first / last } : {}),
    ...(rate && steadinessOf(rate) !== 'too few' ? { rate: rate.factor } : {}),
  };
}

function gradientFacts({ gradients }: Readout): Pick<NetworkFacts, 'rate' | 'reach'> {
  const top = gradients?.hidden.at(-1);
  return gradients && top && gradients.of !== 'all' ? wayBackFacts(top, gradients.of) : {};
}

/** What has fallen back to guessing guesses. */
export function standingOf(diverged: boolean, level: RunState['progressLevel']): Standing {
  if (diverged) return 'diverged';
  return level === 'back' ? 'guessing' : level;
}

/** @param accuracy the metric by length, where it was asked for */
export function networkFacts(
  { step, status, progressLevel }: RunState,
  series: RunSeries,
  accuracy?: ReadonlyMap<number, number>,
): NetworkFacts {
  const { evaluations, score } = series;
  return {
    step,
    standing: standingOf(status.state === 'diverged', progressLevel),
    loss: evaluations.losses.values.at(-1),
    metric: evaluations.metrics.values.at(-1),
    accuracy,
    ...(score ? gradientFacts(score) : {}),
  };
}
