/**
 * Why a run does not get on, from quantities measured in it: what comes first explains what comes after it. Pure; whoever
 * shows it decides how often.
 */
import type { Diagnosis, Facts } from './facts.ts';
import { exploding, vanishing } from './gradients.ts';
import { plateau } from './plateau.ts';
import { offered } from './offers.ts';
import { saturated, stuck } from './saturation.ts';
import { lookAt } from './stall.ts';
import { divergenceText } from '../statusText.ts';
import { formatCount, formatLoss } from '../../text/numbers.ts';

export type { Diagnosis, Facts, Remedy } from './facts.ts';

function diverged({ status, experiment, series }: Facts): Diagnosis | undefined {
  if (status.state !== 'diverged') return undefined;
  const norm = series.gradientNorms.values.findLast((value) => Number.isFinite(value));
  return {
    id: 'diverged',
    headline: `${divergenceText(status)}.`,
    text: `The loss is no longer a number${norm === undefined ? '' : `; the last gradient that was one is ${formatLoss(norm)} long`}.`,
    remedies: offered('diverged', experiment),
  };
}

function byHeart({ overfit, experiment, step, series }: Facts): Diagnosis | undefined {
  if (!overfit) return undefined;
  const newest = series.heldOutLosses.values.at(-1)!;
  return {
    id: 'overfit',
    headline: 'It learns by heart.',
    text: `The validation loss was lowest at step ${formatCount(overfit.step)} (${formatLoss(overfit.loss)}) and is ${formatLoss(newest)} at step ${formatCount(step)}; only the training loss still falls.`,
    remedies: offered('overfit', experiment),
  };
}

const DIAGNOSES = [diverged, exploding, saturated, stuck, vanishing, plateau, byHeart];

/** The first that applies; undefined where the run does well, or it is too early to say. */
export function diagnose(facts: Facts): Diagnosis | undefined {
  const look = lookAt(facts);
  for (const find of DIAGNOSES) {
    const found = find(look);
    if (found) return found;
  }
  return undefined;
}
