/**
 * What is offered for what is found. `npm run diagnosis` tries every remedy on the runs that are told of the fault, and
 * docs/diagnosis.md shows how often each helped; one that does not help in two of three is no longer offered.
 */
import type { Experiment } from '../../config/index.ts';
import type { Diagnosis, Remedy } from './facts.ts';
import * as remedies from './remedies.ts';

type Fault = Diagnosis['id'];

/** A plain RNN wants a hundredth of a rate at which an LSTM does well with a tenth. */
const lowered = ({ cell, learningRate }: Experiment) => (cell === 'rnn' && learningRate > 0.1 ? 0.01 : 0.1);

/** What might help, by a name that stays while labels change. */
const WAYS = {
  clip: remedies.clip,
  'lower rate': (experiment: Experiment) => remedies.learningRate(experiment, lowered(experiment)),
  'higher rate': (experiment: Experiment) => remedies.learningRate(experiment, 3),
  'gain 1': remedies.calmStart,
  'another cell': remedies.gates,
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

/** What is worth a try at all, the likeliest first; `offers` says where it has helped, and so is offered. */
const TRIED: Readonly<
  Record<Fault, readonly { readonly way: Way; readonly offers?: (experiment: Experiment) => boolean }[]>
> = {
  diverged: [{ way: 'clip' }, { way: 'lower rate', offers: never }, { way: 'gain 1', offers: never }],
  exploding: [
    { way: 'gain 1', offers: (experiment) => !asksForValue(experiment) },
    { way: 'clip', offers: (experiment) => !asksForValue(experiment) && !isRelu(experiment) },
    { way: 'lower rate', offers: never },
  ],
  vanishing: [{ way: 'another cell' }, { way: 'fewer steps', offers: never }],
  saturated: [
    { way: 'gain 1', offers: never },
    { way: 'lower rate', offers: (experiment) => !isStretched(experiment) },
  ],
  stuck: [
    { way: 'lower rate', offers: never },
    { way: 'gain 1', offers: never },
  ],
  plateau: [
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

/** At most two. */
export function offered(fault: Fault, experiment: Experiment): Remedy[] {
  return candidates(fault, experiment)
    .filter((candidate) => candidate.offered)
    .map(({ remedy }) => remedy)
    .slice(0, 2);
}
