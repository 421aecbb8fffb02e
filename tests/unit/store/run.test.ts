/** What a run always watches: the shown example. */
import { describe, expect, test } from 'vitest';
import { visit } from '../../fixtures/fakeSession.ts';
import { fakeScore } from '../../browser/scoreFakes.ts';

describe('the shown example', () => {
  test('is read from the beginning on, no more often than can be drawn', () => {
    const { session, client } = visit();
    expect(client.open('score')).toMatchObject({
      question: { kind: 'score', example: 0 },
      pace: { least: 50 },
    });
    for (const step of [0, 20]) {
      client.answer('score', fakeScore({}, step));
      expect(session.series.score!.step).toBe(step);
    }
    session.reset();
    expect(session.series.score).toBeUndefined();
    client.answer('score', fakeScore({}, 0));
    expect(session.series.score!.step).toBe(0);
    session.dispose();
  });

  test('is another one on request, and that before is not read any more', () => {
    const { session, client } = visit();
    session.showExample(3);
    expect(client.examples).toEqual([0, 3]);
    expect(client.questions.filter(({ open }) => open)).toHaveLength(1);
    session.dispose();
  });

  test('follows the error that is chosen, with no more than one question that waits for its answer', () => {
    const { session, client } = visit();
    const asked = () =>
      client.asked('score').map((question) => ('error' in question ? question.error : 'last'));
    client.answer('score', fakeScore({}, 0));
    session.scoreView.setState({ playhead: 4 });
    expect(asked()).toEqual(['last']);
    session.scoreView.setState({ followed: 'playhead' });
    for (const playhead of [5, 6, 7]) session.scoreView.setState({ playhead });
    expect(asked()).toEqual(['last', 4]);
    client.answer('score', fakeScore({}, 0));
    expect(asked()).toEqual(['last', 4, 7]);
    client.answer('score', fakeScore({}, 0));
    // The last step of all is the last that counts, which comes with every reading.
    session.scoreView.setState({ playhead: Infinity });
    client.answer('score', fakeScore({}, 0));
    session.scoreView.setState({ followed: 'all' });
    expect(asked()).toEqual(['last', 4, 7, 'last', 'all']);
    expect(client.questions.filter(({ open }) => open)).toHaveLength(1);
    // Another example keeps it.
    session.showExample(3);
    expect(client.open('score')!.question).toEqual({ kind: 'score', example: 3, error: 'all' });
    session.dispose();
  });

  test('stays where it cannot be read any more', () => {
    const { session, client } = visit();
    client.answer('score', fakeScore({}, 20));
    client.answer('score', { kind: 'refused', sentence: 'The run has diverged.' });
    expect(session.series.score!.step).toBe(20);
    session.dispose();
  });
});
