import { expect, test } from 'vitest';
import { FrameSender } from '../../../src/worker/frameSender.ts';
import type { Frame } from '../../../src/worker/protocol.ts';

function sender() {
  const sent: Frame[] = [];
  let time = 0;
  const frames = new FrameSender(
    (frame) => sent.push(frame),
    () => time,
  );
  return { frames, sent, pass: (ms: number) => (time += ms) };
}

/** Steps with these losses; gradients are ten times as long, and clipped at 1. */
const steps = (...losses: number[]) => ({
  losses: Float32Array.from(losses),
  gradientNorms: Float32Array.from(losses, (loss) => 10 * loss),
  clipNorms: new Float32Array(losses.length).fill(1),
});

test('what comes between two frames leaves in the next, in order and once', () => {
  const { frames, sent, pass } = sender();
  frames.addSteps(1, steps(5, 4));
  frames.addSteps(3, steps(3));
  frames.addEvaluation(3, { loss: 2.5, metric: 0.5, test: { loss: 3.5, metric: 0.25 } }, 1.5);
  frames.send(3, 10, false);
  expect([...sent[0]!.losses]).toEqual([5, 4, 3]);
  expect([...sent[0]!.gradientNorms!]).toEqual([50, 40, 30]);
  expect([...sent[0]!.clipNorms!]).toEqual([1, 1, 1]);
  expect(sent[0]!).toMatchObject({ number: 1, step: 3, firstStep: 1, stepsPerSecond: 10 });
  expect(sent[0]!.evaluations).toEqual({
    steps: Int32Array.of(3),
    seconds: Float32Array.of(1.5),
    losses: Float32Array.of(2.5),
    metrics: Float32Array.of(0.5),
    test: { losses: Float32Array.of(3.5), metrics: Float32Array.of(0.25) },
  });
  frames.acknowledge(1);
  pass(100);
  frames.addSteps(4, steps(2));
  frames.send(4, 10, false);
  expect(sent[1]).toMatchObject({ number: 2, firstStep: 4 });
  expect([...sent[1]!.losses]).toEqual([2]);
  expect(sent[1]!.evaluations.steps).toHaveLength(0);
});

test('a page that stands still is given so much and no more', () => {
  const { frames, sent, pass } = sender();
  const many = {
    losses: new Float32Array(4096),
    gradientNorms: new Float32Array(4096),
    clipNorms: new Float32Array(4096),
  };
  let step = 0;
  const add = (force: boolean) => {
    pass(60);
    frames.addSteps(step + 1, many);
    frames.send((step += 4096), 0, force);
  };
  for (let k = 0; k < 3; k++) add(k > 0);
  expect(frames.pageIsBehind).toBe(false);
  add(false);
  expect([frames.pageIsBehind, sent.length]).toEqual([true, 3]);
  // What was taken in makes room, and what is left goes with the next frame.
  expect([frames.acknowledge(2), frames.pageIsBehind]).toEqual([true, false]);
  expect(frames.acknowledge(3)).toBe(false);
  pass(60);
  frames.send(step, 0, false);
  expect(sent.map(({ losses }) => losses.length)).toEqual([4096, 4096, 4096, 4096]);
});

test('nothing leaves before the last frame is acknowledged, and nothing is lost meanwhile', () => {
  const { frames, sent, pass } = sender();
  frames.send(0, 0, false);
  for (let step = 1; step <= 100; step++) {
    pass(60);
    frames.addSteps(step, steps(step));
    frames.send(step, 0, false);
  }
  expect(sent).toHaveLength(1);
  frames.acknowledge(1);
  frames.send(100, 0, false);
  expect(sent[1]!.losses).toHaveLength(100);
});

test('frames leave at most every 50 ms unless they must', () => {
  const { frames, sent, pass } = sender();
  frames.send(0, 0, false);
  frames.acknowledge(1);
  pass(20);
  frames.send(1, 0, false);
  expect(sent).toHaveLength(1);
  frames.send(1, 0, true);
  expect(sent).toHaveLength(2);
});

test('a forced frame does not wait for the acknowledgement, and the next one waits for both', () => {
  const { frames, sent, pass } = sender();
  frames.send(0, 0, false);
  frames.send(1, 0, true);
  frames.acknowledge(1);
  pass(100);
  frames.send(2, 0, false);
  expect(sent).toHaveLength(2);
  frames.acknowledge(2);
  frames.send(2, 0, false);
  expect(sent).toHaveLength(3);
});
