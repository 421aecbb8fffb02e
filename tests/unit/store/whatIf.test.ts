/** Readings that a person asks for in place of the newest, and how they are kept up to date. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createScoreView, pin, type ScoreViewStore } from '../../../src/store/scoreView.ts';
import { withValue } from '../../../src/store/edits.ts';
import { WhatIf } from '../../../src/store/whatIf.ts';
import type { Interventions } from '../../../src/models/interventions.ts';
import type { Found, Inspection, Readout } from '../../../src/worker/protocol.ts';

function scoreOf(step: number, example = 0): Readout {
  return {
    step,
    example,
    examples: 4,
    timeSteps: 3,
    units: 1,
    inputs: Float32Array.of(1, 0, 1),
    targets: new Float32Array(3),
    mask: new Float32Array(3),
    outputs: Float32Array.of(step, step, step),
    lanes: [],
    attention: [],
  };
}

const silence: Interventions = [{ kind: 'silence', layer: 0, unit: 0 }];

describe('a what-if', () => {
  let scoreView: ScoreViewStore;
  let asked: {
    question: Inspection<'read'>;
    answer: (found: Found<'read'>) => void;
    refuse: (why: Error) => void;
  }[];
  let newest: Readout | undefined;
  let step: number;
  let resting: boolean;
  let time: number;
  let whatIf: WhatIf;

  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  const answer = async (score: Readout, beside?: Readout) => {
    asked.at(-1)!.answer({ kind: 'read', score, answers: 'right', ...(beside && { beside }) });
    await settle();
  };

  beforeEach(() => {
    scoreView = createScoreView();
    [asked, newest, step, resting, time] = [[], scoreOf(5), 5, true, 0];
    whatIf = new WhatIf({
      scoreView,
      newest: () => newest,
      snapshot: (at) => (at === 2 ? { step: 2, parameters: new Float32Array(1) } : undefined),
      standing: () => ({ step, resting }),
      inspect: (question) =>
        new Promise((resolve, reject) => {
          asked.push({ question, answer: resolve, refuse: reject });
        }),
      now: () => time,
    });
  });

  test('is asked of the worker and held on the score beside the untouched reading', async () => {
    const edit = withValue(newest!, undefined, 1, 0, 1);
    whatIf.change({ edit });
    expect(asked.map(({ question }) => question)).toEqual([
      { kind: 'read', example: 0, inputs: Float32Array.of(1, 1, 1) },
    ]);
    const [changed, untouched] = [scoreOf(5), scoreOf(5)];
    await answer(changed, untouched);
    expect(scoreView.getState().pinned).toEqual({
      by: 'what-if',
      score: changed,
      beside: untouched,
      label: 'input changed at step 2',
    });
  });

  test('brings everything together, and names it', async () => {
    whatIf.change({ edit: withValue(newest!, undefined, 1, 0, 1) });
    await answer(scoreOf(5), scoreOf(5));
    whatIf.change({ surgery: silence, at: 2 });
    expect(asked.at(-1)!.question).toMatchObject({
      inputs: Float32Array.of(1, 1, 1),
      surgery: silence,
      snapshot: { step: 2 },
    });
    await answer(scoreOf(2), scoreOf(2));
    expect(scoreView.getState().pinned!.label).toBe(
      'input changed at step 2, one operation on the network, as it was at training step 2',
    );
  });

  test('is asked one at a time: of all that is wanted meanwhile only the newest', async () => {
    for (const value of [0.1, 0.2, 0.3]) whatIf.change({ edit: withValue(newest!, undefined, 1, 0, value) });
    expect(asked).toHaveLength(1);
    await answer(scoreOf(5), scoreOf(5));
    expect(asked).toHaveLength(2);
    expect(asked[1]!.question.inputs![1]).toBeCloseTo(0.3);
    await answer(scoreOf(5), scoreOf(5));
    expect(asked).toHaveLength(2);
  });

  test('that is over before it is answered shows nothing', async () => {
    whatIf.change({ surgery: silence });
    whatIf.change({ surgery: [] });
    await answer(scoreOf(5), scoreOf(5));
    expect(scoreView.getState().pinned).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  test('is renewed at a calm pace while the network learns, and at once when it rests', async () => {
    resting = false;
    whatIf.change({ surgery: silence });
    time = 200;
    await answer(scoreOf(5), scoreOf(5));
    step = 6;
    time = 3000;
    whatIf.look();
    // It took 200 ms, so it waits 4 seconds.
    expect(asked).toHaveLength(1);
    time = 4000;
    whatIf.look();
    expect(asked).toHaveLength(2);
    await answer(scoreOf(6), scoreOf(6));
    [step, resting] = [7, true];
    whatIf.look();
    expect(asked).toHaveLength(3);
    await answer(scoreOf(7), scoreOf(7));
    whatIf.look();
    expect(asked).toHaveLength(3);
  });

  test('of the past stands as it is, whatever the network learns', async () => {
    whatIf.change({ at: 2 });
    await answer(scoreOf(2));
    [step, time] = [50, 100_000];
    whatIf.look();
    expect(asked).toHaveLength(1);
    expect(scoreView.getState().pinned).toMatchObject({
      score: { step: 2 },
      label: 'as it was at training step 2',
    });
  });

  test('goes back to now where the snapshot is gone', async () => {
    whatIf.change({ at: 2 });
    await answer(scoreOf(2));
    whatIf.change({ at: 3 });
    expect(scoreView.getState().pinned).toBeUndefined();
    expect(whatIf.store.getState().at).toBeUndefined();
  });

  test('drops an edit with its example, and asks anew for the operations', async () => {
    whatIf.change({ edit: withValue(newest!, undefined, 1, 0, 1), surgery: silence });
    await answer(scoreOf(5), scoreOf(5));
    newest = scoreOf(5, 3);
    whatIf.look();
    expect(asked.at(-1)!.question).toEqual({ kind: 'read', example: 3, surgery: silence });
    expect(whatIf.store.getState().edit).toBeUndefined();
  });

  test('is over when somebody else takes its place on the score, or it is released', async () => {
    whatIf.change({ surgery: silence });
    await answer(scoreOf(5), scoreOf(5));
    scoreView.setState({ lens: 'difference' });
    pin(scoreView, { by: 'other', score: scoreOf(1), label: 'other' });
    expect(whatIf.store.getState().surgery).toEqual([]);
    expect(scoreView.getState()).toMatchObject({ pinned: { by: 'other' }, lens: 'changed' });
    whatIf.change({ surgery: silence });
    await answer(scoreOf(5), scoreOf(5));
    scoreView.setState({ pinned: undefined });
    expect(whatIf.store.getState().surgery).toEqual([]);
  });

  test('that cannot be answered says why, once', async () => {
    whatIf.change({ surgery: silence });
    asked[0]!.refuse(new Error('It cannot be.'));
    await settle();
    expect(whatIf.store.getState().sentence).toBe('It cannot be.');
    whatIf.look();
    expect(asked).toHaveLength(1);
  });
});
