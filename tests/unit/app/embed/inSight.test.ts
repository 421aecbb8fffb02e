import { createStore } from 'zustand/vanilla';
import { expect, it } from 'vitest';
import { trainInSight } from '../../../../src/app/embed/inSight.ts';
import type { PageState } from '../../../../src/store/state.ts';

function setUp() {
  const store = createStore(() => ({ runs: [{ playing: false }] }) as unknown as PageState);
  const playing = (on: boolean) =>
    store.setState({ runs: [{ playing: on }] as unknown as PageState['runs'] });
  let see: (inSight: boolean) => void = () => undefined;
  const session = { store, play: () => playing(true), pause: () => playing(false) };
  const sight = trainInSight(session, (tell) => (see = tell));
  return {
    session,
    sight,
    see: (inSight: boolean) => see(inSight),
    plays: () => store.getState().runs[0].playing,
  };
}

it('trains while it is in sight, and goes on when it comes back', () => {
  const { session, see, plays } = setUp();
  session.play();
  see(false);
  expect(plays()).toBe(false);
  see(true);
  expect(plays()).toBe(true);
});

it('does not begin by coming into sight', () => {
  const { see, plays } = setUp();
  see(false);
  see(true);
  expect(plays()).toBe(false);
});

it('told to play out of sight, begins when it is seen', () => {
  const { session, see, plays } = setUp();
  see(false);
  session.play();
  expect(plays()).toBe(false);
  see(true);
  expect(plays()).toBe(true);
});

it('told to pause out of sight, stays paused', () => {
  const { session, sight, see, plays } = setUp();
  session.play();
  see(false);
  sight.forget();
  see(true);
  expect(plays()).toBe(false);
});
