import { beforeEach, afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { Renewed } from '../../../src/store/renewed.ts';
import { NothingFound } from '../../../src/worker/client/client.ts';
import type { Found } from '../../../src/worker/protocol.ts';
import type { RunState } from '../../../src/store/state.ts';
import { runInfo } from '../../fixtures/fakeSession.ts';

type Part = Pick<RunState, 'step' | 'status' | 'info'>;

function instrument() {
  const state = createStore<Part>(() => ({ step: 0, status: { state: 'ready' }, info: runInfo() }));
  const asked: number[] = [];
  const seen: number[] = [];
  let settle: { resolve: (found: Found<'weights'>) => void; reject: (error: Error) => void };
  const renewed = new Renewed<'weights'>({
    state,
    question: () => ({ kind: 'weights' }),
    inspect: () => {
      asked.push(state.getState().step);
      return new Promise((resolve, reject) => (settle = { resolve, reject }));
    },
    found: ({ step }) => seen.push(step),
    now: Date.now,
  });
  const answer = (step: number) =>
    settle.resolve({ kind: 'weights', step, parameters: new Float32Array(), layout: [] });
  return {
    renewed,
    state,
    asked,
    seen,
    answer,
    refuse: (sentence: string) => settle.reject(new NothingFound(sentence)),
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('asks only while it is open, and once for each state of a resting network', async () => {
  const { renewed, state, asked, answer, seen } = instrument();
  state.setState({ step: 5 });
  expect(asked).toEqual([]);
  const stop = renewed.start();
  expect(asked).toEqual([5]);
  answer(5);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([5]);
  state.setState({ step: 6 });
  expect(asked).toEqual([5, 6]);
  stop();
  answer(6);
  await vi.advanceTimersByTimeAsync(10_000);
  state.setState({ step: 7 });
  expect(asked).toEqual([5, 6]);
  expect(seen, 'what comes after it was closed is not shown').toEqual([5]);
});

test('waits twenty times its own cost while the network trains, and then asks by itself', async () => {
  const { renewed, state, asked, answer } = instrument();
  state.setState({ status: { state: 'running' }, step: 1 });
  const stop = renewed.start();
  await vi.advanceTimersByTimeAsync(100);
  answer(1);
  await vi.advanceTimersByTimeAsync(0);
  state.setState({ step: 2 });
  await vi.advanceTimersByTimeAsync(1999);
  expect(asked).toEqual([1]);
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual([1, 2]);
  stop();
});

test('does not keep waiting who asks something else', async () => {
  const { renewed, state, asked, answer } = instrument();
  state.setState({ status: { state: 'running' }, step: 1 });
  const stop = renewed.start();
  renewed.again();
  expect(asked, 'one question at a time').toEqual([1]);
  await vi.advanceTimersByTimeAsync(100);
  answer(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual([1, 1]);
  stop();
});

test('says why there is nothing, until there is something', async () => {
  const { renewed, state, answer, refuse } = instrument();
  let renewals = 0;
  renewed.subscribe(() => renewals++);
  const stop = renewed.start();
  refuse('There is none.');
  await vi.advanceTimersByTimeAsync(0);
  expect(renewed.refusal).toBe('There is none.');
  state.setState({ step: 1 });
  answer(1);
  await vi.advanceTimersByTimeAsync(0);
  expect(renewed.refusal).toBeUndefined();
  expect(renewals).toBe(2);
  stop();
});

test('a run that begins anew at the same step is another network', async () => {
  const { renewed, state, asked, answer } = instrument();
  renewed.start();
  answer(0);
  await vi.advanceTimersByTimeAsync(0);
  state.setState({ status: { state: 'loading' } });
  state.setState({ status: { state: 'ready' } });
  expect(asked).toEqual([0, 0]);
});
