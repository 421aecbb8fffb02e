/** What tests of a session do again and again: act as a control or a worker would, and look at what the page then holds. */
import { vi } from 'vitest';
import { withValue } from '../../../src/config/index.ts';
import { APPLY_AFTER_MS } from '../../../src/store/changes.ts';
import { frame, visit, type FakeClient, type Visit } from '../../fixtures/fakeSession.ts';

export const state = ({ session }: Visit) => session.store.getState();

/** As a control does: one setting of the experiment. */
export function set(page: Visit, id: string, value: number | string): void {
  page.session.change(withValue(state(page).experiment, 'experiment', id, value));
}

/** Until a control that was moved counts as come to rest. */
export function rest(): void {
  vi.advanceTimersByTime(APPLY_AFTER_MS + 1);
}

/** A worker's progress, at a speed. */
export function reach(client: FakeClient | undefined, step: number, stepsPerSecond = 100): void {
  client!.events.frame({ ...frame(step), stepsPerSecond });
}

/** The page with three networks that have begun. */
export function race(fragment = 'task=adding&cell=lstm&vs=cell:rnn&vs=cell:gru'): Visit {
  const page = visit(fragment);
  for (const client of page.clients) client.events.status({ state: 'ready' });
  return page;
}
