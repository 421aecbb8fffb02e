/** What is handed in of a visit. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { claimOf, merged } from '../../../src/app/handIn/claim.ts';
import { gathered, signed } from '../../../src/app/handIn/gather.ts';
import { handInLines, notChecked } from '../../../src/app/handIn/handInLines.ts';
import { Course } from '../../../src/app/lesson/course.ts';
import { courseOf, latestCourse } from '../../../src/app/lesson/courses.ts';
import { checkableOf } from '../../../src/collect/plan.ts';
import { handInOf, jsonOf } from '../../../src/handin/handIn.ts';
import { checkLink } from '../../../src/lessons/check.ts';
import { parseLesson } from '../../../src/lessons/parse.ts';
import { markOf } from '../../../src/math/curveMark.ts';
import { frame, runInfo, visit, wholeRun, type Visit } from '../../fixtures/fakeSession.ts';

const LINK = 'task=adding&length=10&cell=gru&units=8';
const losses = Array.from({ length: 130 }, (_, k) => 1 / (k + 1));
const HELD_OUT = [0.3, 0.2, 0.009, 0.1, 0.02, 0.05, 0.04];

function trained({ client }: Visit): void {
  client.play();
  client.events.frame(wholeRun({ losses, heldOut: HELD_OUT }));
}

const claimed = ({ session }: Visit) => claimOf(session.runs.all()[0]!);

describe('a claim', () => {
  it('is the last evaluation of a run, with its mark, its best, and when it was solved', () => {
    const visited = visit(`${LINK}&speed=ten&solved=on&cores=1&seed=7`);
    expect(claimed(visited)).toBeUndefined();
    trained(visited);
    expect(claimed(visited)).toEqual({
      // What makes no other run is not in it.
      link: `${LINK}&seed=7`,
      steps: 130,
      at: 120,
      loss: Math.fround(0.04),
      metric: 0.5,
      metricSaid: expect.stringMatching(/: 50\.0 %$/) as string,
      best: { at: 40, loss: Math.fround(0.009) },
      solvedAt: 40,
      mark: markOf(Float32Array.from(losses)),
      by: 'webgl',
      device: runInfo().device.name,
    });
    expect(checkableOf(claimed(visited)!).ok).toBe(true);
  });

  it('says why it cannot be run again', () => {
    const steered = visit(LINK);
    trained(steered);
    const { experiment } = steered.session.store.getState();
    steered.session.change({ ...experiment, learningRate: 0.1 }, 'push');
    expect(claimed(steered)).toMatchObject({ steered: true });
    expect(notChecked(claimed(steered))).toMatch(/changed a setting.*Reset/);

    const own = visit('task=text&text=own&cell=gru&own=To+be+or+not+to+be%2C+that+is+the+question');
    trained(own);
    expect(claimed(own)).toMatchObject({ own: true });
    expect(claimed(own)!.link).not.toContain('own=');
    expect(notChecked(claimed(own))).toMatch(/Your own data are not in it/);
    expect(notChecked(undefined)).toBeUndefined();
  });

  it('stands once for a run that went on', () => {
    const visited = visit(LINK);
    trained(visited);
    const first = { ...claimed(visited)!, at: 60, settled: [2] };
    const last = { ...claimed(visited)!, settled: [4] };
    const other = { ...first, link: 'task=parity&cell=rnn' };
    expect(merged([first, other, last])).toEqual([other, { ...last, settled: [2, 4] }]);
    expect(merged([last, { ...first, settled: [] }])).toHaveLength(2);
    expect(merged([first, { ...last, steered: true }])).toHaveLength(2);
  });
});

describe('a hand-in', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const TEXT = `---
id: small
title: A small lesson
---
## Predict
set: ${LINK}
ask: predict
What comes?
(x) this
( ) that
because x: So it is.
because 2: It is not so.
when x: step>=100
do: play
until: step>=100
within: 30

## Say
ask: say
Why?
`;
  const read = parseLesson(TEXT, { checkLink, figure: () => undefined, own: true });
  if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
  const { lesson } = read;

  function taken(fragment: string) {
    const visited = visit(fragment);
    const course = courseOf(visited.session, { ...lesson, id: 'small' });
    course.enter(0, true);
    visited.client.ready();
    return { ...visited, course };
  }

  it('has the answers, what the runs have shown, the runs that settled it, and what the class’s link said', () => {
    const visited = taken(`${LINK}&lesson=small&show=play,loss&lock=task&handin=1`);
    const { session, course, client } = visited;
    expect(course).toBeInstanceOf(Course);
    course.answer({ choice: 1 });
    client.events.frame(wholeRun({ losses, heldOut: HELD_OUT }));
    vi.advanceTimersByTime(1000);
    course.next();
    course.answer({ text: '  Gates.  ' });
    client.events.frame(frame(140, 0.03));
    session.unlock();
    const handIn = signed(gathered(session, latestCourse(session)), '  Ada ');
    expect(handIn).toMatchObject({
      name: 'Ada',
      minutes: 0,
      lesson: { id: 'small', title: 'A small lesson', steps: 2, reached: 2 },
      answers: [
        { step: 1, kind: 'predict', said: 'that', shown: 'this' },
        { step: 2, kind: 'say', said: 'Gates.' },
      ],
      runs: [{ link: LINK, at: 140, settled: [1] }],
      unlocked: true,
      plan: { show: ['play', 'loss'], lock: ['task'] },
    });
    expect(handInOf(JSON.parse(jsonOf(handIn)))).toEqual(handIn);
    expect(handInLines(handIn)).toEqual([
      'Lesson: A small lesson, 2 answers, at step 2 of 2',
      expect.stringMatching(
        /^Adding problem, T = 10 · GRU, 8 units · 140 training steps · validation loss 0\.030/,
      ),
      expect.stringMatching(/^Unlocked/),
    ]);
  });

  it('needs neither lesson nor run', () => {
    const { session } = visit(`${LINK}&handin=1`);
    const handIn = signed(gathered(session, undefined), 'x'.repeat(99));
    expect(handIn).toMatchObject({ answers: [], runs: [], plan: {} });
    expect(handIn.name).toHaveLength(60);
    expect(handInOf(JSON.parse(jsonOf(handIn)))).toEqual(handIn);
    expect(handInLines(handIn)).toEqual(['No run: nothing was trained.']);
  });
});
