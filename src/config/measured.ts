/** Experiments that were measured (docs/experiments.md), and when another is the same. */
import { settings, type Experiment } from './experiment.ts';
import { encodeLink } from './link.ts';

/**
 * How many training steps an experiment takes until it counts as solved: the median of several seeds and the most of them; or for
 * how many steps none of them solved it, where most did not.
 */
export type SolvedSteps =
  { readonly after: number; readonly slowest: number } | { readonly notWithin: number };

/** Another start and another device give another run of the same experiment. */
const NO_MATTER: ReadonlySet<string> = new Set(['seed', 'backend']);

/** The name of an experiment among the measured ones: its link without what makes it no other experiment. */
export function measuredAs(experiment: Experiment): string {
  const plain = settings
    .filter((setting) => ('aside' in setting && setting.aside) || NO_MATTER.has(setting.id))
    .map(({ id, default: initial }) => [id, initial]);
  return encodeLink({ ...experiment, ...Object.fromEntries(plain) } as Experiment);
}
