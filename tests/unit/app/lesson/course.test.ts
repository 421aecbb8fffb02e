import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Course, isDone, isSettled, openAt } from '../../../../src/app/lesson/course.ts';
import { courseOf, leftAt } from '../../../../src/app/lesson/courses.ts';
import { trainedBy } from '../../../../src/lessons/trainedBy.ts';
import { ourLessons } from '../../../../scripts/lessons/read.ts';
import { parseLink } from '../../../../src/config/parse.ts';
import { checkLink } from '../../../../src/lessons/check.ts';
import { parseLesson } from '../../../../src/lessons/parse.ts';
import { frame, visit, type Visit } from '../../../fixtures/fakeSession.ts';

const TEXT = `---
id: small
title: A small lesson
minutes: 3
summary: It is small.
---
## Predict
set: task=adding&length=30&cell=rnn
ask: predict
What comes?
(x) this
( ) that
(?) I do not know
because x: So it is.
because 2: It is not so.
because ?: Look.
when x: step>=100
when 2: step<50
do: play
until: step>=100
within: 30
hint: Wait.

## Change
set: cell=gru
Look.
until: changed:units
within: 20

## Say
ask: check
Which?
(x) one
( ) two
because x: Yes.
because 2: No.
`;

const read = parseLesson(TEXT, { checkLink, figure: () => undefined });
if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
const { lesson } = read;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

interface Taken extends Visit {
  readonly course: Course;
  readonly state: () => ReturnType<Course['store']['getState']>;
  readonly step: () => (typeof lesson.steps)[number];
}

/** As the panel does it. */
function take(fragment = 'lesson=small&at=1'): Taken {
  const visited = visit(fragment);
  const { session } = visited;
  const { at, asItIs } = session.store.getState().lesson!;
  const course = new Course(session, lesson);
  if (!asItIs) openAt(session, lesson, at);
  course.enter(at, true);
  visited.client.ready();
  const state = () => course.store.getState();
  return { ...visited, course, state, step: () => lesson.steps[state().at]! };
}

const played = ({ client }: Visit) => client.calls.filter((call) => call === 'play').length;

