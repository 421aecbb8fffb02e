/** When the page brings training to rest by itself, and what makes it go on. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { coresHere, withValue } from '../../../src/config/index.ts';
import { headlineOf } from '../../../src/app/headlineText.ts';
import { FakeShelf, frame, visit, type FakeClient, type Visit } from '../../fixtures/fakeSession.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const state = ({ session }: Visit) => session.store.getState();
const SOLVED = 0.001;

/** Brings a network on by a second at a time, with an evaluation each. */
function trainOn(client: FakeClient, from: number, seconds: number, loss: (k: number) => number): number {
  let step = from;
  for (let k = 0; k < seconds; k++) {
    vi.advanceTimersByTime(1000);
    client.events.frame(frame((step += 20), loss(k)));
  }
  return step;
}

const always = () => SOLVED;

describe('a run that is solved', () => {
  test('rests after three seconds and a tenth more steps, and says so', () => {
    const page = visit();
    page.session.play();
    trainOn(page.client, 0, 3, always);
    expect(state(page).playing).toBe(true);
    trainOn(page.client, 60, 1, always);
    expect(state(page)).toMatchObject({ playing: false, rest: 'solved', step: 80 });
    expect(headlineOf(state(page)).headline).toBe('Solved at step 20; it rests.');
  });

  test('waits for the tenth where steps are slow', () => {
    const page = visit();
    page.session.play();
    page.client.events.frame(frame(10_000, SOLVED));
    const step = trainOn(page.client, 10_000, 40, always);
    expect([step, state(page).playing]).toEqual([10_800, true]);
    trainOn(page.client, step, 10, always);
    expect(state(page)).toMatchObject({ rest: 'solved', step: 11_000 });
  });

  test('does not rest where it was solved once by luck', () => {
    const page = visit();
    page.session.play();
    trainOn(page.client, 0, 120, (k) => (k % 10 === 0 ? SOLVED : 0.1));
    expect(state(page)).toMatchObject({ playing: true, solvedAt: 20 });
  });

  test('is not stopped again after one press of Play, up to the next run', () => {
    const page = visit();
    page.session.play();
    let step = trainOn(page.client, 0, 40, always);
    expect(state(page).rest).toBe('solved');
    page.session.play();
    expect(state(page).rest).toBeUndefined();
    step = trainOn(page.client, step, 100, always);
    expect(state(page).playing).toBe(true);
    page.session.reset();
    page.session.play();
    trainOn(page.client, 0, 40, always);
    expect(state(page).rest).toBe('solved');
  });

  test('trains on where that was chosen', () => {
    const page = visit('solved=on');
    page.session.play();
    trainOn(page.client, 0, 100, always);
    expect(state(page).playing).toBe(true);
    expect(page.address.read()).toContain('solved=on');
  });

  test('waits in a race until all have solved it', () => {
    const page = visit('vs=cell:gru');
    page.session.play();
    trainOn(page.client, 0, 100, always);
    expect(page.session.store.getState().runs.map(({ playing }) => playing)).toEqual([true, true]);
    trainOn(page.clients[1]!, 0, 40, always);
    trainOn(page.client, 2000, 1, always);
    expect(state(page).rest).toBe('solved');
  });
});

describe('a page out of sight', () => {
  test('pauses after a minute, and goes on by itself when it is seen again, with a sentence', () => {
    const page = visit();
    page.session.play();
    page.client.events.frame(frame(20, 1));
    page.visibility.hide();
    vi.advanceTimersByTime(59_000);
    expect(state(page).playing).toBe(true);
    vi.advanceTimersByTime(2000);
    expect(state(page)).toMatchObject({ playing: false, rest: 'hidden' });
    page.visibility.hide(false);
    expect(state(page)).toMatchObject({ playing: true, rest: undefined });
    expect(state(page).notices.map(({ text }) => text)).toEqual([
      expect.stringContaining('training waited at step 20; now it goes on'),
    ]);
  });

  test('pauses by what it hears, where the browser holds its timers back', () => {
    const page = visit();
    page.session.play();
    page.visibility.hide();
    vi.setSystemTime(Date.now());
    const now = performance.now();
    vi.spyOn(performance, 'now').mockReturnValue(now + 61_000);
    page.client.events.frame(frame(20, 1));
    vi.mocked(performance.now).mockRestore();
    expect(state(page).rest).toBe('hidden');
  });

  test('stays paused where the person had paused, and comes back in time', () => {
    const page = visit();
    page.visibility.hide();
    vi.advanceTimersByTime(70_000);
    page.visibility.hide(false);
    expect(state(page).playing).toBe(false);
    page.session.play();
    page.visibility.hide();
    vi.advanceTimersByTime(30_000);
    page.visibility.hide(false);
    vi.advanceTimersByTime(70_000);
    expect(state(page)).toMatchObject({ playing: true, notices: [] });
  });

  test('trains on where that was chosen, which this browser remembers', () => {
    const shelf = new FakeShelf();
    const page = visit('', shelf);
    page.session.preferences.setBackground(true);
    page.session.play();
    page.visibility.hide();
    vi.advanceTimersByTime(200_000);
    expect(state(page).playing).toBe(true);
    expect(state(visit('', shelf)).background).toBe(true);
  });
});

test('networks that race share the cores, one at least for each', () => {
  const page = visit('task=adding&cell=lstm&cores=6&vs=cell:gru');
  const here = Math.min(6, coresHere());
  expect(page.clients.map(({ cores }) => cores)).toEqual([1, 1].map((one) => Math.max(one, here >> 1)));
  page.session.removeRival(page.session.store.getState().runs[1]!.id);
  expect(page.clients[0]!.cores).toBe(6);
});

test('the chosen speed reaches every network, but for a race by equal time', () => {
  const page = visit('vs=cell:gru');
  const speeds = () => page.clients.map(({ stepsPerSecond }) => stepsPerSecond);
  expect(speeds()).toEqual([5000, 5000]);
  const choose = (id: 'speed' | 'pace', value: string) => {
    page.session.change(withValue(state(page).experiment, 'experiment', id, value), 'push');
  };
  choose('speed', 'ten');
  expect(speeds()).toEqual([10, 10]);
  expect(page.client.loads).toHaveLength(1);
  expect(page.address.read()).toContain('speed=ten');
  choose('pace', 'time');
  expect(speeds()).toEqual([Infinity, Infinity]);
});

test('where the browser has no memory left, the run rests and the page says so', () => {
  const page = visit();
  page.session.play();
  vi.spyOn(page.session.series.losses, 'push').mockImplementationOnce(() => {
    throw new RangeError('Array buffer allocation failed');
  });
  page.client.events.frame(frame(20, 1));
  expect(state(page).playing).toBe(false);
  expect(state(page).notices[0]!.text).toContain('no memory left');
  page.session.play();
  page.client.events.frame(frame(21, undefined, [0.5]));
  expect([...page.session.series.losses.values].slice(-2)).toEqual([NaN, 0.5]);
});
