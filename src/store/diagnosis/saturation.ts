/** Units and gates at the ends of their range, where no gradient passes. */
import { findModel } from '../../models/about/index.ts';
import type { Readout } from '../../worker/protocol.ts';
import { carries, type Diagnosis } from './facts.ts';
import { shareText } from './gradients.ts';
import { offered } from './offers.ts';
import type { Look } from './stall.ts';

/** Beyond this a tanh is flat: its slope is below 0.06. */
const FLAT = 0.97;
/** The same of a gate, at both ends. */
const SHUT = 0.03;
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

/** The share of the values of some lanes that lie at an end; 0 without such lanes. */
function shareOf(
  score: Readout,
  lanes: ReadonlySet<string>,
  atEnd: (value: number, lane: string) => boolean,
): number {
  let count = 0;
  let all = 0;
  for (const { lane, values } of score.lanes) {
    if (!lanes.has(lane)) continue;
    all += values.length;
    for (const value of values) if (atEnd(value, lane)) count++;
  }
  return all > 0 ? count / all : 0;
}

/** Whether the loss has stayed bad for long enough, and does not move. */
function heldUp({ stall: { steps, level, sinking } }: Look): boolean {
  // Far above the line the loss of a saturated network wanders; where that goes down, it is not learning yet.
  if (level > FAR_ABOVE) return steps >= (sinking ? 2 : 1) * LITTLE_PATIENCE;
  return steps >= PATIENCE && !sinking;
}

/** Gated cells: all gates, and what they let in. */
function saturatedGates({ experiment, lanes }: Look, score: Readout): Diagnosis | undefined {
  const gates = lanes.filter(({ kind, lane }) => kind === 'gate' && !lane.unbounded);
  const low = new Map(gates.map(({ lane }) => [lane.id, lane.range[0]]));
  if (gates.length === 0) return undefined;
  const share = shareOf(
    score,
    new Set(low.keys()),
    (value, lane) => value > 1 - SHUT || value < low.get(lane)! + SHUT,
  );
  if (!(share > MOST_OF_UNITS)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are saturated.',
    text: `${shareText(share)} of all gates’ values lie within ${SHUT} of an end of their range, where the functions are flat and hardly any gradient passes.`,
    remedies: offered('saturated', experiment),
  };
}

/** A ReLU that is 0 passes nothing on; where nearly all are, hardly a unit is left to learn. */
function dead({ experiment, stall }: Look, score: Readout): Diagnosis | undefined {
  if (experiment.cellOptions['activation'] !== 'relu' || stall.steps < LITTLE_PATIENCE) return undefined;
  const share = shareOf(score, new Set(['h']), (value) => value === 0);
  if (!(share > NEARLY_ALL)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are dead.',
    text: `${shareText(share)} of the ReLU values are 0, where ReLU is flat and no gradient passes.`,
    remedies: offered('saturated', experiment),
  };
}

function saturatedUnits({ experiment }: Look, score: Readout): Diagnosis | undefined {
  const tanh = findModel(experiment.cell)?.tanh(experiment.cellOptions);
  // Where a cell state is large, gates still decide.
  if (tanh?.is !== 'value') return undefined;
  const share = shareOf(score, new Set([tanh.lane]), (value) => Math.abs(value) > FLAT);
  if (!(share > MOST_OF_UNITS)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are saturated.',
    text: `${shareText(share)} of the tanh values lie beyond ±${FLAT}, where tanh is flat and hardly any gradient passes.`,
    remedies: offered('saturated', experiment),
  };
}

export function saturated(look: Look): Diagnosis | undefined {
  const { experiment, series } = look;
  const { score } = series;
  if (!score || !carries(experiment)) return undefined;
  if (heldUp(look)) return saturatedUnits(look, score) ?? saturatedGates(look, score) ?? dead(look, score);
  return dead(look, score);
}

export function stuck(look: Look): Diagnosis | undefined {
  const { experiment, series, lanes } = look;
  const { score } = series;
  if (!score || !heldUp(look)) return undefined;
  for (const { kind, lane } of lanes) {
    if (kind !== 'gate' || lane.range[0] !== 0) continue;
    const only = new Set([lane.id]);
    const open = shareOf(score, only, (value) => value > 1 - SHUT);
    const shut = shareOf(score, only, (value) => value < SHUT);
    const share = Math.max(open, shut);
    if (!(share > MOST_OF_GATES)) continue;
    return {
      id: 'stuck',
      headline: `The ${lane.label.toLowerCase()} is stuck.`,
      text: `${shareText(share)} of its values are ${open > shut ? `above ${1 - SHUT}` : `below ${SHUT}`}: it is always ${open > shut ? 'open' : 'shut'}, and hardly any gradient moves it.`,
      remedies: offered('stuck', experiment),
    };
  }
  return undefined;
}
