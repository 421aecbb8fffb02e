/**
 * Networks that race: each is an experiment of its own, of which the task, the batch, the seed and the place of computation
 * are shared, so that all see the same batches. The lead is the experiment itself, its rivals are what they have of their own.
 */
import { modelOf, optionsOf, withCell, type OwnedOption } from './defaults.ts';
import { parameterCount, withParameters } from './equalParameters.ts';
import { settings, type Experiment } from './experiment.ts';
import type { ProblemSize } from '../tasks/contract/problem.ts';

export const MOST_RIVALS = 3;

const SHARED = [
  'task',
  'taskOptions',
  'batchSize',
  'seed',
  'backend',
  'equal',
  'pace',
  'speed',
  'whenSolved',
  'cores',
] as const satisfies readonly (keyof Experiment)[];
const shared: ReadonlySet<string> = new Set(SHARED);

/** True for what all networks in a race have in common. */
export const isShared = (key: string): boolean => shared.has(key);

/** What a network in a race has of its own. */
export type Entrant = Omit<Experiment, (typeof SHARED)[number]>;

/** The settings that each network in a race has of its own. */
export const ownSettings = settings.filter(({ id }) => !isShared(id));

/** What the network of an experiment would have of its own in a race. */
export function entrantOf(experiment: Experiment): Entrant {
  return Object.fromEntries(Object.entries(experiment).filter(([key]) => !isShared(key))) as Entrant;
}

/** The experiment of a network that races with `lead`. */
export function experimentOf(lead: Experiment, entrant: Entrant): Experiment {
  return { ...lead, ...entrant };
}

/** Every option that a rival has of its own, with its value: the cell's, then the settings. */
export function ownOptionsOf(experiment: Experiment): readonly OwnedOption[] {
  return optionsOf(experiment).filter(
    ({ owner, option }) => owner === 'cell' || (owner === 'experiment' && !isShared(option.id)),
  );
}

/** A rival like the lead but for its cell. */
export function rivalWithCell(lead: Experiment, cell: string): Entrant {
  return entrantOf(withCell(lead, cell));
}

/** The rivals with the units that bring each nearest to the lead's number of parameters, where the lead asks for that. */
export function equalised(
  lead: Experiment,
  rivals: readonly Entrant[],
  size?: ProblemSize,
): readonly Entrant[] {
  if (lead.equal === 'off') return rivals;
  const target = parameterCount(lead, size);
  const equal = rivals.map((rival) => {
    const { hiddenSize } = withParameters(experimentOf(lead, rival), target, size);
    return hiddenSize === rival.hiddenSize ? rival : { ...rival, hiddenSize };
  });
  return equal.every((rival, k) => rival === rivals[k]) ? rivals : equal;
}

/** The cells that a teacher races most often. */
const CLASSIC = ['rnn', 'lstm', 'gru'];

/** The rivals that make of the lead a race of RNN, LSTM and GRU; a lead that is none of them races with all three. */
export function classicRivals(lead: Experiment): readonly Entrant[] {
  return CLASSIC.filter((cell) => cell !== lead.cell).map((cell) => rivalWithCell(lead, cell));
}

/** The next rival that a person would like to see: the first well-known cell that does not race yet, else the lead again. */
export function nextRival(lead: Experiment, rivals: readonly Pick<Entrant, 'cell'>[]): Entrant {
  const racing = new Set([lead.cell, ...rivals.map(({ cell }) => cell)]);
  const cell = CLASSIC.find((candidate) => !racing.has(candidate));
  return cell === undefined ? entrantOf(lead) : rivalWithCell(lead, cell);
}

/** One setting by which two networks differ. */
export interface Distinction {
  /** As in links: "units", "lr", "cell". */
  readonly key: string;
  readonly value: string | number;
}

/** What `other` has otherwise than `experiment`, as `other` has it. */
export function distinctions(experiment: Experiment, other: Experiment): readonly Distinction[] {
  const found: Distinction[] = [];
  if (experiment.task !== other.task) found.push({ key: 'task', value: other.task });
  if (experiment.cell !== other.cell) found.push({ key: 'cell', value: modelOf(other.cell).label });
  const before = new Map(optionsOf(experiment).map(({ option, value }) => [option, value]));
  for (const { option, value } of optionsOf(other)) {
    if (option.aside || !before.has(option) || before.get(option) === value) continue;
    found.push({ key: option.link, value });
  }
  return found;
}
