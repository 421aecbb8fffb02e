import { describe, expect, it } from 'vitest';
import { commands } from '../../../src/app/commands.ts';
import { formatCount, formatLoss, formatMeasured, formatRate } from '../../../src/text/numbers.ts';
import { headlineOf } from '../../../src/app/headlineText.ts';
import type { PageState } from '../../../src/store/state.ts';
import type { RunStatus } from '../../../src/worker/client/status.ts';
import { visit } from '../../fixtures/fakeSession.ts';

const failed = { state: 'failed', why: { kind: 'no worker', detail: 'It is blocked.' } } as const;

function stateWith(part: Partial<PageState>): PageState {
  const { session } = visit();
  const state = session.store.getState();
  session.dispose();
  return { ...state, ...part, runs: [{ ...state.runs[0], ...part }] };
}

describe('in one sentence', () => {
  it('tells a first-time visitor what to do', () => {
    expect(headlineOf(stateWith({})).headline).toBe('Press Play.');
  });

  it('leaves it to the story what the task is', () => {
    const { text } = headlineOf(stateWith({}));
    expect(text).toMatch(/^At the last time step .* It has learned nothing yet, so it guesses\.$/);
    expect(headlineOf(stateWith({}), { told: true })).toMatchObject({ headline: 'Press Play.', text: '' });
  });

  it('tells where a solved run was solved, running or paused', () => {
    const solved = { progressLevel: 'solved', solvedAt: 1200, step: 1500 } as const;
    expect(headlineOf(stateWith({ ...solved, status: { state: 'running' } }))).toMatchObject({
      headline: 'Solved at step 1,200.',
      tone: 'good',
    });
    expect(headlineOf(stateWith({ ...solved, status: { state: 'paused' } })).text).toContain(
      'Paused at step 1,500.',
    );
  });

  it('does not say at which step a saved network was solved, which had been before its curves begin', () => {
    const headlineAt = (solvedAt: number) =>
      headlineOf(
        stateWith({
          progressLevel: 'solved',
          solvedAt,
          knownFrom: 1200,
          step: 1500,
          status: { state: 'paused' },
        }),
      ).headline;
    expect(headlineAt(1200)).toBe('Solved by step 1,200.');
    expect(headlineAt(1300)).toBe('Solved at step 1,300.');
  });

  it('tells where a run diverged, and what to try', () => {
    expect(headlineOf(stateWith({ status: { state: 'diverged', step: 132, loss: NaN } }))).toEqual({
      headline: 'Diverged (NaN) at step 132.',
      text: 'Lower the learning rate or clip the gradient, then reset.',
      tone: 'bad',
    });
    expect(
      headlineOf(stateWith({ status: { state: 'diverged', step: 1320, loss: -Infinity } })).headline,
    ).toBe('Diverged (infinite) at step 1,320.');
  });

  it('tells that a run overfits, solved before or not', () => {
    const running = { status: { state: 'running' }, overfit: { step: 80, loss: 0.147 } } as const;
    expect(headlineOf(stateWith({ ...running, progressLevel: 'learning' }))).toEqual({
      headline: 'It overfits (learns the training data by heart).',
      text: 'The validation loss was lowest at step 80 (0.147) and has risen by half and more; the training loss stays far below it.',
      tone: 'calm',
    });
    const solved = { ...running, progressLevel: 'solved', solvedAt: 60, step: 300 } as const;
    const { text } = headlineOf(stateWith({ ...solved, status: { state: 'paused' } }));
    expect(text).toMatch(/^It had solved the task at step 60\. .* Paused at step 300\.$/);
  });

  it('speaks of no solution where there is only another method to beat', () => {
    const { info } = stateWith({});
    const line = { loss: 2.34, label: 'letter pairs', beats: true } as const;
    const problem = { ...info!.problem, solved: line };
    const state = stateWith({
      status: { state: 'running' },
      info: { ...info!, problem },
      progressLevel: 'solved',
      solvedAt: 400,
      step: 800,
    });
    expect(headlineOf(state)).toMatchObject({
      headline: 'Better than “letter pairs” since step 400.',
      tone: 'good',
    });
    expect(headlineOf({ ...state, lostAt: 700 })).toMatchObject({
      headline: 'Better than “letter pairs” from step 400 to 700.',
      tone: 'calm',
    });
  });

  it('names the trivial guess that is to be beaten', () => {
    const running = { status: { state: 'running' }, progressLevel: 'guessing', step: 10 } as const;
    expect(headlineOf(stateWith(running)).text).toContain('always guess 1');
  });

  it('says something in every state', () => {
    const statuses: readonly RunStatus[] = [
      { state: 'loading' },
      { state: 'ready' },
      { state: 'running' },
      { state: 'paused' },
      { state: 'moving' },
      { state: 'recovering', cause: 'crash', from: 0 },
      { state: 'diverged', step: 132, loss: Infinity },
      failed,
    ];
    for (const status of statuses) {
      for (const progressLevel of ['untrained', 'guessing', 'learning', 'back', 'solved'] as const) {
        for (const info of [undefined, stateWith({}).info]) {
          const said = headlineOf(stateWith({ status, progressLevel, info }));
          expect(said.headline).toMatch(/\.$/);
          expect(said.text).toMatch(/\.$/);
          expect(said.text).not.toMatch(/undefined|NaN/);
        }
      }
    }
  });
});

describe('numbers on the page', () => {
  it('are short and written alike', () => {
    expect(formatCount(1240)).toBe('1,240');
    expect([412.4, 4.21, 0, NaN].map(formatRate)).toEqual(['412', '4.2', '–', '–']);
    expect([0.1666, 0.0042].map(formatLoss)).toEqual(['0.167', '0.0042']);
    expect(formatMeasured(315.7112)).toBe('315.71');
  });
});

describe('the commands', () => {
  it('have keys of their own', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('cannot play what has diverged or failed, but can reset it', () => {
    for (const status of [{ state: 'diverged', step: 132, loss: NaN }, failed] as const) {
      const page = stateWith({ status });
      const usable = commands.filter(({ enabled }) => enabled(page)).map(({ id }) => id);
      expect(usable).not.toContain('play');
      expect(usable).not.toContain('step');
      expect(usable).toContain('reset');
    }
  });

  it('step only where nothing runs, and reset only where something was done', () => {
    const usable = (part: Partial<PageState>) =>
      commands.filter(({ enabled }) => enabled(stateWith(part))).map(({ id }) => id);
    expect(usable({ status: { state: 'running' }, step: 3 })).not.toContain('step');
    expect(usable({ status: { state: 'paused' }, step: 3 })).toEqual(
      expect.arrayContaining(['step', 'reset']),
    );
    expect(usable({ status: { state: 'ready' }, step: 0 })).not.toContain('reset');
  });
});
