import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { goBackward, goForward } from '../../../../src/app/present/forward.ts';
import { courseOf } from '../../../../src/app/lesson/courses.ts';
import { presets } from '../../../../src/config/presets.ts';
import { checkLink } from '../../../../src/lessons/check.ts';
import { parseLesson } from '../../../../src/lessons/parse.ts';
import { frame, visit } from '../../../fixtures/fakeSession.ts';
import { LESSON } from '../../../fixtures/lesson.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const read = parseLesson(LESSON, { checkLink, figure: () => '1' });
if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
const { lesson } = read;

describe('a clicker in a lesson', () => {
  it('goes on, lets the run show what nobody has predicted, and goes on again', () => {
    const { session, client } = visit('view=present&lesson=fading&at=1');
    const course = courseOf(session, lesson);
    course.enter(0, true);
    client.ready();
    const { store } = course;
    const plays = () => client.calls.filter((call) => call === 'play').length;
    goForward(session);
    expect(store.getState().at).toBe(1);
    expect(plays()).toBe(0);
    goForward(session);
    expect(store.getState()).toMatchObject({ at: 1, acted: true });
    expect(store.getState().given.get(1)).toEqual({ revealed: true });
    expect(plays()).toBe(1);
    client.events.frame(frame(120, 0.1));
    vi.advanceTimersByTime(1000);
    expect(store.getState()).toMatchObject({ at: 1, came: true });
    goForward(session);
    expect(store.getState().at).toBe(2);
    // The end is the end.
    goForward(session);
    expect(store.getState().at).toBe(2);
    goBackward(session);
    goBackward(session);
    goBackward(session);
    expect(store.getState().at).toBe(0);
  });
});

describe('a clicker without a lesson', () => {
  it('goes through the list, each example at rest', () => {
    const { session, client, address } = visit('view=present&list=adding-gru,parity-gru');
    client.ready();
    const gru = presets.find(({ id }) => id === 'adding-gru');
    goForward(session);
    expect(address.read()).toBe(`view=present&list=adding-gru,parity-gru&${gru!.fragment}`);
    expect(session.store.getState().example?.id).toBe('adding-gru');
    session.play();
    client.events.frame(frame(50, 0.1));
    goForward(session);
    const { example, runs } = session.store.getState();
    expect(example?.id).toBe('parity-gru');
    expect(runs.map(({ playing, step }) => ({ playing, step }))).toEqual([{ playing: false, step: 0 }]);
    goForward(session);
    expect(session.store.getState().example?.id).toBe('parity-gru');
    goBackward(session);
    expect(session.store.getState().example?.id).toBe('adding-gru');
  });
});
