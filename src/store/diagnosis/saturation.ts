/** Units and gates at the ends of their range, where no gradient passes. */
import { findModel } from '../../models/about/index.ts';
import { median } from '../../math/statistics.ts';
import { carries, type Diagnosis, type Look } from './facts.ts';
import { shareText } from './gradients.ts';
import { offered } from './offers.ts';
import { FLAT, NEAR_END, type Ends } from './reading.ts';

const MOST_OF_UNITS = 0.8;
const MOST_OF_GATES = 0.95;
/** A ReLU that is 0 is flat as well; most may be, even where a network does well, but not nearly all. */
const NEARLY_ALL = 0.99;
/**
 * Networks that answer by yes or no are often saturated while they learn, and some get on after long: so many training steps must
 * have gone by at the trivial line. Fewer are enough where the loss is far above it, or where no unit is left to learn.
 */
const PATIENCE = 2000;
const LITTLE_PATIENCE = 500;
const FAR_ABOVE = 1.15;

/** The mean share of some lanes' values at an end, as the median of the last readings; 0 without such lanes. */
function shareOf(
  { readings }: Look,
  lanes: readonly string[],
  of: (ends: Ends, lane: string) => number,
): number {
  const shares = readings.flatMap(({ ends }) => {
    const known = lanes.flatMap((lane) => (ends[lane] ? [of(ends[lane], lane)] : []));
    return known.length > 0 ? [known.reduce((sum, share) => sum + share, 0) / known.length] : [];
  });
  return shares.length > 0 ? median(shares) : 0;
}

/** Whether the loss has stayed bad for long enough, and does not move. */
function heldUp({ stall: { steps, level, sinking } }: Look): boolean {
  // Far above the line the loss of a saturated network wanders; where that goes down, it is not learning yet.
  if (level > FAR_ABOVE) return steps >= (sinking ? 2 : 1) * LITTLE_PATIENCE;
  return steps >= PATIENCE && !sinking;
}

/** Gated cells: all gates, and what they let in. */
function saturatedGates(look: Look): Diagnosis | undefined {
  const gates = look.lanes.filter(({ kind, lane }) => kind === 'gate' && !lane.unbounded);
  const signed = new Set(gates.filter(({ lane }) => lane.range[0] < 0).map(({ lane }) => lane.id));
  const share = shareOf(
    look,
    gates.map(({ lane }) => lane.id),
    ({ flat, open, shut }, lane) => (signed.has(lane) ? flat : open + shut),
  );
  if (!(share > MOST_OF_UNITS)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are saturated.',
    text: `${shareText(share)} of all gates’ values lie within ${NEAR_END} of an end of their range, where the functions are flat and hardly any gradient passes.`,
    remedies: offered('saturated', look),
  };
}

/** A ReLU that is 0 passes nothing on; where nearly all are, hardly a unit is left to learn. */
function dead(look: Look): Diagnosis | undefined {
  const { experiment, stall } = look;
  if (experiment.cellOptions['activation'] !== 'relu' || stall.steps < LITTLE_PATIENCE) return undefined;
  const share = shareOf(look, ['h'], ({ zero }) => zero);
  if (!(share > NEARLY_ALL)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are dead.',
    text: `${shareText(share)} of the ReLU values are 0, where ReLU is flat and no gradient passes.`,
    remedies: offered('saturated', look),
  };
}

function saturatedUnits(look: Look): Diagnosis | undefined {
  const { experiment } = look;
  const tanh = findModel(experiment.cell)?.tanh(experiment.cellOptions);
  // Where a cell state is large, gates still decide.
  if (tanh?.is !== 'value') return undefined;
  const share = shareOf(look, [tanh.lane], ({ flat }) => flat);
  if (!(share > MOST_OF_UNITS)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are saturated.',
    text: `${shareText(share)} of the tanh values lie beyond ±${FLAT}, where tanh is flat and hardly any gradient passes.`,
    remedies: offered('saturated', look),
  };
}

export function saturated(look: Look): Diagnosis | undefined {
  if (!carries(look.experiment)) return undefined;
  return (heldUp(look) ? (saturatedUnits(look) ?? saturatedGates(look)) : undefined) ?? dead(look);
}

export function stuck(look: Look): Diagnosis | undefined {
  if (!heldUp(look)) return undefined;
  for (const { kind, lane } of look.lanes) {
    if (kind !== 'gate' || lane.range[0] !== 0) continue;
    const open = shareOf(look, [lane.id], (ends) => ends.open);
    const shut = shareOf(look, [lane.id], (ends) => ends.shut);
    const share = Math.max(open, shut);
    if (!(share > MOST_OF_GATES)) continue;
    return {
      id: 'stuck',
      headline: `The ${lane.label.toLowerCase()} is stuck.`,
      text: `${shareText(share)} of its values are ${open > shut ? `above ${1 - NEAR_END}` : `below ${NEAR_END}`}: it is always ${open > shut ? 'open' : 'shut'}, and hardly any gradient moves it.`,
      remedies: offered('stuck', look),
    };
  }
  return undefined;
}
