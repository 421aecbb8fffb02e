/** What the benchmark is held to, and the tables in which it is seen. */
import type { Study, Trial } from './study.ts';
import type { Fault } from '../../src/store/diagnosis/index.ts';

/** What a run is told, in the order in which the page looks for it; silence last. */
export const FAULTS: readonly Fault[] = [
  'diverged',
  'exploding',
  'saturated',
  'stuck',
  'vanishing',
  'plateau',
  'overfit',
];

/** What holds of a run, the gravest first: that it solves its task, a fault, or that it learns. */
export type Truth = Fault | 'solves' | 'learns';
export const TRUTHS: readonly Truth[] = ['solves', 'learns', ...FAULTS];

export function truthOf({ solvedAt: solved, faults }: Study): Truth {
  if (solved !== null) return 'solves';
  return FAULTS.find((fault) => faults.includes(fault)) ?? 'learns';
}

/** What a running page says of it; nothing is said of most. */
export const saidOfRun = ({ named }: Study): readonly (Fault | 'nothing')[] =>
  named.length === 0 ? ['nothing'] : named.map(({ id }) => id);

/** How many runs of each truth are told each thing; a run that is told two things counts twice. */
export function confusion(studies: readonly Study[], said: Fault | 'nothing', truth: Truth): number {
  return studies.filter((one) => truthOf(one) === truth && saidOfRun(one).includes(said)).length;
}

export interface Bars {
  readonly solving: number;
  /** Runs that solve their task and are told something wrong at some look before. */
  readonly solvingWrong: readonly Study[];
  /** Verdicts on the others, each thing that is said of a run once, at whatever look; and those that do not hold. */
  readonly elsewhere: number;
  readonly elsewhereWrong: number;
  readonly met: boolean;
}

const MOST_WRONG = 0.05;

export function barsOf(studies: readonly Study[]): Bars {
  const solving = studies.filter(({ solvedAt: solved }) => solved !== null);
  const others = studies.filter(({ solvedAt: solved }) => solved === null);
  const solvingWrong = solving.filter(({ wrong }) => wrong.length > 0);
  const different = (list: readonly { readonly id: Fault }[]) => new Set(list.map(({ id }) => id)).size;
  const elsewhere = others.reduce(
    (sum, { said }) => sum + different(said.flatMap(({ diagnosis }) => (diagnosis ? [diagnosis] : []))),
    0,
  );
  const elsewhereWrong = others.reduce((sum, { wrong }) => sum + different(wrong), 0);
  return {
    solving: solving.length,
    solvingWrong,
    elsewhere,
    elsewhereWrong,
    met: solvingWrong.length === 0 && elsewhereWrong <= MOST_WRONG * elsewhere,
  };
}

/** Of the runs with a fault, how many are told of any of their faults, by the gravest. */
export function recall(
  studies: readonly Study[],
  fault: Fault,
): { of: number; told: number; exactly: number } {
  const having = studies.filter((one) => truthOf(one) === fault);
  return {
    of: having.length,
    told: having.filter(({ named, faults }) => named.some(({ id }) => faults.includes(id))).length,
    exactly: having.filter(({ named }) => named.some(({ id }) => id === fault)).length,
  };
}

export interface Tried {
  readonly fault: Fault;
  readonly cell: string;
  readonly way: string;
  readonly tried: number;
  readonly helped: number;
  /** Whether the page offers it there; where it does so for some runs only, they are a group of their own. */
  readonly offered: boolean;
}

/** All remedies that were tried, by fault, cell, way, and whether the page offers them there. */
export function remediesOf(studies: readonly Study[]): Tried[] {
  const groups = new Map<string, Trial[]>();
  for (const trial of studies.flatMap(({ trials }) => trials)) {
    const key = `${FAULTS.indexOf(trial.fault)} ${trial.cell} ${trial.way} ${trial.offered}`;
    groups.set(key, [...(groups.get(key) ?? []), trial]);
  }
  return [...groups.entries()]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, trials]) => ({
      fault: trials[0]!.fault,
      cell: trials[0]!.cell,
      way: trials[0]!.way,
      tried: trials.length,
      helped: trials.filter(({ helped }) => helped).length,
      offered: trials[0]!.offered,
    }));
}

/** Fewer trials than this say nothing. */
const FEWEST_TRIALS = 3;

/** What of the tried remedies is offered although it does not help in two of three. */
export const offeredInVain = (tried: readonly Tried[]) =>
  tried.filter(({ offered, helped, tried: of }) => offered && of >= FEWEST_TRIALS && 3 * helped < 2 * of);
