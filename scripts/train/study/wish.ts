/** What was typed for a study, beside its link. */
import type { Entrant, StudyPlan } from '../../../src/config/index.ts';

/** A study of the experiment, and how it is run. */
export interface StudyWish {
  readonly plan: StudyPlan;
  readonly rivals: readonly Entrant[];
  /** How many runs at once; as many as there are cores where left out. */
  readonly jobs?: number;
  /** How many cores each run may use. */
  readonly cores: number;
  readonly csv?: string;
}

interface TypedOptions {
  readonly csv?: string;
  readonly jobs?: string;
  readonly cores?: string;
  readonly steps?: string;
  readonly lengths?: string;
  readonly ask?: readonly string[];
  readonly save?: string;
}

/** More browser pages than that are too many at once. */
const MOST_JOBS = 64;
const OF_STUDIES = ['csv', 'jobs'] as const;
const OF_RUNS = ['lengths', 'ask', 'save'] as const;

/** The study of a link, undefined where it has none, or one sentence on what is wrong with the options beside it. */
export function studyWishOf(
  typed: TypedOptions,
  { study, rivals }: { readonly study?: StudyPlan; readonly rivals: readonly Entrant[] },
): StudyWish | undefined | string {
  const { csv, cores, steps } = typed;
  const wrong = (study ? OF_RUNS : OF_STUDIES).find((name) => typed[name] !== undefined);
  if (wrong !== undefined)
    return study
      ? `--${wrong} is for a single run, and this link is a study.`
      : `--${wrong} is for a study: a link with “sweep” or “seeds”. Try --help.`;
  if (!study) return undefined;
  const jobs = typed.jobs === undefined ? undefined : Number(typed.jobs);
  if (jobs !== undefined && (!Number.isInteger(jobs) || jobs < 1 || jobs > MOST_JOBS))
    return `--jobs must be a whole number from 1 to ${MOST_JOBS}, not "${typed.jobs}".`;
  return {
    plan: steps === undefined ? study : { ...study, steps: Number(steps) },
    rivals,
    cores: cores === undefined ? 1 : Number(cores),
    ...(jobs === undefined ? {} : { jobs }),
    ...(csv === undefined ? {} : { csv }),
  };
}
