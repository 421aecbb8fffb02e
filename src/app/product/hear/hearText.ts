/** What the page says of a word that was spoken to the network. */
import { formatCount, formatPercent } from '../../../text/numbers.ts';
import type { NoWord } from '../../../tasks/digits/utterance.ts';
import type { Found } from '../../../worker/protocol.ts';

export const MISSING: Readonly<Record<NoWord, string>> = {
  silent: 'Nothing was heard: check that the microphone is on and not muted, then say one digit.',
  loud: 'That was too loud and is distorted: go further from the microphone, or turn it down, and say it again.',
  noisy:
    'No word stands out from the background: go nearer to the microphone, or where it is quieter, and say it again.',
};

/** The class that is most probable. */
export function likeliestOf(probabilities: ArrayLike<number>): number {
  let best = 0;
  for (let k = 1; k < probabilities.length; k++) if (probabilities[k]! > probabilities[best]!) best = k;
  return best;
}

/** What the network made of a word, in one sentence. */
export function heardSentence({ step, probabilities }: Found<'sound'>, classes: readonly string[]): string {
  if (probabilities.some(Number.isNaN)) {
    return 'The network says nothing that is a number: the run has diverged; reset it and train again.';
  }
  const best = likeliestOf(probabilities);
  const sure = formatPercent(probabilities[best]!);
  if (step === 0)
    return `An untrained network guesses ${classes[best]} (${sure}): let it train, then ask again.`;
  const after = `after ${formatCount(step)} ${step === 1 ? 'step' : 'steps'}`;
  return probabilities[best]! < 0.5
    ? `Not sure ${after}: most likely ${classes[best]} (${sure}).`
    : `The network hears ${classes[best]}, ${sure} sure, ${after}.`;
}
