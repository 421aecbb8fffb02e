/** The whole page on a fake client, for component tests. */
import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { expect } from 'vitest';
import { App } from '../../src/app/App.tsx';
// The lanes then listen at once.
import '../../src/app/score/gestures.ts';
import { browserAddress } from '../../src/store/address.ts';
import { Session } from '../../src/store/session.ts';
import type { PageState } from '../../src/store/state.ts';
import { eventually } from '../fixtures/eventually.ts';
import type { SessionParts } from '../../src/store/sessionParts.ts';
import { FakeClient, FakeShelf } from '../fixtures/fakeSession.ts';

export interface OpenPage {
  readonly session: Session;
  /** The lead's. */
  readonly client: FakeClient;
  /** One a network that came up, the lead's first. */
  readonly clients: readonly FakeClient[];
  readonly shelf: FakeShelf;
  readonly state: () => PageState;
}

let close: (() => void) | undefined;

/**
 * Opens the page at a fragment of the real address bar, up to where the worker is ready.
 * @param createClient a real one, in place of those of the test
 */
export function openPage(
  fragment = '',
  shelf = new FakeShelf(),
  createClient?: SessionParts['createClient'],
): OpenPage {
  closePage();
  history.replaceState(null, '', `#${fragment}`);
  const clients: FakeClient[] = [];
  const session = new Session({
    createClient: (events) => {
      if (createClient) return createClient(events);
      clients.push(new FakeClient(events));
      return clients.at(-1)!;
    },
    address: browserAddress(),
    shelf,
  });
  const host = document.createElement('div');
  document.body.append(host);
  const root: Root = createRoot(host);
  flushSync(() => root.render(<App session={session} />));
  flushSync(() => clients.forEach((client) => client.ready()));
  close = () => {
    session.dispose();
    root.unmount();
    host.remove();
    delete document.documentElement.dataset.theme;
  };
  return { session, client: clients[0]!, clients, shelf, state: () => session.store.getState() };
}

export function closePage(): void {
  close?.();
  close = undefined;
}

/** In the second theme only the colours under the same elements are others. */
export const THEMES = [
  ['light', 'all'],
  ['dark', 'colours'],
] as const;

/** Axe finds nothing on the page as it is. */
export async function expectAccessible(what: string, rules: 'all' | 'colours' = 'all'): Promise<void> {
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    // It would fetch all style sheets again, for a rule that is not asked for.
    preload: false,
    ...(rules === 'colours' && { runOnly: ['color-contrast'] }),
  });
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
  );
  expect(found, what).toEqual([]);
}

/** Nothing is wider than the window. */
export function expectNoSidewaysScroll(what: string): void {
  const { scrollWidth, clientWidth } = document.documentElement;
  expect(scrollWidth, what).toBeLessThanOrEqual(clientWidth);
}

/** Every control that can be seen is within the window from side to side, and nothing around it cuts it off. */
export function expectControlsWhole(what: string): void {
  const { clientWidth } = document.documentElement;
  const cut: string[] = [];
  for (const control of document.querySelectorAll('button, input, select, textarea, label, summary, a')) {
    const box = control.getBoundingClientRect();
    if (box.width === 0 || control.closest('.unseen')) continue;
    let [left, right] = [0, clientWidth];
    for (let around = control.parentElement; around; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') continue;
      const outer = around.getBoundingClientRect();
      [left, right] = [Math.max(left, outer.left), Math.min(right, outer.right)];
    }
    if (box.left < left - 1 || box.right > right + 1)
      cut.push(`${control.outerHTML.slice(0, 80)}: ${box.left} to ${box.right} of ${left} to ${right}`);
  }
  expect(cut, what).toEqual([]);
}

// What comes later is there from the first moment once it was shown.
openPage();
await eventually(() => expect(document.querySelector('.column-controls .panel')).not.toBeNull());
closePage();
