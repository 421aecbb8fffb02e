/** What a change of the experiment means for the run that is going on. */
import { optionsOf, type Experiment } from '../config/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';

/** What a run is to be: an experiment, and the visitor's own data where it is trained on them. */
export interface Wanted {
  readonly experiment: Experiment;
  readonly own: OwnData | undefined;
}

/**
 * none: nothing to do. aside: it is to be kept, and nothing else. live: the run goes on with other settings. move: it goes on
 * elsewhere, perhaps with other settings, too. run: a fresh run is needed.
 */
export type ChangeKind = 'none' | 'aside' | 'live' | 'move' | 'run';

/** @param before what the run is; undefined where there is none */
export function changeKind(before: Wanted | undefined, after: Wanted): ChangeKind {
  if (!before || before.own !== after.own) return 'run';
  const [old, now] = [before.experiment, after.experiment];
  if (old === now) return 'none';
  if (old.task !== now.task || old.cell !== now.cell) return 'run';
  const values = optionsOf(old);
  const changed = optionsOf(now).filter((entry, k) => entry.value !== values[k]!.value);
  if (changed.length === 0) return 'none';
  if (changed.every(({ option }) => option.aside)) return 'aside';
  const lasting = changed.filter(({ option }) => !option.live && !option.aside);
  if (lasting.length === 0) return 'live';
  return lasting.every(({ owner, option }) => owner === 'experiment' && option.id === 'backend')
    ? 'move'
    : 'run';
}

/** True where both are trained on the very same data. */
export function sameProblem(one: Wanted | undefined, other: Wanted): boolean {
  if (!one || one.own !== other.own) return false;
  const text = ({ experiment: { task, taskOptions } }: Wanted) => JSON.stringify([task, taskOptions]);
  return text(one) === text(other);
}
