/** Readings that a person asks for in place of the newest, and how they are kept up to date. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createScoreView, pin, type ScoreViewStore } from '../../../src/store/scoreView.ts';
import { withValue } from '../../../src/store/edits.ts';
import { WhatIf } from '../../../src/store/whatIf.ts';
import type { Interventions } from '../../../src/models/interventions.ts';
import type { Readout } from '../../../src/worker/protocol.ts';
import { silentClient, type FakeClient } from '../../fixtures/fakeSession.ts';

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

const silence: Interventions = [{ kind: 'zero', layer: 0, unit: 0 }];

describe('a what-if', () => {
  let scoreView: ScoreViewStore;
  let client: FakeClient;
  let newest: Readout | undefined;
  let whatIf: WhatIf;

  const asked = () => client.asked('whatIf');
  const answer = (score: Readout, beside?: Readout) =>
    client.answer('whatIf', { score, answers: 'right', ...(beside && { beside }) });

  beforeEach(() => {
    scoreView = createScoreView();
    newest = scoreOf(5);
    client = silentClient();
    whatIf = new WhatIf({
      scoreView,
      newest: () => newest,
      snapshot: (at) => (at === 2 ? { step: 2, parameters: new Float32Array(1) } : undefined),
      asker: client,
    });
  });

  test('follows the error that the lane follows', () => {
    whatIf.change({ interventions: silence });
    answer(scoreOf(5));
    scoreView.setState({ followed: 'playhead', playhead: 1 });
    expect(asked().at(-1)).toEqual({ kind: 'whatIf', example: 0, interventions: silence, error: 1 });
    answer(scoreOf(5));
    scoreView.setState({ unit: { layer: 0, unit: 0 } });
    expect(asked()).toHaveLength(2);
    scoreView.setState({ followed: 'last' });
    expect(asked().at(-1)).toEqual({ kind: 'whatIf', example: 0, interventions: silence });
  });

  test('is asked of the worker and held on the score beside the original reading', () => {
    const edit = withValue(newest!, undefined, 1, 0, 1);
    whatIf.change({ edit });
    expect(asked()).toEqual([{ kind: 'whatIf', example: 0, inputs: Float32Array.of(1, 1, 1) }]);
    const [changed, original] = [scoreOf(5), scoreOf(5)];
    answer(changed, original);
    expect(scoreView.getState().pinned).toEqual({
      by: 'what-if',
      score: changed,
      beside: original,
      label: 'input changed at t = 2',
    });
  });

  test('brings everything together, and names it', () => {
    whatIf.change({ edit: withValue(newest!, undefined, 1, 0, 1) });
    answer(scoreOf(5), scoreOf(5));
    whatIf.change({ interventions: silence, at: 2 });
    expect(asked().at(-1)).toMatchObject({
      inputs: Float32Array.of(1, 1, 1),
      interventions: silence,
      snapshot: { step: 2 },
    });
    answer(scoreOf(2), scoreOf(2));
    expect(scoreView.getState().pinned!.label).toBe(
      'input changed at t = 2, one intervention, as it was at training step 2',
    );
  });

  test('is asked one at a time: of all that is wanted meanwhile only the newest', () => {
    for (const value of [0.1, 0.2, 0.3]) whatIf.change({ edit: withValue(newest!, undefined, 1, 0, value) });
    expect(asked()).toHaveLength(1);
    answer(scoreOf(5), scoreOf(5));
    expect(asked()).toHaveLength(2);
    expect(asked()[1]!.inputs![1]).toBeCloseTo(0.3);
    answer(scoreOf(5), scoreOf(5));
    expect(asked()).toHaveLength(2);
  });

  test('that is over before it is answered shows nothing', () => {
    whatIf.change({ interventions: silence });
    whatIf.change({ interventions: [] });
    expect(client.open('whatIf'), 'nobody wants the answer').toBeUndefined();
    expect(scoreView.getState().pinned).toBeUndefined();
    expect(asked()).toHaveLength(1);
  });

  test('is watched at a calm pace, and each answer is shown', () => {
    whatIf.change({ interventions: silence });
    expect(client.open('whatIf')!.pace).toEqual({ least: 2000 });
    for (const step of [5, 6, 7]) {
      answer(scoreOf(step), scoreOf(step));
      expect(scoreView.getState().pinned!.score.step).toBe(step);
      newest = scoreOf(step + 1);
      whatIf.look();
    }
    expect(asked()).toHaveLength(1);
  });

  test('of the past stands as it is, whatever the network learns', () => {
    whatIf.change({ at: 2 });
    expect(client.open('whatIf')!.pace).toEqual({ once: true });
    answer(scoreOf(2));
    newest = scoreOf(50);
    whatIf.look();
    expect(asked()).toHaveLength(1);
    expect(scoreView.getState().pinned).toMatchObject({
      score: { step: 2 },
      label: 'as it was at training step 2',
    });
  });

  test('goes back to now where the snapshot is gone', () => {
    whatIf.change({ at: 2 });
    answer(scoreOf(2));
    whatIf.change({ at: 3 });
    expect(scoreView.getState().pinned).toBeUndefined();
    expect(whatIf.store.getState().at).toBeUndefined();
  });

  test('drops an edit with its example, and asks anew for the operations', () => {
    whatIf.change({ edit: withValue(newest!, undefined, 1, 0, 1), interventions: silence });
    answer(scoreOf(5), scoreOf(5));
    newest = scoreOf(5, 3);
    whatIf.look();
    expect(asked().at(-1)).toEqual({ kind: 'whatIf', example: 3, interventions: silence });
    expect(whatIf.store.getState().edit).toBeUndefined();
  });

  test('is over when somebody else takes its place on the score, or it is released', () => {
    whatIf.change({ interventions: silence });
    answer(scoreOf(5), scoreOf(5));
    scoreView.setState({ lens: 'difference' });
    pin(scoreView, { by: 'other', score: scoreOf(1), label: 'other' });
    expect(whatIf.store.getState().interventions).toEqual([]);
    expect(scoreView.getState()).toMatchObject({ pinned: { by: 'other' }, lens: 'changed' });
    whatIf.change({ interventions: silence });
    expect(scoreView.getState().pinned!.by, 'what was found before is not shown again').toBe('other');
    answer(scoreOf(5), scoreOf(5));
    scoreView.setState({ pinned: undefined });
    expect(whatIf.store.getState().interventions).toEqual([]);
  });

  test('that cannot be answered says why, once', () => {
    whatIf.change({ interventions: silence });
    client.answer('whatIf', { kind: 'refused', sentence: 'It cannot be.' });
    expect(whatIf.store.getState().sentence).toBe('It cannot be.');
    whatIf.look();
    expect(asked()).toHaveLength(1);
  });
});
