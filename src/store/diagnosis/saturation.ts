/** Units and gates at the ends of their range, where no gradient passes. */
import { findModel } from '../../models/index.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { Diagnosis, Facts } from './facts.ts';
import { shareText } from './gradients.ts';
import * as offer from './remedies.ts';

/** Beyond this a tanh is flat: its slope is below 0.06. */
const FLAT = 0.97;
/** The same of a gate, at both ends. */
const SHUT = 0.03;
const MOST_OF_UNITS = 0.5;
const MOST_OF_GATES = 0.95;
const FROM_STEP = 200;

/** The share of a lane's values that lie at an end; 0 without such a lane. */
function shareOf(score: Readout, lane: string, atEnd: (value: number) => boolean): number {
  let count = 0;
  let all = 0;
  for (const { lane: id, values } of score.lanes) {
    if (id !== lane) continue;
    all += values.length;
    for (const value of values) if (atEnd(value)) count++;
  }
  return all > 0 ? count / all : 0;
}

export function saturated(facts: Facts): Diagnosis | undefined {
  const { step, progressLevel, experiment, series } = facts;
  if (step < FROM_STEP || progressLevel === 'solved' || progressLevel === 'learning' || !series.score)
    return undefined;
  const tanh = findModel(experiment.cell)?.tanh(experiment.cellOptions);
  if (!tanh) return undefined;
  const end = tanh.is === 'value' ? FLAT : Math.atanh(FLAT);
  const share = shareOf(series.score, tanh.lane, (value) => Math.abs(value) > end);
  if (!(share > MOST_OF_UNITS)) return undefined;
  return {
    id: 'saturated',
    headline: 'The units are saturated.',
    text: `${shareText(share)} of the tanh values lie beyond ±${FLAT}, where tanh is flat and hardly any gradient passes.`,
    remedies: offer.firstTwo(offer.calmStart(experiment), offer.learningRate(experiment, 0.3)),
  };
}

export function stuck(facts: Facts): Diagnosis | undefined {
  const { step, progressLevel, experiment, series, lanes } = facts;
  if (step < FROM_STEP || progressLevel === 'solved' || progressLevel === 'learning' || !series.score)
    return undefined;
  for (const { kind, lane } of lanes) {
    if (kind !== 'gate' || lane.range[0] !== 0) continue;
    const open = shareOf(series.score, lane.id, (value) => value > 1 - SHUT);
    const shut = shareOf(series.score, lane.id, (value) => value < SHUT);
    const share = Math.max(open, shut);
    if (!(share > MOST_OF_GATES)) continue;
    return {
      id: 'stuck',
      headline: `The ${lane.label.toLowerCase()} is stuck.`,
      text: `${shareText(share)} of its values are ${open > shut ? `above ${1 - SHUT}` : `below ${SHUT}`}: it is always ${open > shut ? 'open' : 'shut'}, and hardly any gradient moves it.`,
      remedies: offer.firstTwo(offer.learningRate(experiment, 0.3), offer.calmStart(experiment)),
    };
  }
  return undefined;
}
