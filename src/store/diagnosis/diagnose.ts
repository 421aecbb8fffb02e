/** Why a run does not get on, from quantities measured in it: what comes first explains what comes after it. Pure. */
import type { Diagnosis, Look } from './facts.ts';
import { exploding, vanishing } from './gradients.ts';
import { plateau } from './plateau.ts';
import { goBack, offered } from './offers.ts';
import { saturated, stuck } from './saturation.ts';
import { overfitHeadline, overfitSentence } from '../progressText.ts';
import { divergenceText } from '../statusText.ts';
import { formatLoss } from '../../text/numbers.ts';

function diverged(look: Look): Diagnosis | undefined {
  const { status, series } = look;
  if (status.state !== 'diverged') return undefined;
  const norm = series.gradientNorms.values.findLast((value) => Number.isFinite(value));
  return {
    id: 'diverged',
    headline: `${divergenceText(status)}.`,
    text:
      norm === undefined
        ? 'The loss is no longer a number.'
        : `The loss is no longer a number; the last finite norm of the gradient was ${formatLoss(norm)}.`,
    remedies: offered('diverged', look),
  };
}

function overfits(look: Look): Diagnosis | undefined {
  const { overfit } = look;
  if (!overfit) return undefined;
  const remedies = [goBack(look, overfit), ...offered('overfit', look)].filter((one) => one !== undefined);
  return {
    id: 'overfit',
    headline: overfitHeadline(look.problem.solved, look),
    text: overfitSentence(overfit),
    remedies: remedies.slice(0, 2),
  };
}

const OF_STALLS = [exploding, saturated, stuck, vanishing, plateau];

/** The first that applies; undefined where the run does well, or it is too early to say. A run that learns is left alone. */
export function diagnose(look: Look): Diagnosis | undefined {
  const { progressLevel } = look;
  const found = diverged(look) ?? overfits(look);
  if (found || progressLevel === 'learning' || progressLevel === 'solved') return found;
  for (const find of OF_STALLS) {
    const fault = find(look);
    if (fault) return fault;
  }
  return undefined;
}
