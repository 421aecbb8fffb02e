/** Which instruments there are for the task of the page, and which of them is open. */
import type { PageState } from '../../store/state.ts';
import { findTask } from '../../tasks/index.ts';
import { instruments as all } from '../instruments/index.ts';
import type { Instrument } from '../instruments/instrument.ts';

type Shown = Pick<PageState, 'experiment' | 'instrument'>;

export function suitable({ experiment }: Shown, instruments = all): readonly Instrument[] {
  const task = findTask(experiment.task)!;
  return instruments.filter(({ suits }) => suits?.(task) ?? true);
}

/** Undefined also where the one that was opened does not suit the task. */
export function openInstrument(state: Shown, instruments = all): Instrument | undefined {
  return suitable(state, instruments).find(({ id }) => id === state.instrument);
}
