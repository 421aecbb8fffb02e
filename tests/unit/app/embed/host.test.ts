import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { answerHost } from '../../../../src/app/embed/host.ts';
import { embeddedAddress, forgettingShelf } from '../../../../src/app/embed/surroundings.ts';
import { linkToUnroll } from '../../../../src/app/embed/linkToUnroll.ts';
import { wantedHeight } from '../../../../src/app/embed/wantedHeight.ts';
import type { ToHost } from '../../../../src/embed/messages.ts';
import { FakeAddress, frame, visit } from '../../../fixtures/fakeSession.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp(fragment = 'task=adding&cell=lstm') {
  const { session, client } = visit(fragment);
  const told: ToHost[] = [];
  const went: string[] = [];
  let forgot = 0;
  let collects = false;
  const take = answerHost({
    session,
    sight: { forget: () => void forgot++ },
    tell: (message) => told.push(message),
    goTo: (to) => went.push(to),
    collects: () => (collects = true),
  });
  return { session, client, told, went, take, forgot: () => forgot, collects: () => collects };
}

it('does what the page around asks', () => {
  const { session, client, take, went, forgot, collects } = setUp();
  take({ type: 'play' });
  expect(client.calls.at(-1)).toBe('play');
  take({ type: 'pause' });
  expect(client.calls.at(-1)).toBe('pause');
  take({ type: 'reset' });
  expect(client.calls.at(-1)).toBe('reset');
  take({ type: 'set', link: 'https://unroll.example/#task=copy&cell=gru' });
  expect(went).toEqual(['task=copy&cell=gru']);
  take({ type: 'set', link: 'https://unroll.example/' });
  expect(went).toHaveLength(1);
  expect(forgot()).toBe(3);
  expect(collects()).toBe(false);
  take({ type: 'collect' });
  expect(collects()).toBe(true);
  take({ type: 'lesson', id: 'fading', at: 2 });
  expect(session.store.getState().lesson).toEqual({ id: 'fading', at: 2, asItIs: false });
  session.dispose();
});

it('tells how the run stands, seldom, and only what is new', () => {
  const { session, client, told } = setUp();
  vi.advanceTimersByTime(1000);
  expect(told).toEqual([
    {
      type: 'state',
      link: 'https://example.test/#task=adding&cell=lstm',
      step: 0,
      loss: null,
      standing: 'untrained',
      playing: false,
    },
  ]);
  session.play();
  for (let step = 1; step <= 100; step++) client.events.frame(frame(step, step === 100 ? 0.5 : undefined));
  vi.advanceTimersByTime(1000);
  expect(told.slice(1)).toMatchObject([{ step: 100, loss: 0.5, playing: true }]);
  session.store.setState({ announcement: 'Something that is no news to the page around.' });
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(2);
  session.dispose();
});

it('keeps a visitor’s own text to itself', () => {
  const { session, told } = setUp(
    'task=text&text=own&own=a+secret+text+that+nobody+else+is+to+read&cell=lstm',
  );
  vi.advanceTimersByTime(1000);
  expect(told).toHaveLength(1);
  expect(JSON.stringify(told)).not.toContain('secret');
  expect(linkToUnroll(session)).toContain('secret');
  session.dispose();
});

it('leads to the ordinary page with what a teacher has chosen, and without the frame', () => {
  const { session } = setUp('view=embed&keys=on&lock=cell&task=copy&cell=gru');
  expect(linkToUnroll(session)).toBe('https://example.test/#lock=cell&task=copy&cell=gru');
  session.dispose();
});

it('is shown as embedded whatever its link says, and leaves the history alone', () => {
  const browser = new FakeAddress('task=copy&view=present&keys=on&cell=gru');
  const address = embeddedAddress(browser, 'https://unroll.example/site/embed.html#task=copy');
  expect(address.read()).toBe('view=embed&keys=on&task=copy&cell=gru');
  browser.entries[0] = 'task=copy&%76iew=present&k%65ys=on';
  expect(address.read()).toBe('view=embed&keys=on&task=copy');
  address.push('task=adding');
  expect(browser.entries).toEqual(['task=adding']);
  expect(address.link('task=copy')).toBe('https://unroll.example/site/#task=copy');
});

it('has no single keys unless its link asks for them', () => {
  expect(forgettingShelf(false).getItem('unroll.shortcuts')).toBe('off');
  expect(forgettingShelf(true).getItem('unroll.shortcuts')).toBeNull();
});

it('asks for a height that hangs on the width alone', () => {
  expect([320, 703, 704, 1200].map((width) => wantedHeight(width, false))).toEqual([640, 640, 480, 480]);
  expect([320, 1200].map((width) => wantedHeight(width, true))).toEqual([920, 600]);
});