describe('a course', () => {
  it('opens its step with the lesson’s settings, paused, and says so in the address', () => {
    const taken = take();
    expect(taken.address.read()).toBe('lesson=small&at=1&task=adding&length=30&cell=rnn');
    expect(taken.address.entries).toHaveLength(1);
    expect(played(taken)).toBe(0);
  });

  it('opens a later step with all that the steps before have set', () => {
    const { address } = take('lesson=small&at=2');
    expect(address.read()).toBe('lesson=small&at=2&task=adding&length=30&cell=gru');
  });

  it('leaves an experiment alone that a link brought along', () => {
    const { address } = take('lesson=small&at=2&task=parity&cell=lstm');
    expect(address.read()).toBe('lesson=small&at=2&task=parity&cell=lstm');
  });

  it('goes on as it was where its panel moves to another place, and not where it was left', () => {
    const { course, client, state } = take();
    course.answer({ revealed: true });
    course.rest();
    expect(course.resume(0)).toBe(true);
    expect(state()).toMatchObject({ at: 0, acted: true });
    expect(client.calls).not.toContain('pause');
    client.events.frame(frame(120, 0.1));
    vi.advanceTimersByTime(1000);
    expect(state().came).toBe(true);
    expect(course.resume(1)).toBe(false);
    course.leave();
    expect(course.resume(0)).toBe(false);
  });

  it('runs once there is a prediction, rests when what it waits for has come, and says which choice was true', () => {
    const taken = take();
    const { course, client, state, step } = taken;
    vi.advanceTimersByTime(60_000);
    // Nobody is hurried.
    expect(state()).toMatchObject({ came: false, late: false });
    course.answer({ choice: 1 });
    expect(played(taken)).toBe(1);
    expect(isDone(step(), state())).toBe(false);
    expect(isSettled(step(), state())).toBe(false);
    client.events.frame(frame(120, 0.1));
    vi.advanceTimersByTime(1000);
    expect(state()).toMatchObject({ came: true, late: false });
    expect(client.calls.at(-1)).toBe('pause');
    expect(isDone(step(), state())).toBe(true);
    expect(state().given.get(0)).toEqual({ choice: 1 });
    expect(state().shown.get(0)).toBe(0);
  });

  it('runs for a class whose hands were counted, without an answer of one’s own, and keeps the counts', () => {
    const taken = take();
    const { course, client, state, step } = taken;
    course.count(1, 12);
    course.count(0, 15);
    course.count(1, 11);
    expect(state().hands.get(0)).toEqual([15, 11, 0]);
    expect(played(taken)).toBe(0);
    course.answer({ revealed: true });
    expect(played(taken)).toBe(1);
    client.events.frame(frame(120, 0.1));
    vi.advanceTimersByTime(1000);
    expect(isSettled(step(), state())).toBe(true);
    expect(state().shown.get(0)).toBe(0);
    course.next();
    course.back();
    expect(state().hands.get(0)).toEqual([15, 11, 0]);
  });

  it('goes on in any case when it has waited long enough', () => {
    const { course, state, step } = take();
    course.answer({ choice: 2 });
    vi.advanceTimersByTime(29_000);
    expect(state().late).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(state()).toMatchObject({ came: false, late: true });
    expect(isDone(step(), state())).toBe(true);
    expect(isSettled(step(), state())).toBe(true);
  });

  it('can be skipped and gone back in, and keeps what was answered', () => {
    const { course, state, address } = take();
    course.answer({ choice: 0 });
    course.next();
    expect(state()).toMatchObject({ at: 1, came: false, acted: false });
    expect(address.read()).toBe('lesson=small&at=2&task=adding&length=30&cell=gru');
    course.next();
    course.next();
    expect(state().at).toBe(3);
    expect(address.read()).toContain('at=3');
    course.back();
    course.back();
    course.back();
    expect(state().at).toBe(0);
    expect(state().given.get(0)).toEqual({ choice: 0 });
  });

  it('is gone back in by the browser’s own button, step by step', () => {
    const { course, address, session } = take();
    course.next();
    expect(address.entries).toHaveLength(2);
    address.go(-1);
    expect(session.store.getState()).toMatchObject({
      lesson: { id: 'small', at: 0, asItIs: true },
      experiment: { cell: 'rnn' },
    });
  });

  it('stops what runs before the next prediction', () => {
    const { course, client, session } = take('lesson=small&at=2');
    session.play();
    course.back();
    expect(client.calls).toContain('pause');
    expect(client.calls.at(-1)).not.toBe('play');
  });

  it('keeps what the person changed, unless a step names it', () => {
    const { course, session, state, address } = take();
    const { experiment } = session.store.getState();
    session.change({ ...experiment, hiddenSize: 7 }, 'push');
    course.next();
    expect(address.read()).toMatch(/cell=gru.*units=7/);
    session.change({ ...session.store.getState().experiment, hiddenSize: 9 }, 'push');
    vi.advanceTimersByTime(1000);
    expect(state().came).toBe(true);
  });

  it('leaves the page as it is when it is left', () => {
    const { course, session, address, client } = take();
    const calls = client.calls.length;
    course.leave();
    vi.advanceTimersByTime(60_000);
    expect(session.store.getState().lesson).toBeUndefined();
    expect(address.read()).toBe('task=adding&length=30&cell=rnn');
    expect(client.calls).toHaveLength(calls);
  });

  it('goes no further than its end, wherever a link says it is', () => {
    const { course, state } = take();
    course.enter(25);
    expect(state().at).toBe(lesson.steps.length);
  });

  it('shows the outcome again to whoever goes back to a step that was done, and offers its run once more', () => {
    const { course, client, state, step } = take();
    course.answer({ choice: 1 });
    client.events.frame(frame(120, 0.1));
    vi.advanceTimersByTime(1000);
    course.next();
    expect(state().late).toBe(false);
    course.back();
    expect(state()).toMatchObject({ at: 0, came: false, late: true, acted: false });
    expect(isDone(step(), state())).toBe(true);
    expect(isSettled(step(), state())).toBe(true);
  });

  it('goes on where it was left, with what was answered, and lets the run be where the page has not changed', () => {
    const { session } = visit('lesson=small&at=1');
    const course = courseOf(session, lesson);
    course.enter(0, true);
    expect(leftAt(session, 'small')).toBeUndefined();
    course.answer({ choice: 0 });
    course.next();
    course.leave();
    expect(leftAt(session, 'small')).toEqual({ at: 1, of: 3, asItIs: true });
    session.change({ ...session.store.getState().experiment, hiddenSize: 5 }, 'push');
    expect(leftAt(session, 'small')).toEqual({ at: 1, of: 3, asItIs: false });
    expect(courseOf(session, lesson)).toBe(course);
    expect(course.store.getState().given.get(0)).toEqual({ choice: 0 });
    course.enter(3);
    expect(leftAt(session, 'small')).toBeUndefined();
    expect(courseOf(session, lesson)).not.toBe(course);
  });
});

describe('every step of every lesson', () => {
  const all = ourLessons();

  it.each(all.map((ours) => [ours.id, ours] as const))(
    'has its settings when “%s” is opened there by its link',
    (_, ours) => {
      for (const at of ours.steps.keys()) {
        const { session, address } = visit(`lesson=${ours.id}&at=${at + 1}`);
        openAt(session, ours, at);
        new Course(session, ours).enter(at, true);
        expect(address.read()).toMatch(new RegExp(`^lesson=${ours.id}&at=${at + 1}&task=`));
        const read = parseLink(`#${address.read()}`);
        expect(read.ok && read.notices, `${ours.id}, step ${at + 1}`).toEqual([]);
        expect(session.store.getState().lesson).toMatchObject({ id: ours.id, at });
      }
    },
  );

  it('says which step trains the network of which it speaks', () => {
    const by = (id: string) => {
      const ours = all.find((each) => each.id === id)!;
      return ours.steps.map((_, at) => trainedBy(ours, at));
    };
    expect(by('gates')).toEqual([undefined, 0, 0, 0, 0, 0, undefined]);
    expect(by('fading').slice(1)).toEqual([undefined, 1, undefined, undefined, 3]);
    // Nothing was trained yet.
    expect(by('back').slice(0, 4)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
