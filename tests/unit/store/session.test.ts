import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withCell, withValue, entrantOf } from '../../../src/config/index.ts';
import { APPLY_AFTER_MS } from '../../../src/store/changes.ts';
import { frame, visit } from '../../fixtures/fakeSession.ts';
import { state, set, rest } from './acts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('opening the page', () => {
  it('loads the experiment of the link and does not play it', () => {
    const page = visit('task=adding&length=30&cell=gru&units=16');
    expect(page.client.loads).toHaveLength(1);
    expect(page.client.loads[0]).toMatchObject({
      play: false,
      experiment: { cell: 'gru', hiddenSize: 16, taskOptions: { length: 30 } },
    });
    expect(page.client.calls).not.toContain('play');
    expect(state(page).playing).toBe(false);
  });

  it('leaves an empty address empty', () => {
    expect(visit('').address.entries).toEqual(['']);
  });

  it('says what it changed in a link and writes the address as it should be', () => {
    const page = visit('task=adding&units=9999&batch=4');
    expect(state(page).experiment.hiddenSize).toBe(256);
    expect(state(page).notices.map(({ text }) => text)).toEqual([expect.stringContaining('units=9999')]);
    expect(page.address.entries).toHaveLength(1);
    expect(page.address.read()).toContain('units=256');
  });
});

describe('changing a setting', () => {
  it('hands the learning rate to the run that goes on', () => {
    const page = visit();
    page.session.play();
    page.client.events.frame(frame(100));
    set(page, 'learningRate', 0.01);
    rest();
    expect(page.client.loads).toHaveLength(1);
    expect(page.client.changes).toEqual([expect.objectContaining({ learningRate: 0.01 })]);
    expect(state(page)).toMatchObject({ step: 100, playing: true });
  });

  it('hands a live option of the task to the run that goes on', () => {
    const page = visit('task=text');
    page.session.change(withValue(state(page).experiment, 'task', 'temperature', 1.5));
    rest();
    expect(page.client.loads).toHaveLength(1);
    expect(page.client.changes[0]!.taskOptions).toMatchObject({ temperature: 1.5 });
  });

  it('moves the run for another backend, which goes on playing, and notes that in the address', () => {
    const page = visit('task=adding&cell=lstm');
    page.session.play();
    page.client.events.frame(frame(100));
    set(page, 'backend', 'cpu');
    set(page, 'learningRate', 0.01);
    rest();
    expect(page.client.loads).toHaveLength(1);
    expect(page.client.moves).toEqual(['cpu']);
    expect(page.client.changes.at(-1)).toMatchObject({ learningRate: 0.01 });
    expect(state(page)).toMatchObject({ step: 100, playing: true, steered: true });
    expect(page.address.read()).toBe('task=adding&cell=lstm&lr=0.01&backend=cpu');
  });

  it('starts a fresh run for another backend together with another size', () => {
    const page = visit();
    page.client.events.frame(frame(100));
    set(page, 'backend', 'cpu');
    set(page, 'hiddenSize', 8);
    rest();
    expect(page.client.moves).toEqual([]);
    expect(page.client.loads[1]).toMatchObject({ experiment: { backend: 'cpu', hiddenSize: 8 } });
  });

  it('begins a fresh run for another backend where the one before is over', () => {
    const page = visit();
    page.client.events.status({ state: 'diverged', step: 3, loss: NaN });
    set(page, 'backend', 'cpu');
    rest();
    expect(page.client.loads[1]).toMatchObject({ experiment: { backend: 'cpu' }, play: false });
  });

  it('starts a fresh run for anything else, playing where it played', () => {
    const page = visit();
    page.session.play();
    set(page, 'hiddenSize', 8);
    rest();
    expect(page.client.loads[1]).toMatchObject({ play: true, experiment: { hiddenSize: 8 } });
  });

  it('starts a fresh run paused where it was paused', () => {
    const page = visit();
    page.session.play();
    page.session.pause();
    set(page, 'hiddenSize', 8);
    rest();
    expect(page.client.loads[1]).toMatchObject({ play: false });
  });

  it('waits until a dragged slider rests', () => {
    const page = visit();
    for (const units of [33, 40, 48, 56, 64]) {
      set(page, 'hiddenSize', units);
      vi.advanceTimersByTime(APPLY_AFTER_MS - 50);
    }
    expect(page.client.loads).toHaveLength(1);
    rest();
    expect(page.client.loads.map(({ experiment }) => experiment.hiddenSize)).toEqual([32, 64]);
  });

  it('of what only the page does next leaves the run alone, and is kept in the address', () => {
    const page = visit('task=adding&cell=lstm');
    page.session.play();
    page.client.events.frame(frame(40));
    set(page, 'equal', 'on');
    rest();
    expect(page.client.calls).toEqual(['load', 'play']);
    expect(page.address.entries).toEqual(['task=adding&cell=lstm&equal=on']);
    expect(state(page)).toMatchObject({ steered: false, step: 40 });
    set(page, 'learningRate', 0.01);
    rest();
    expect(page.client.calls).toEqual(['load', 'play', 'change']);
  });

  it('does nothing when it comes back to where it was', () => {
    const page = visit();
    set(page, 'hiddenSize', 8);
    set(page, 'hiddenSize', 32);
    rest();
    expect(page.client.calls).toEqual(['load']);
  });

  it('takes effect before play when play comes first', () => {
    const page = visit();
    set(page, 'hiddenSize', 8);
    page.session.play();
    expect(page.client.calls).toEqual(['load', 'load', 'play']);
  });

  it('starts a fresh run even for a live setting once the run has diverged', () => {
    const page = visit();
    page.session.play();
    page.client.events.status({ state: 'diverged', step: 3, loss: NaN });
    expect(state(page).playing).toBe(false);
    set(page, 'learningRate', 0.0001);
    rest();
    expect(page.client.loads[1]).toMatchObject({ play: false, experiment: { learningRate: 0.0001 } });
    expect(page.client.changes).toEqual([]);
  });

  it('lowers what is too much for a browser, and says so', () => {
    const page = visit('task=adding&length=400&batch=1');
    set(page, 'batchSize', 256);
    set(page, 'hiddenSize', 256);
    rest();
    expect(state(page).experiment.batchSize).toBeLessThan(256);
    expect(state(page).notices.length).toBeGreaterThan(0);
    expect(page.client.loads.at(-1)!.experiment).toBe(state(page).experiment);
  });
});

