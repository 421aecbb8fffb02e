import { describe, expect, test } from 'vitest';
import { LengthCurve, lengthsToJudge } from '../../../src/store/lengths.ts';
import type { LengthAnswer, LengthQuestion } from '../../../src/worker/protocol.ts';
import { frame, runInfo, visit } from '../../fixtures/fakeSession.ts';

const lengths = (trained: [number, number], limits: [number, number]) =>
  lengthsToJudge({ label: 'steps', trained, limits });

describe('the lengths to judge', () => {
  test('reach to four times the longest trained one, and hold the trained ones', () => {
    expect(lengths([50, 50], [1, 1000])).toEqual([10, 25, 50, 75, 100, 150, 200]);
    expect(lengths([7, 20], [1, 1000])).toEqual([4, 7, 10, 20, 30, 40, 60, 80]);
  });

  test('stay within what the problem can give', () => {
    expect(lengths([300, 300], [10, 1000])).toEqual([60, 150, 300, 450, 600, 900, 1000]);
    expect(lengths([2, 2], [1, 6])).toEqual([1, 2, 3, 4, 6]);
    expect(lengths([24, 24], [24, 24])).toEqual([24]);
  });
});

/** A curve with a clock of its own. */
function curveAt() {
  const clock = { now: 0 };
  const asked: LengthQuestion[] = [];
  const curve = new LengthCurve({ judge: (question) => asked.push(question), now: () => clock.now });
  curve.ready(runInfo());
  const answer = (step: number): LengthAnswer => ({
    step,
    results: asked.at(-1)!.lengths.map((length) => ({ length, loss: 0.1, metric: 0.5 })),
  });
  return { curve, clock, asked, answer };
}

describe('the curve by length', () => {
  test('is measured while somebody looks, not at once, and then at twenty times its cost', () => {
    const { curve, clock, asked, answer } = curveAt();
    curve.reached(10, false);
    expect(asked).toHaveLength(0);
    const stop = curve.look();
    curve.reached(20, false);
    expect(asked).toHaveLength(0);
    clock.now = 3000;
    curve.reached(30, false);
    curve.reached(40, false);
    expect(asked).toHaveLength(1);
    clock.now += 500;
    curve.judged(answer(40));
    expect(curve.answer?.step).toBe(40);
    clock.now += 9999;
    curve.reached(900, false);
    expect(asked).toHaveLength(1);
    clock.now += 1;
    curve.reached(901, false);
    expect(asked).toHaveLength(2);
    curve.judged(answer(901));
    stop();
    clock.now += 1e6;
    curve.reached(5000, false);
    expect(asked).toHaveLength(2);
  });

  test('is measured once more when the run rests, and whenever somebody asks', () => {
    const { curve, asked, answer } = curveAt();
    curve.look();
    curve.reached(7, true);
    expect(asked).toHaveLength(1);
    curve.measure();
    expect(asked, 'one is under way').toHaveLength(1);
    curve.judged(answer(7));
    curve.reached(7, true);
    expect(asked, 'nothing is new').toHaveLength(1);
    curve.measure();
    expect(asked).toHaveLength(2);
  });

  test('is forgotten with its run, and with what was asked', () => {
    const { curve, asked, answer } = curveAt();
    curve.measure();
    curve.judged(answer(3));
    curve.measure();
    curve.begin();
    expect(curve.answer).toBeUndefined();
    expect(curve.waiting).toBe(false);
    curve.measure();
    expect(asked).toHaveLength(3);
  });

  test('of a run comes from its client', () => {
    const { session, client } = visit();
    const { lengths: curve } = session.run;
    curve.look();
    client.events.frame(frame(20, 0.1));
    client.events.status({ state: 'paused' });
    expect(client.judgings).toMatchObject([{ count: 64 }]);
    client.events.judged!({ step: 20, results: [{ length: 50, loss: 1, metric: 0 }] });
    expect(curve.answer?.step).toBe(20);
    session.reset();
    expect(curve.answer).toBeUndefined();
    session.dispose();
  });
});
