import { describe, expect, it } from 'vitest';
import { headlineOf } from '../../../src/app/headlineText.ts';
import { validationHelp } from '../../../src/app/results/validationHelp.ts';
import { testSentence } from '../../../src/app/validationText.ts';
import type { PageState } from '../../../src/store/state.ts';
import type { ProblemInfo, Validation } from '../../../src/tasks/contract/problem.ts';
import { runInfo, visit } from '../../fixtures/fakeSession.ts';

function solved(problem: ProblemInfo): PageState {
  const { session } = visit();
  const state = session.store.getState();
  session.dispose();
  const part = { status: { state: 'running' }, progressLevel: 'solved', solvedAt: 420, step: 500 } as const;
  return { ...state, ...part, info: runInfo({ problem }) };
}

const { problem } = runInfo();
const series: ProblemInfo = {
  ...problem,
  validation: { kind: 'set-aside', what: 'later values' },
  solved: { loss: 0.2, label: 'linear, 9 back', test: 0.3 },
};

describe('what a network is judged by', () => {
  it.each<[Validation, string]>([
    [{ kind: 'fresh' }, 'It reached a loss of 0.01 or less on fresh sequences that training does not meet.'],
    [{ kind: 'set-aside', what: 'sums' }, 'It reached a loss of 0.01 or less on sums kept out of training.'],
    [
      { kind: 'all', count: 10 },
      'It reached a loss of 0.01 or less on the 10 sequences there are, which training meets too.',
    ],
  ])('is said of %o where it is solved', (validation, text) => {
    expect(headlineOf(solved({ ...problem, validation })).text).toBe(text);
  });

  it('is explained with the word validation', () => {
    expect(validationHelp({ kind: 'all', count: 1024 })).toMatch(
      /only 1,024 sequences, so training meets them too\.$/,
    );
    expect(validationHelp({ kind: 'set-aside', what: 'dates' })).toMatch(/dates kept out of training\.$/);
    expect(validationHelp(undefined)).toMatch(/^Validation: .*\.$/);
  });
});

describe('the test', () => {
  const chosen = { step: 460, loss: 0.18, test: { loss: 0.25, metric: 1 } };
  const sentence =
    'At step 460, where the validation loss was lowest, the test loss is 0.250; “linear, 9 back” has 0.3.';

  it('is reported of the network that validation chose, beside the line on the same data', () => {
    expect(testSentence(chosen, series)).toBe(sentence);
    expect(headlineOf({ ...solved(series), lostAt: 500 }, { chosen }).text).toBe(
      `It reached a loss of 0.2 or less on later values kept out of training. From step 500 on the loss is well above that again. ${sentence}`,
    );
  });

  it('is reported where the network has overfitted, too', () => {
    const state = { ...solved(series), overfit: { step: 460, loss: 0.18 } };
    expect(headlineOf(state, { chosen }).text).toBe(
      `It had solved the task at step 420. The validation loss was lowest at step 460 (0.180) and has risen by half and more; the training loss stays far below it. ${sentence}`,
    );
  });

  it('is not spoken of where there is none', () => {
    expect(testSentence({ step: 460, loss: 0.18 }, series)).toBeUndefined();
    expect(testSentence(chosen, problem)).toBeUndefined();
  });
});
