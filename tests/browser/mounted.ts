/** A place on an empty page for the components under test, made before and cleared after each test. */
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect } from 'vitest';
import { page } from 'vitest/browser';
// The lanes then listen at once.
import '../../src/app/score/gestures.ts';
import { eventually } from '../fixtures/eventually.ts';

export interface Mounted {
  root: Root;
  host: HTMLElement;
}

/** Call at the top of a test file; the place is there within each test. */
export function mountEach(title: string, width: number): Mounted {
  const mounted = {} as Mounted;
  beforeEach(async () => {
    (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
    await page.viewport(width, 900);
    document.documentElement.lang = 'en';
    document.title = title;
    mounted.host = document.createElement('main');
    document.body.append(mounted.host);
    mounted.root = createRoot(mounted.host);
  });
  afterEach(() => {
    act(() => mounted.root.unmount());
    mounted.host.remove();
    delete document.documentElement.dataset['theme'];
  });
  return mounted;
}

/** Opens the lanes as tables and chooses one. What they are made of arrives in its own time, and React draws it in an `act`. */
export async function openLaneTable({ host }: Mounted, lane: string): Promise<void> {
  await act(async () => page.getByText('Lanes as tables').click());
  await eventually(async () => {
    await act(async () => {});
    expect(host.querySelector('.lane-tables select')).not.toBeNull();
  });
  await act(async () => page.getByLabelText('lane', { exact: true }).selectOptions(lane));
}
