/**
 * What a study is, and the runs it is made of. A run of a study is the single run of its own link: the same seed, the same bits,
 * whatever runs beside it.
 */
import {
  encodeLink,
  experimentOf,
  networksAt,
  withinBudget,
  type Entrant,
  type Experiment,
  type StudyPlan,
} from '../config/index.ts';
import { atPlace, placesOf, seedsFrom, type Place } from '../config/studyPlaces.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';

/** The experiment and those that race with it, what is studied of them, and a visitor's own data where they learn from those. */
export interface Study {
  readonly base: Experiment;
  readonly rivals: readonly Entrant[];
  readonly plan: StudyPlan;
  readonly own?: OwnData;
}

export interface StudyRun {
  /** Its single link, without `#`: what tells it from every other run of the study, and opens it on the page. */
  readonly link: string;
  readonly experiment: Experiment;
  /** Which of the networks that race it is: 0 is the experiment itself. */
  readonly network: number;
  /** The value of each axis, in the order of the plan. */
  readonly place: Place;
  readonly seed: number;
  /** The training step at which it ends at the latest. */
  readonly steps: number;
  /** Whether it ends where it is solved. */
  readonly endAtSolved: boolean;
  /** One sentence for each setting that the budget of one training step lowers: this run is not quite what its place says. */
  readonly lowered: readonly string[];
}

/** The networks that stand at each place, the experiment itself first. */
export function networksOf({ base, rivals, plan }: Study): readonly Experiment[] {
  const racing = rivals.slice(0, networksAt(plan.axes, rivals.length) - 1);
  return [base, ...racing.map((rival) => experimentOf(base, rival))];
}

/**
 * Every run of a study: seed by seed, so that early results tell something of every place. A link that comes twice, as two
 * values were lowered to one, is one run.
 */
export function expand(study: Study): readonly StudyRun[] {
  const { plan, own } = study;
  const places = placesOf(plan.axes);
  const networks = networksOf(study);
  return seedsFrom(study.base.seed, plan.seeds).flatMap((seed) =>
    places.flatMap((place) =>
      networks.map((network, k): StudyRun => {
        const { experiment, notices } = withinBudget({ ...atPlace(network, place), seed });
        return {
          link: encodeLink(experiment, own),
          experiment,
          network: k,
          place,
          seed,
          steps: plan.steps,
          endAtSolved: experiment.whenSolved === 'rest',
          lowered: notices,
        };
      }),
    ),
  );
}

/** The runs to be trained: each link once, in the order of `expand`. */
export function distinct(runs: readonly StudyRun[]): readonly StudyRun[] {
  return [...new Map(runs.map((run) => [run.link, run])).values()];
}

/** The runs of one network at one place, one a seed. */
export interface StudyCell {
  readonly place: Place;
  readonly network: number;
  readonly runs: readonly StudyRun[];
}

/** The cells of a study's grid: place by place, and at each the networks in their order. */
export function cellsOf(study: Study, runs = expand(study)): readonly StudyCell[] {
  const count = placesOf(study.plan.axes).length * networksOf(study).length;
  return Array.from({ length: count }, (_, k): StudyCell => {
    const mine = runs.filter((_run, index) => index % count === k);
    const { place, network } = mine[0]!;
    return { place, network, runs: mine };
  });
}

/** The keys of the settings that it goes through. */
export function axisKeys({ plan }: Pick<Study, 'plan'>): readonly string[] {
  return plan.axes.map(({ key }) => key);
}
