import { expect, test, vi } from 'vitest';
import { reloadKeeping } from '../../../src/app/parts/reload.ts';
import { bringKeeper } from '../../../src/store/kept/bringKeeper.ts';
import { visit } from '../../fixtures/fakeSession.ts';
import { MemoryShelf, trainTo, visitWith } from '../../fixtures/keptVisit.ts';

const notices = ({ session }: ReturnType<typeof visit>) =>
  session.store.getState().notices.map(({ text }) => text);

test('a reload that is to lose nothing waits until the run is kept', async () => {
  const shelf = new MemoryShelf();
  const page = await visitWith(shelf);
  page.session.play();
  trainTo(40, page);
  page.client.events.status({ state: 'paused' });
  const reload = vi.fn<() => void>();
  await reloadKeeping(page.session, reload);
  expect(shelf.stored).toMatchObject({ networks: [{ run: { checkpoint: { step: 40 } } }] });
  expect(reload).toHaveBeenCalledOnce();
  page.session.dispose();
});

test('where nothing can be kept, it says so and goes on, and reloads when asked once more', async () => {
  const shelf = new MemoryShelf();
  shelf.full = true;
  const page = await visitWith(shelf);
  page.session.play();
  trainTo(40, page);
  page.client.events.status({ state: 'paused' });
  page.session.store.setState({ playing: true });
  const reload = vi.fn<() => void>();
  await reloadKeeping(page.session, reload);
  expect(reload).not.toHaveBeenCalled();
  expect(notices(page)).toEqual([
    expect.stringMatching(/could not be kept[^]*Press the same button once more/),
  ]);
  expect(page.session.store.getState().playing).toBe(true);
  await reloadKeeping(page.session, reload);
  expect(reload).toHaveBeenCalledOnce();
  page.session.dispose();
});

test('a page that keeps nothing loses nothing at step 0', async () => {
  const page = visit();
  const reload = vi.fn<() => void>();
  await reloadKeeping(page.session, reload);
  expect(reload).toHaveBeenCalledOnce();
  page.session.dispose();
});

test('where the browser keeps nothing, there is no keeper, and nothing fails', async () => {
  const page = visit();
  await bringKeeper(page.session);
  expect(page.session.keeper).toBeUndefined();
  page.session.dispose();
});
