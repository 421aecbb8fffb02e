/** Gradients that vanish or explode on their way back through time. */
import { median } from '../../math/statistics.ts';
import { formatCount, formatFactor, formatLoss, formatPower, formatSmallShare } from '../../text/numbers.ts';
import { carries, noMemory, type Diagnosis, type Look } from './facts.ts';
import { offered } from './offers.ts';
import { stalledSince } from './stall.ts';

/**
 * A gradient that vanishes at first is the rule, and most networks learn all the same: gates open, weights grow. It is named only
 * where the loss has rested on the trivial line for so many steps, and more where gates could still open.
 */
const PATIENCE = 1500;
const PATIENCE_WITH_GATES = 6000;
/** Where nothing is handed on, no patience helps. */
const PATIENCE_WITHOUT_STATE = 600;
/**
 * Over fewer steps than this a plain RNN may get there yet, though its gradient has vanished: over 50 it adds after 3,500 training
 * steps, and tells an order after 11,000.
 */
const LONG_WAY = 75;
/** A gradient that is this much smaller at the first step than at its largest has vanished. */
const VANISHED = 1e-5;

/** An unclipped gradient that explodes throws the loss far above the trivial line, and keeps it there for so many steps. */
const ABOVE = 1.5;
const HURT_FOR = 300;
const HURT_FOR_WHEN_CLIPPED = 1500;
const LONG = 100;
const RECENT = 20;
/** What one step back multiplies it by, as the median of the last readings. */
const GROWING = 1.1;
/** How many times as long the fitted gradient of the untrained network is at the first step as at the last. */
const GROWN = 10;
/** Of the first updates: how many, how long a gradient throws the weights, and for how long nothing has come of them. */
const FIRST = 100;
const LONG_AT_FIRST = 50;
const THROWN_FOR = 1000;

/** 12 %, 0.31 %, and below a hundredth of a percent 10⁻⁷, rounded to the nearest power. */
export function shareText(share: number): string {
  return share >= 1e-4 || share === 0 ? formatSmallShare(share) : formatPower(Math.round(Math.log10(share)));
}

/** The last readings of the gradient's way. */
const waysOf = ({ readings }: Pick<Look, 'readings'>) => readings.flatMap(({ way }) => way ?? []);

export function vanishing(look: Look): Diagnosis | undefined {
  const { experiment, problem, lanes, stall } = look;
  const ways = waysOf(look);
  const newest = ways.at(-1);
  if (stall.sinking || !newest?.past) return undefined;
  const share = median(ways.map(({ reaches }) => reaches));
  if (!(share < VANISHED)) return undefined;
  const since = `Since step ${formatCount(stalledSince(stall))} the loss has stayed where “${problem.baseline.label}” gets it`;
  const remedies = offered('vanishing', look);
  if (!carries(experiment)) {
    if (stall.steps < PATIENCE_WITHOUT_STATE) return undefined;
    const blind = noMemory(look);
    if (blind !== undefined)
      return {
        id: 'vanishing',
        headline: 'It does not see that far back.',
        text: `${since}. ${blind}`,
        remedies,
      };
    const text = `${since}, and nothing of the gradient reaches the first time steps.`;
    return { id: 'vanishing', headline: 'The gradient vanishes.', text, remedies };
  }
  if (newest.stop !== undefined) {
    if (stall.steps < PATIENCE) return undefined;
    const text = `${since}. Backpropagation is truncated: the gradient stops at t = ${newest.stop + 1}, so nothing of the error at t = ${newest.steps} goes back to what was read before.`;
    return { id: 'vanishing', headline: 'The gradient is cut off.', text, remedies };
  }
  if (newest.steps < LONG_WAY) return undefined;
  if (!lanes.some(({ kind }) => kind === 'gate')) {
    if (stall.steps < PATIENCE) return undefined;
    const text = `${since}, and of the gradient at the end only ${shareText(share)} reaches t = 1.`;
    return { id: 'vanishing', headline: 'The gradient vanishes.', text, remedies };
  }
  if (stall.steps < PATIENCE_WITH_GATES) return undefined;
  const text = `${since}. Of the gradient at the end ${shareText(share)} reaches t = 1 so far; gates can still learn to hold it.`;
  return { id: 'vanishing', headline: 'The gradient still falls short.', text, remedies };
}

/** It explodes at this moment: long, growing towards the past, and the loss far above the trivial line. */
function explodesNow(look: Look): Diagnosis | undefined {
  const { experiment, problem, series, stall } = look;
  if (stall.steps < (experiment.clipNorm > 0 ? HURT_FOR_WHEN_CLIPPED : HURT_FOR) || stall.level < ABOVE)
    return undefined;
  const rates = waysOf(look).flatMap(({ rate }) => rate ?? []);
  const norms = Array.from(series.gradientNorms.values.subarray(-RECENT)).filter(Number.isFinite);
  if (rates.length === 0 || norms.length === 0) return undefined;
  const [rate, norm] = [median(rates), median(norms)];
  if (!(rate > GROWING) || !(norm > LONG)) return undefined;
  return {
    id: 'exploding',
    headline: 'The gradient explodes.',
    text: `Its norm is ${formatLoss(norm)}, each time step back makes it ${formatFactor(rate)} times as long (medians), and since step ${formatCount(stalledSince(stall))} the loss has been far above what “${problem.baseline.label}” gets.`,
    remedies: offered('exploding', look),
  };
}

/**
 * It exploded at the beginning, when nothing clipped it: the first updates threw the weights to where no gradient passes, so
 * afterwards nothing of it is to be seen.
 */
function explodedAtFirst(look: Look): Diagnosis | undefined {
  const { problem, series, stall, atFirst } = look;
  const { rate = 0, steps = 0, stop = 0 } = atFirst?.way ?? {};
  const first = series.gradientNorms.headTo(FIRST);
  const longest = first.reduce((high, norm) => (norm > high ? norm : high), 0);
  const clipped = series.clipNorms.headTo(FIRST).some((norm) => norm > 0);
  if (clipped || !(stall.steps >= THROWN_FOR) || !(longest > LONG_AT_FIRST)) return undefined;
  if (!(rate ** (steps - 1 - stop) > GROWN)) return undefined;
  // What has come back since is another matter.
  if (stalledSince(stall) > 2 * FIRST) return undefined;
  return {
    id: 'exploding',
    headline: 'The gradient exploded.',
    text: `In the untrained network each time step back made it ${formatFactor(rate)} times as long; unclipped, its norm was up to ${formatLoss(longest)} and threw the weights away. Since then the loss has not come below what “${problem.baseline.label}” gets.`,
    remedies: offered('exploding', look),
  };
}

export const exploding = (look: Look) => explodesNow(look) ?? explodedAtFirst(look);
