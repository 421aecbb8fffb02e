/** What a change of the experiment means for the run that is going on. */
import { optionsOf, type Experiment } from '../config/index.ts';

/**
 * none: nothing to do. aside: it is to be kept, and nothing else. live: the run goes on with other settings. move: it goes on
 * elsewhere, perhaps with other settings, too. run: a fresh run is needed.
 */
export type ChangeKind = 'none' | 'aside' | 'live' | 'move' | 'run';

export function changeKind(before: Experiment, after: Experiment): ChangeKind {
  if (before === after) return 'none';
  if (before.task !== after.task || before.cell !== after.cell) return 'run';
  const old = optionsOf(before);
  const changed = optionsOf(after).filter((entry, k) => entry.value !== old[k]!.value);
  if (changed.length === 0) return 'none';
  if (changed.every(({ option }) => option.aside)) return 'aside';
  const lasting = changed.filter(({ option }) => !option.live && !option.aside);
  if (lasting.length === 0) return 'live';
  return lasting.every(({ owner, option }) => owner === 'experiment' && option.id === 'backend')
    ? 'move'
    : 'run';
}
