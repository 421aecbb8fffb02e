/** The page's side of asking: one question at a time, and what stays of its answers. */
import { beforeEach, describe, expect, test } from 'vitest';
import { Answers } from '../../../src/store/answers.ts';
import type { Question } from '../../../src/worker/protocol.ts';
import { silentClient, visit, type FakeClient } from '../../fixtures/fakeSession.ts';
import { fakeClient } from '../worker/fakeWorker.ts';

const prompt = (text: string): Question<'prompt'> => ({ kind: 'prompt', text });
const CALMLY = { least: 2000 };

describe('what is asked', () => {
  let client: FakeClient;
  let answers: Answers<'prompt'>;
  /** What was to be seen after each change. */
  let seen: (number | string | undefined)[];

  const texts = () => client.asked('prompt').map(({ text }) => text);
  const answer = (step: number) =>
    client.answer('prompt', {
      step,
      reply: { kind: 'written', read: 'two→', written: [], ended: true, probability: 0.5 },
    });
  const refuse = (sentence: string) => client.answer('prompt', { kind: 'refused', sentence });

  beforeEach(() => {
    client = silentClient();
    answers = new Answers(client);
    seen = [];
    answers.subscribe(() => seen.push(answers.refusal ?? answers.found?.step));
  });

  test('is watched, and keeps its newest answer', () => {
    const two = prompt('two');
    answers.watch(two, CALMLY);
    expect(client.open('prompt')).toMatchObject({ question: two, pace: CALMLY });
    expect([answers.found, answers.question]).toEqual([undefined, undefined]);
    answer(0);
    expect(answers.question).toBe(two);
    answer(9);
    expect(seen).toEqual([0, 9]);
    expect(texts()).toEqual(['two']);
  });

  test('is asked one at a time: of all that is wanted meanwhile only the newest, and at once', () => {
    for (const text of ['one', 'two', 'three']) answers.watch(prompt(text));
    expect(texts()).toEqual(['one']);
    answer(1);
    expect(texts()).toEqual(['one', 'three']);
    expect(answers.question, 'what was asked a moment ago is shown').toEqual(prompt('one'));
    expect(client.questions[0]!.open, 'and not watched any more').toBe(false);
    answer(1);
    expect(texts()).toEqual(['one', 'three']);
    answers.watch(prompt('four'));
    expect(texts(), 'nothing is under way').toEqual(['one', 'three', 'four']);
    expect(answers.found, 'what was found stays up to the next answer').toBeDefined();
  });

  test('that was refused says why, until there is something', () => {
    answers.watch(prompt(''));
    refuse('Type something.');
    expect(answers).toMatchObject({ found: undefined, refusal: 'Type something.' });
    answer(5);
    expect(answers).toMatchObject({ found: { step: 5 }, refusal: undefined });
    refuse('There is none.');
    expect(seen).toEqual(['Type something.', 5, 'There is none.']);
  });

  test('outlives a reset, without its answer', () => {
    answers.watch(prompt('two'), CALMLY);
    answer(30);
    client.reset();
    expect(answers).toMatchObject({ found: undefined, refusal: undefined, question: undefined });
    expect(client.open('prompt'), 'it is asked of the fresh network').toBeDefined();
    answer(0);
    expect(seen).toEqual([30, undefined, 0]);
  });

  test('does not wait for an answer of the run before', () => {
    answers.watch(prompt('two'));
    client.reset();
    answers.watch(prompt('three'));
    expect(texts()).toEqual(['two', 'three']);
    expect(client.questions[0]!.open).toBe(false);
  });

  test('is not asked any more once nobody wants it; what was found stays, unless it is over', () => {
    answers.watch(prompt('two'));
    answer(3);
    answers.rest();
    expect(client.open('prompt')).toBeUndefined();
    expect(answers.found!.step).toBe(3);
    answers.forget();
    expect(answers.found).toBeUndefined();
    expect(seen).toEqual([3, undefined]);
  });

  test('before it is answered keeps nothing waiting once nobody wants it', () => {
    answers.watch(prompt('two'));
    answers.rest();
    expect(seen).toEqual([]);
    answers.watch(prompt('three'));
    expect(texts()).toEqual(['two', 'three']);
  });

  test('once is over with its run, whose answer goes', () => {
    answers.ask(prompt('two'));
    expect(client.open('prompt')!.pace).toEqual({ once: true });
    answer(4);
    answers.ask(prompt('two'));
    expect(client.open('prompt')!.pace).toMatchObject({ once: true });
    answer(5);
    client.reset();
    expect(seen).toEqual([4, 5, undefined]);
    answers.ask(prompt('two'));
    expect(texts(), 'and is asked anew at once').toEqual(['two', 'two', 'two']);
  });

  test('now does not wait for what may wait, and is watched on', () => {
    const two = prompt('two');
    answers.watch(two, { least: 3000, first: 3000 });
    answers.ask(two);
    expect(client.open('prompt')).toMatchObject({ question: two, pace: { least: 3000, first: 0 } });
    answers.ask(two);
    expect(texts(), 'one is under way').toEqual(['two', 'two']);
    answer(7);
    answers.ask(two);
    expect(texts()).toEqual(['two', 'two', 'two']);
    answer(7);
    answer(8);
    expect(seen).toEqual([7, 7, 8]);
  });
});

describe('on the page', () => {
  test('the newest answer is there, comes again as the run goes on, and goes with its run', () => {
    const { session, client } = visit();
    const answers = new Answers<'lengths'>(session);
    answers.watch({ kind: 'lengths', lengths: [5, 10], count: 64 });
    for (const step of [20, 40]) {
      client.answer('lengths', { step, results: [{ length: 5, loss: 1, metric: 0 }] });
      expect(answers.found).toMatchObject({ step });
    }
    session.reset();
    expect(answers.found).toBeUndefined();
    session.dispose();
  });
});

describe('of a run that fails', () => {
  const question = { kind: 'lengths', lengths: [5, 10], count: 64 } as const;
  const NO_NETWORK = 'The run has failed, so there is no network to look into: try again, or reset it.';

  test('stays what was found before; what waits hears why, and the next run is asked', async () => {
    const page = fakeClient();
    page.client.load({ experiment: page.experiment, play: false });
    page.worker.ready();
    const [found, waiting, late] = [0, 1, 2].map(() => new Answers<'lengths'>(page.client));
    found!.watch(question);
    const { run } = page.worker.start;
    const { id } = page.worker.heard.find(({ type }) => type === 'watch') as { readonly id: number };
    const results = [{ length: 5, loss: 1, metric: 0 }];
    page.worker.say({ type: 'answer', run, id, step: 20, found: { kind: 'lengths', step: 20, results } });
    waiting!.watch(question);
    page.worker.say({ type: 'failed', run, reason: 'experiment', message: 'It broke.' });
    late!.watch(question);
    await Promise.resolve();
    expect([found, waiting, late].map((each) => each!.refusal)).toEqual([undefined, NO_NETWORK, NO_NETWORK]);
    expect(found!.found).toMatchObject({ step: 20 });
    page.client.reset();
    page.worker.ready();
    expect([found, waiting, late].map((each) => each!.found ?? each!.refusal)).toEqual(
      Array(3).fill(undefined),
    );
    expect(page.worker.heard.filter(({ type }) => type === 'watch')).toHaveLength(3);
    page.client.dispose();
  });
});
