/**
 * What comes after a task is solved: each is one press, and offered only where it was measured what comes of it
 * (docs/experiments.md), or where the page shows it by itself.
 */
import { entrantOf, withCell, withValue, type Entrant, type Experiment } from '../../config/index.ts';
import { measuredAs, type SolvedSteps } from '../../config/measured.ts';
import { solvedSteps } from '../../config/solvedSteps.ts';
import type { NumberOption } from '../../options/option.ts';
import { findTask } from '../../tasks/index.ts';
import { formatCount } from '../../text/numbers.ts';
import { inSight } from '../panels/groups.ts';

export type Act =
  | { readonly kind: 'go on' }
  | { readonly kind: 'begin'; readonly experiment: Experiment }
  | { readonly kind: 'race'; readonly entrants: readonly Entrant[] }
  | { readonly kind: 'lengths' };

export interface Offer {
  readonly label: string;
  readonly help: string;
  readonly act: Act;
}

export interface Solved {
  readonly experiment: Experiment;
  readonly racing: boolean;
  /** Whether it was over before anything could be seen. */
  readonly tooFast: boolean;
  /** Whether the task can be judged at other lengths than it was trained on. */
  readonly hasLengths: boolean;
  /** Whether the page has brought the training to rest. */
  readonly rests: boolean;
}

const measured = (experiment: Experiment): SolvedSteps | undefined => solvedSteps[measuredAs(experiment)];

/** What is tried in place of a length, the next longer one first. */
const LENGTHS = [20, 50, 100];
/** Two networks are worth a race where one takes so many times the steps of the other. */
const WORTH_A_RACE = 1.2;
const RIVALS = [
  { cell: 'rnn', label: 'Race a simple RNN' },
  { cell: 'lstm', label: 'Race an LSTM' },
  { cell: 'gru', label: 'Race a GRU' },
];

function longer({ experiment }: Solved): Offer | undefined {
  const task = findTask(experiment.task)!;
  const option = task.options.find(
    (one): one is NumberOption => one.kind === 'number' && inSight(task, one.id),
  );
  if (!option) return undefined;
  const present = experiment.taskOptions[option.id] as number;
  for (const length of LENGTHS.filter((each) => each > present)) {
    const next = withValue(experiment, 'task', option.id, length);
    const steps = measured(next);
    if (steps)
      return {
        label: `Longer: T = ${length}`,
        help:
          'after' in steps
            ? `Begins anew with sequences of ${length} time steps, of which this network learns the task in about ${formatCount(steps.after)} training steps.`
            : `Begins anew with sequences of ${length} time steps, of which no such network is known to learn the task within ${formatCount(steps.notWithin)} training steps.`,
        act: { kind: 'begin', experiment: next },
      };
  }
  return undefined;
}

function race({ experiment, racing }: Solved): Offer | undefined {
  const own = measured(experiment);
  if (racing || !own || !('after' in own)) return undefined;
  for (const { cell, label } of RIVALS.filter((rival) => rival.cell !== experiment.cell)) {
    const rival = withCell(experiment, cell);
    const steps = measured(rival);
    if (!steps) continue;
    const ratio = 'after' in steps ? steps.after / own.after : Infinity;
    if (ratio < WORTH_A_RACE && ratio > 1 / WORTH_A_RACE) continue;
    return {
      label,
      help:
        ratio > 1
          ? 'It trains beside yours on the same data, and takes more training steps, or does not get there at all.'
          : 'It trains beside yours on the same data, and takes fewer training steps.',
      act: { kind: 'race', entrants: [entrantOf(rival)] },
    };
  }
  return undefined;
}

function otherLengths({ hasLengths }: Solved): Offer | undefined {
  if (!hasLengths) return undefined;
  return {
    label: 'Other lengths',
    help: 'Goes to the results at lengths that it was not trained on.',
    act: { kind: 'lengths' },
  };
}

function slower({ experiment, tooFast, racing }: Solved): Offer | undefined {
  const limited = experiment.speed === 'hundred' || experiment.speed === 'ten';
  if (racing || limited || !tooFast) return undefined;
  return {
    label: 'Again, slower',
    help: 'Begins anew at 100 training steps a second, so that you can watch it learn.',
    act: { kind: 'begin', experiment: withValue(experiment, 'experiment', 'speed', 'hundred') },
  };
}

function goOn({ rests }: Solved): Offer | undefined {
  if (!rests) return undefined;
  return { label: 'Go on', help: 'Trains on; it is not stopped again.', act: { kind: 'go on' } };
}

/** More would have no room, and be no help. */
const MOST = 3;

export function nextOffers(solved: Solved): readonly Offer[] {
  const next = [longer, race, otherLengths, slower].map((offer) => offer(solved));
  const going = goOn(solved);
  return [...next.filter((offer) => offer !== undefined).slice(0, MOST), ...(going ? [going] : [])];
}
