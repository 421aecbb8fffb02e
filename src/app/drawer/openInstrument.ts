/** Which instruments there are for the task of the page, and which of them is open. */
import { isShown } from '../../config/shownParts.ts';
import type { PageState } from '../../store/state.ts';
import { findTask } from '../../tasks/index.ts';
import { instruments as all } from '../instruments/index.ts';
import type { Instrument } from '../instruments/instrument.ts';

type Shown = Pick<PageState, 'experiment' | 'instrument' | 'classPlan'>;

export function suitable({ experiment, classPlan }: Shown, instruments = all): readonly Instrument[] {
  const task = findTask(experiment.task)!;
  return instruments.filter(
    ({ id, suits }) => (suits?.(task) ?? true) && (id !== 'result' || isShown(classPlan?.show, 'product')),
  );
}

/** Undefined also where the one that was opened does not suit the task. */
export function openInstrument(state: Shown, instruments = all): Instrument | undefined {
  return suitable(state, instruments).find(({ id }) => id === state.instrument);
}
