/**
 * What is offered for what is found. `npm run diagnosis` tries every remedy on the runs that are told of the fault, and
 * docs/diagnosis.md shows how often each helped; one that does not help in two of three is no longer offered.
 */
import { distinctions, type Experiment } from '../../config/index.ts';
import { formatCount } from '../../text/numbers.ts';
import type { Overfit } from '../overfit.ts';
import type { Fault, Look, Remedy } from './facts.ts';
import * as remedies from './remedies.ts';

/** A plain RNN wants a hundredth of a rate at which an LSTM does well with a tenth. */
const lowered = ({ cell, learningRate }: Experiment) => (cell === 'rnn' && learningRate > 0.1 ? 0.01 : 0.1);

/** What might help, by a name that stays while labels change. */
const WAYS = {
  clip: remedies.clip,
  'lower rate': (experiment: Experiment) => remedies.learningRate(experiment, lowered(experiment)),
  'higher rate': (experiment: Experiment) => remedies.learningRate(experiment, 3),
  'gain 1': remedies.calmStart,
  'another cell': remedies.gates,
  'no cuts': remedies.uncut,
  'fewer steps': remedies.shorter,
  'fewer units': (experiment: Experiment) => remedies.units(experiment, 0.25),
} as const;

export type Way = keyof typeof WAYS;

const isRelu = ({ cellOptions }: Experiment) => cellOptions['activation'] === 'relu';
const isStretched = ({ gain }: Experiment) => gain > 1;
/** Has not been tried often enough to say that it helps, or did not. */
const never = () => false;
/** Tasks that ask for a value, where the error, and so the gradient, can grow without end. */
const asksForValue = ({ task }: Experiment) => task === 'adding' || task === 'forecast';

/** Elsewhere it trains, clipped, but learns nothing. */
const rescuedByClipping = (experiment: Experiment) => !asksForValue(experiment) && !isRelu(experiment);

/** What is worth a try at all, the likeliest first; `offers` says where it has helped, and so is offered. */
const TRIED: Readonly<
  Record<Fault, readonly { readonly way: Way; readonly offers?: (experiment: Experiment) => boolean }[]>
> = {
  diverged: [{ way: 'clip' }, { way: 'lower rate', offers: never }, { way: 'gain 1', offers: never }],
  exploding: [
    { way: 'gain 1', offers: (experiment) => !asksForValue(experiment) },
    { way: 'clip', offers: rescuedByClipping },
    { way: 'lower rate', offers: never },
  ],
  vanishing: [
    { way: 'no cuts' },
    { way: 'another cell', offers: ({ truncate }) => truncate === 0 },
    { way: 'fewer steps', offers: never },
  ],
  saturated: [
    { way: 'gain 1', offers: never },
    { way: 'lower rate', offers: (experiment) => !isStretched(experiment) },
  ],
  stuck: [
    { way: 'lower rate', offers: never },
    { way: 'gain 1', offers: never },
  ],
  plateau: [
    { way: 'clip', offers: (experiment) => isStretched(experiment) && rescuedByClipping(experiment) },
    { way: 'another cell' },
    { way: 'higher rate', offers: never },
    { way: 'lower rate', offers: never },
    { way: 'fewer steps', offers: never },
  ],
  overfit: [{ way: 'fewer units' }, { way: 'lower rate', offers: never }],
};

export interface Candidate {
  readonly way: Way;
  readonly remedy: Remedy;
  readonly offered: boolean;
}

/** Every remedy of a fault that changes something here. */
export function candidates(fault: Fault, experiment: Experiment): readonly Candidate[] {
  return TRIED[fault].flatMap(({ way, offers = () => true }) => {
    const remedy = WAYS[way](experiment);
    return remedy ? [{ way, remedy, offered: offers(experiment) }] : [];
  });
}

type Racing = Pick<Look, 'experiment' | 'beside'>;

/** At most two, and none that races already: where that leaves nothing of a task that is too long, a shorter one for all. */
export function offered(fault: Fault, { experiment, beside }: Racing): Remedy[] {
  const all = candidates(fault, experiment).filter((candidate) => candidate.offered);
  const fresh = all.filter(({ remedy }) =>
    beside.every((other) => distinctions(remedy.experiment, other).length > 0),
  );
  // A cut lies between the error and the first step in a shorter one, too.
  const isLong = (fault === 'vanishing' || fault === 'plateau') && experiment.truncate === 0;
  const shorter = fresh.length < all.length && isLong ? remedies.shorter(experiment) : undefined;
  return [...fresh.map(({ remedy }) => remedy), ...(shorter ? [shorter] : [])].slice(0, 2);
}

/**
 * The same run once more, up to where its validation loss was lowest: the same link gives the same curve, so that is the network it
 * was. Not where settings were changed under way, as they would not be, nor in a race, where the others would wait.
 */
export function goBack(
  { experiment, beside, steered }: Pick<Look, 'experiment' | 'beside' | 'steered'>,
  { step }: Overfit,
): Remedy | undefined {
  if (steered || beside.length > 0) return undefined;
  return {
    label: `Go back to step ${formatCount(step)}`,
    help: 'Trains the same network again and pauses where its validation loss was lowest.',
    experiment,
    until: step,
  };
}
