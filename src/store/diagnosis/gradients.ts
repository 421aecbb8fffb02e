/** Gradients that vanish or explode on their way back through time. */
import { rateBefore } from '../../math/rate.ts';
import { formatCount, formatFactor, formatPower, formatSmallShare } from '../../text/numbers.ts';
import type { Readout } from '../../worker/protocol.ts';
import { carries, gradientOf, growthOf, recently, type Diagnosis, type Facts } from './facts.ts';
import { offered } from './offers.ts';
import type { Look } from './stall.ts';

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
/** How many times as long it is at the first step as at the last. */
const GROWN = 10;
/** Of the first updates: how many, how long a gradient throws the weights, and for how long nothing has come of them. */
const FIRST = 100;
const LONG_AT_FIRST = 50;
const THROWN_FOR = 1000;

/** 12 %, 0.31 %, and below a hundredth of a percent 10⁻⁷, rounded to the nearest power. */
export function shareText(share: number): string {
  return share >= 1e-4 || share === 0 ? formatSmallShare(share) : formatPower(Math.round(Math.log10(share)));
}

function patience({ experiment, lanes }: Facts): number {
  if (!carries(experiment)) return PATIENCE_WITHOUT_STATE;
  return lanes.some(({ kind }) => kind === 'gate') ? PATIENCE_WITH_GATES : PATIENCE;
}

/** Where answers count all along, the first steps are heard of by their own, and what comes later may need none of them. */
function asksForThePast({ mask }: Readout): boolean {
  const [first, last] = [mask.indexOf(1), mask.lastIndexOf(1)];
  return first > last / 2;
}

export function vanishing(look: Look): Diagnosis | undefined {
  const { experiment, problem, series, stall } = look;
  if (stall.sinking || stall.steps < patience(look)) return undefined;
  const lengths = gradientOf(experiment, series.score);
  if (!lengths || !asksForThePast(series.score!)) return undefined;
  if (carries(experiment) && lengths.length < LONG_WAY) return undefined;
  const most = lengths.reduce((high, length) => Math.max(high, length), 0);
  const share = lengths[0]! / most;
  if (!(most > 0) || !(share < VANISHED)) return undefined;
  const since = `For ${formatCount(stall.steps)} steps the loss has rested where “${problem.baseline.label}” gets it`;
  // As the score's gradient lane fits it. Where nothing is carried the gradient is simply not there, and has no rate.
  const rate = carries(experiment) ? rateBefore(lengths, lengths.length - 1) : undefined;
  return {
    id: 'vanishing',
    headline: 'The gradient vanishes.',
    text: rate
      ? `${since}, and of the gradient at the end only ${shareText(share)} reaches step 1.`
      : `${since}, and nothing of the gradient reaches the first steps.`,
    remedies: offered('vanishing', experiment),
  };
}

/** It explodes at this moment: long, growing towards the past, and the loss far above the trivial line. */
function explodesNow({ experiment, problem, series, stall }: Look): Diagnosis | undefined {
  if (stall.steps < (experiment.clipNorm > 0 ? HURT_FOR_WHEN_CLIPPED : HURT_FOR) || stall.level < ABOVE)
    return undefined;
  const norm = recently(series.gradientNorms.values, RECENT);
  const growth = growthOf(experiment, series.score);
  if (norm === undefined || !(norm > LONG) || !(growth > GROWN)) return undefined;
  return {
    id: 'exploding',
    headline: 'The gradient explodes.',
    text: `It is ${formatFactor(norm)} long, step 1 gets ${formatFactor(growth)} times what the last step gets, and for ${formatCount(stall.steps)} steps the loss has been far above what “${problem.baseline.label}” gets.`,
    remedies: offered('exploding', experiment),
  };
}

/**
 * It exploded at the beginning, when nothing clipped it: the first updates threw the weights to where no gradient passes, so
 * afterwards nothing of it is to be seen.
 */
function explodedAtFirst({ experiment, problem, series, stall }: Look): Diagnosis | undefined {
  const { steps } = stall;
  const growth = growthOf(experiment, series.untrained);
  const first = series.gradientNorms.headTo(FIRST);
  const longest = first.reduce((high, norm) => (norm > high ? norm : high), 0);
  const clipped = series.clipNorms.headTo(FIRST).some((norm) => norm > 0);
  if (clipped || !(steps >= THROWN_FOR) || !(growth > GROWN) || !(longest > LONG_AT_FIRST)) return undefined;
  // What has come back since is another matter.
  if (series.losses.length - steps > 2 * FIRST) return undefined;
  return {
    id: 'exploding',
    headline: 'The gradient exploded.',
    text: `Untrained, step 1 got ${formatFactor(growth)} times what the last step got; unclipped, it was up to ${formatFactor(longest)} long. In ${formatCount(steps)} steps the loss has not come below what “${problem.baseline.label}” gets.`,
    remedies: offered('exploding', experiment),
  };
}

export const exploding = (look: Look) => explodesNow(look) ?? explodedAtFirst(look);