describe('the address', () => {
  it('is kept in step by a slider, without a new history entry', () => {
    const page = visit('task=adding&cell=lstm');
    set(page, 'hiddenSize', 8);
    set(page, 'learningRate', 0.01);
    rest();
    expect(page.address.entries).toEqual(['task=adding&cell=lstm&units=8&lr=0.01']);
  });

  it('gets a new entry for another cell, and back returns to the one before, paused', () => {
    const page = visit('task=adding&cell=lstm');
    set(page, 'hiddenSize', 8);
    page.session.change(withCell(state(page).experiment, 'gru'), 'push');
    page.session.play();
    expect(page.address.entries).toEqual(['task=adding&cell=lstm&units=8', 'task=adding&cell=gru&units=8']);
    page.address.go(-1);
    expect(state(page)).toMatchObject({ experiment: { cell: 'lstm', hiddenSize: 8 }, playing: false });
    expect(page.client.loads.at(-1)).toMatchObject({ play: false, experiment: { cell: 'lstm' } });
    page.address.go(1);
    expect(state(page).experiment.cell).toBe('gru');
    expect(page.address.entries).toHaveLength(2);
  });

  it('gets a new entry for an example that the page offers', () => {
    const page = visit('task=adding&cell=lstm');
    page.session.open('task=parity&cell=rnn');
    expect(page.address.entries).toEqual(['task=adding&cell=lstm', 'task=parity&cell=rnn']);
    expect(state(page).experiment).toMatchObject({ task: 'parity', cell: 'rnn' });
  });

  it('keeps an example in mind until something of it is changed, and not after going back', () => {
    const page = visit('task=adding&cell=lstm');
    const example = { id: 'flip', sentence: 'One bit is flipped.', look: 'See it in the hidden state.' };
    const open = () => page.session.open('task=parity&cell=rnn', example);
    open();
    page.session.play();
    page.session.reset();
    expect(state(page).example).toEqual(example);
    for (const change of [
      () => set(page, 'hiddenSize', 8),
      () => page.session.addRival(entrantOf(state(page).experiment)),
      () => page.session.beginWith(state(page).experiment),
      () => page.session.open('task=copy&cell=gru'),
      () => page.address.go(-1),
    ]) {
      open();
      change();
      expect(state(page).example).toBeUndefined();
    }
  });

  it('edited by hand is taken on, paused, and a change under way is dropped', () => {
    const page = visit('task=adding&cell=lstm');
    page.session.play();
    set(page, 'hiddenSize', 8);
    page.address.edit('task=adding&cell=gru&units=20');
    rest();
    expect(state(page)).toMatchObject({ experiment: { cell: 'gru', hiddenSize: 20 }, playing: false });
    expect(page.client.loads).toHaveLength(2);
  });

  it.each(['%%%', 'task=nonsense', '__proto__=1&constructor=2', '=&=&&', 'task=%F0%9F%99%82'])(
    'edited to nonsense (%s) still gives an experiment',
    (fragment) => {
      const page = visit('task=adding&cell=lstm');
      page.address.edit(fragment);
      expect(state(page).experiment).toMatchObject({ task: 'adding', cell: 'lstm' });
    },
  );
});

describe('what is said of a link', () => {
  it('is gone when another link is opened, and what else was said stays', () => {
    const page = visit('task=adding&units=9999&batch=4&nonsense=1');
    page.session.notices.say('The graphics context was lost.');
    expect(state(page).notices).toHaveLength(3);
    page.address.edit('task=parity&cell=lstm');
    expect(state(page).notices.map(({ text }) => text)).toEqual(['The graphics context was lost.']);
    page.address.edit('task=parity&units=0');
    page.session.open('task=adding&cell=gru');
    expect(state(page).notices).toHaveLength(1);
  });

  it('are no more than a person can read: the newest stay', () => {
    const page = visit();
    for (let k = 0; k < 50; k++) page.session.notices.say(`Training goes on from step ${k}.`);
    expect(state(page).notices.map(({ text }) => text)).toEqual(
      Array.from({ length: 12 }, (_, k) => `Training goes on from step ${k + 38}.`),
    );
  });
});
