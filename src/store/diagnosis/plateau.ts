/** A loss that stays where a trivial guess is. */
import { formatCount, formatLevel } from '../../text/numbers.ts';
import { carries, noMemory, type Diagnosis, type Look } from './facts.ts';
import { offered } from './offers.ts';
import { stalledSince } from './stall.ts';

/** So many steps without gain are a reason to offer something. */
const PATIENCE = 1500;
/**
 * And so many to speak of a plateau: before, it often ends by itself. A plain RNN that adds over 50 steps has rested there for 5,700
 * and got off.
 */
const LONG = 6000;
/** Where nothing is handed on, no patience helps. */
const LONG_WITHOUT_STATE = 1500;
/** Beyond this multiple of the trivial line it is no plateau: the network does worse than a guess. */
const AT_MOST = 1.1;

export function plateau(look: Look): Diagnosis | undefined {
  const { problem, stall, experiment } = look;
  const { steps, level, sinking } = stall;
  if (steps < PATIENCE || sinking || level > AT_MOST) return undefined;
  const since = formatCount(stalledSince(stall));
  const { label, loss } = problem.baseline;
  if (steps < (carries(experiment) ? LONG : LONG_WITHOUT_STATE))
    return {
      id: 'slow',
      headline: look.progressLevel === 'back' ? 'Back at guessing.' : 'Not better than guessing yet.',
      text: `Since step ${since} the training loss has stayed at about what “${label}” gets (${formatLevel(loss)}). It may still get off by itself.`,
      remedies: offered('plateau', look),
    };
  const stays = `Since step ${since} the training loss has stayed at about what “${label}” gets (${formatLevel(loss)}).`;
  const blind = noMemory(look);
  return {
    id: 'plateau',
    headline: 'It is on a plateau.',
    text: blind === undefined ? stays : `${stays} ${blind}`,
    remedies: offered('plateau', look),
  };
}
