/** The whole page on a fake client, for component tests. */
import axe from 'axe-core';
import { createRoot, type Root } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { expect } from 'vitest';
import { App } from '../../src/app/App.tsx';
import { browserAddress } from '../../src/store/address.ts';
import { Session } from '../../src/store/session.ts';
import type { PageState } from '../../src/store/state.ts';
import { FakeClient, FakeShelf } from '../fixtures/session.ts';

export interface OpenPage {
  readonly session: Session;
  readonly client: FakeClient;
  readonly shelf: FakeShelf;
  readonly state: () => PageState;
}

let close: (() => void) | undefined;

/** Opens the page at a fragment of the real address bar, up to where the worker is ready. */
export function openPage(fragment = '', shelf = new FakeShelf()): OpenPage {
  closePage();
  history.replaceState(null, '', `#${fragment}`);
  let client: FakeClient | undefined;
  const session = new Session({
    createClient: (events) => (client = new FakeClient(events)),
    address: browserAddress(),
    shelf,
  });
  const host = document.createElement('div');
  document.body.append(host);
  const root: Root = createRoot(host);
  flushSync(() => root.render(<App session={session} />));
  flushSync(() => client!.ready());
  close = () => {
    session.dispose();
    root.unmount();
    host.remove();
    delete document.documentElement.dataset.theme;
  };
  return { session, client: client!, shelf, state: () => session.store.getState() };
}

export function closePage(): void {
  close?.();
  close = undefined;
}

/** Everything axe finds on the page as it is. */
export async function expectAccessible(what: string): Promise<void> {
  const { violations } = await axe.run(document, { resultTypes: ['violations'] });
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
