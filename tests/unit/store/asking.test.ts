/** A visitor's question, and how its answer is kept up to date. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Asking, RENEW_MS, type AskingState } from '../../../src/store/asking.ts';
import type { Answer } from '../../../src/worker/protocol.ts';
import { frame, runInfo, visit } from '../../fixtures/fakeSession.ts';

const answer = (step: number): Answer => ({
  id: 1,
  step,
  reply: { kind: 'written', read: 'two→', written: [], ended: true, probability: 0.5 },
});

describe('a question', () => {
  let asked: string[];
  let state: AskingState | undefined;
  let time: number;
  let asking: Asking;

  beforeEach(() => {
    [asked, state, time] = [[], undefined, 0];
    asking = new Asking({ ask: (text) => asked.push(text), show: (next) => (state = next), now: () => time });
  });

  test('is asked, and keeps its answer', () => {
    asking.ask('two');
    expect(state).toEqual({ text: 'two', answer: undefined, renewed: false });
    asking.answered(answer(0));
    expect(state).toEqual({ text: 'two', answer: answer(0), renewed: false });
    expect(asked).toEqual(['two']);
  });

  test('is asked again while the network learns, but not more often than every so long', () => {
    asking.ask('two');
    asking.answered(answer(0));
    asking.reached(5, false);
    expect(asked).toHaveLength(1);
    time = RENEW_MS;
    asking.reached(9, false);
    asking.reached(10, false);
    expect(asked).toEqual(['two', 'two']);
    asking.answered(answer(9));
    expect(state).toMatchObject({ answer: { step: 9 }, renewed: true });
  });

  test('is asked once more when the network comes to rest at another step', () => {
    asking.ask('two');
    asking.answered(answer(0));
    asking.reached(5, true);
    asking.answered(answer(5));
    asking.reached(5, true);
    expect(asked).toHaveLength(2);
  });

  test('that was refused is not asked again', () => {
    asking.ask('');
    asking.answered({ id: 1, step: 0, reply: { kind: 'refused', sentence: 'Type something.' } });
    time = 10 * RENEW_MS;
    asking.reached(50, true);
    expect(asked).toHaveLength(1);
  });

  test('outlives a reset, without its answer, and is asked of the fresh network', () => {
    asking.ask('two');
    asking.answered(answer(30));
    asking.begin();
    expect(state).toEqual({ text: 'two', answer: undefined, renewed: false });
    asking.ready();
    expect(asked).toEqual(['two', 'two']);
  });

  test('nothing is asked where there is no question', () => {
    asking.ready();
    asking.reached(100, true);
    asking.answered(answer(3));
    asking.forget();
    expect([asked, state]).toEqual([[], undefined]);
  });
});

describe('on the page', () => {
  const dates = runInfo();
  const info = {
    ...dates,
    problem: {
      ...dates.problem,
      ask: { label: 'a date', examples: ['3 March 1998'], answer: { kind: 'written', end: 1, longest: 11 } },
    },
  } as const;

  test('the newest answer is there, and comes again as the run goes on', () => {
    const { session, client } = visit('task=dates');
    client.ready(info);
    session.ask('3 March 1998');
    client.events.answered!(answer(0));
    expect(session.store.getState().asking).toMatchObject({ text: '3 March 1998', answer: { step: 0 } });
    client.events.frame(frame(7));
    client.events.status({ state: 'paused' });
    expect(client.asked).toEqual(['3 March 1998', '3 March 1998']);
    session.dispose();
  });

  test('a reset asks the untrained network', () => {
    const { session, client } = visit('task=dates');
    client.ready(info);
    session.ask('3 March 1998');
    client.events.answered!(answer(4));
    session.reset();
    client.ready(info);
    expect(client.asked).toHaveLength(2);
    session.dispose();
  });

  test('another task forgets the question', () => {
    const { session, client } = visit('task=dates');
    client.ready(info);
    session.ask('3 March 1998');
    client.events.answered!(answer(4));
    session.open('task=parity');
    expect(session.store.getState().asking).toBeUndefined();
    session.dispose();
  });

  test('a run that has failed says that there is nobody to ask', () => {
    const { session, client } = visit('task=dates');
    client.events.status({ state: 'failed', why: { kind: 'refused', sentence: 'It broke.' } });
    session.ask('3 March 1998');
    expect(session.store.getState().asking?.answer?.reply).toEqual({
      kind: 'refused',
      sentence: 'The run has failed, so there is no network to ask: reset it.',
    });
    session.dispose();
  });
});
