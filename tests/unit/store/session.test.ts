import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withCell, withValue, entrantOf } from '../../../src/config/index.ts';
import { APPLY_AFTER_MS } from '../../../src/store/changes.ts';
import { FakeShelf, frame, runInfo, visit, type Visit } from '../../fixtures/fakeSession.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const state = ({ session }: Visit) => session.store.getState();

/** As a control does: one setting of the experiment. */
function set(page: Visit, id: string, value: number | string): void {
  page.session.change(withValue(state(page).experiment, 'experiment', id, value));
}

function rest(): void {
  vi.advanceTimersByTime(APPLY_AFTER_MS + 1);
}

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

describe('a visitor’s own data', () => {
  const own = { kind: 'text', text: 'To be or not to be. '.repeat(40) } as const;

  function withOwn(page: Visit): void {
    page.session.takeOwn(own, withValue(state(page).experiment, 'task', 'text', 'own'));
    rest();
  }

  it('are trained on, kept in the browser and left out of the address', () => {
    const page = visit('task=text');
    withOwn(page);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    expect(page.address.read()).toBe('task=text&text=own&cell=lstm');
    expect(page.session.link(false)).not.toContain('own=');
    expect(page.session.link(true)).toContain('own=To+be');
  });

  it('are there again after a reload', () => {
    const page = visit('task=text');
    withOwn(page);
    const again = visit(page.address.read(), page.shelf);
    expect(again.client.loads[0]!.own).toEqual(own);
    expect(state(again).notices).toEqual([]);
  });

  it('missing in this browser are replaced by the built-in ones, with a notice', () => {
    const page = visit('task=text&text=own');
    expect(page.client.loads[0]!.own).toBeUndefined();
    expect(state(page).experiment.taskOptions.text).not.toBe('own');
    expect(state(page).notices[0]!.text).toContain('built-in');
  });

  it('that came in a link are used, stay in the address, and leave those of the visitor alone', () => {
    const before = visit('task=text');
    withOwn(before);
    const page = visit(`task=text&text=own&own=${'abc+'.repeat(50)}`, before.shelf);
    expect(page.client.loads[0]!.own).toMatchObject({ text: 'abc '.repeat(50) });
    set(page, 'hiddenSize', 8);
    rest();
    expect(page.address.read()).toContain('own=abc');
    page.address.edit('task=text&text=own');
    expect(page.client.loads.at(-1)!.own).toEqual(own);
  });

  it('start a fresh run when they change', () => {
    const page = visit('task=text');
    withOwn(page);
    page.session.takeOwn({ kind: 'text', text: 'Another text. '.repeat(40) }, state(page).experiment);
    expect(page.client.loads.at(-1)!.own).toMatchObject({ text: expect.stringContaining('Another') });
  });

  it('too large for the browser’s storage are used all the same, with a notice', () => {
    class Full extends FakeShelf {
      override setItem(): void {
        throw new DOMException('full', 'QuotaExceededError');
      }
    }
    const page = visit('task=text', new Full());
    withOwn(page);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    expect(state(page).notices[0]!.text).toContain('no room');
  });

  it('too large for the storage are still there after going back and forward', () => {
    class Broken extends FakeShelf {
      override setItem(): void {
        throw new DOMException('full', 'QuotaExceededError');
      }
      override removeItem(): void {
        throw new DOMException('locked', 'SecurityError');
      }
    }
    const page = visit('task=text', new Broken());
    withOwn(page);
    page.address.go(-1);
    expect(page.client.loads.at(-1)!.own).toBeUndefined();
    page.address.go(1);
    expect(page.client.loads.at(-1)!.own).toEqual(own);
    page.session.open('task=parity&cell=rnn');
    page.session.open('task=text&text=own');
    expect(page.client.loads.at(-1)!.own).toEqual(own);
  });

  it('of the visitor come back after data in a link were looked at', () => {
    const page = visit(`task=text&text=own&own=${'abc+'.repeat(50)}`);
    page.address.edit('task=text');
    expect(state(page).own).toEqual({});
  });

  it('damaged in the storage are left alone', () => {
    const shelf = new FakeShelf([
      ['unroll.own.text', '{"kind":"text","text":7}'],
      ['unroll.own.series', 'not JSON'],
      ['unroll.theme', 'purple'],
    ]);
    expect(state(visit('', shelf))).toMatchObject({ own: {}, theme: 'system' });
  });
});

describe('a run', () => {
  it('is solved at the first held-out loss that counts as solved', () => {
    const page = visit();
    page.client.events.frame(frame(0, 0.001, []));
    expect(state(page)).toMatchObject({ progressLevel: 'untrained' });
    page.client.events.frame(frame(50, 0.2));
    expect(state(page)).toMatchObject({ progressLevel: 'guessing', solvedAt: undefined });
    for (const step of [60, 80, 100, 120]) page.client.events.frame(frame(step, 0.1));
    expect(state(page)).toMatchObject({ progressLevel: 'learning' });
    page.client.events.frame(frame(200, 0.005));
    page.client.events.frame(frame(250, 0.004));
    expect(state(page)).toMatchObject({ progressLevel: 'solved', solvedAt: 200 });
  });

  it('is better than guessing once four evaluations in a row say so, and back at it once ten say otherwise', () => {
    const page = visit();
    const losses = [
      ...Array<number>(4).fill(0.1),
      ...Array<number>(9).fill(0.2),
      0.1,
      ...Array<number>(10).fill(0.2),
    ];
    const levels = losses.map((loss, k) => {
      page.client.events.frame(frame(50 * (k + 1), loss));
      return state(page).progressLevel;
    });
    expect(levels).toEqual([
      ...Array<string>(3).fill('untrained'),
      ...Array<string>(20).fill('learning'),
      'back',
    ]);
  });

  it('is steered once a live setting is changed under way, up to the next that begins at step 0', () => {
    const page = visit();
    set(page, 'learningRate', 0.01);
    rest();
    expect(state(page).steered).toBe(false);
    page.client.events.frame(frame(20));
    set(page, 'learningRate', 0.02);
    rest();
    expect(state(page).steered).toBe(true);
    page.session.reset();
    expect(state(page).steered).toBe(false);
  });

  it('on the CPU that should be on WebGL says so and why, once for its experiment', () => {
    const page = visit('task=adding&backend=webgl');
    expect(state(page).notices).toEqual([]);
    const device = { backend: 'cpu', name: 'JavaScript', software: false, reason: 'There is no WebGL 2 here.' } as const; // prettier-ignore
    page.client.ready(runInfo({ device }));
    expect(state(page).notices, 'a run that moves is spoken of by the client').toEqual([]);
    set(page, 'hiddenSize', 20);
    rest();
    page.client.ready(runInfo({ device }));
    const remarks = () => state(page).notices.filter(({ text }) => text.includes('no WebGL 2 here'));
    expect(remarks()).toMatchObject([{ times: 1 }]);
    set(page, 'hiddenSize', 8);
    rest();
    page.client.ready(runInfo({ device }));
    expect(remarks()).toMatchObject([{ times: 1 }]);
    set(page, 'backend', 'cpu');
    rest();
    page.client.ready(runInfo({ device }));
    expect(remarks()).toEqual([]);
  });

  describe('that moves', () => {
    const cpu = { backend: 'cpu', name: 'JavaScript on the CPU', software: false, reason: 'It is asked for.' } as const; // prettier-ignore
    const moved = (page: Visit, backend: string, info = runInfo({ device: cpu })) => {
      set(page, 'backend', backend);
      rest();
      page.client.ready(info);
    };
    const texts = (page: Visit) => state(page).notices.map(({ text }) => text);

    it('says from which step on it is where, and only the last of it', () => {
      const page = visit();
      page.client.events.frame(frame(1240));
      moved(page, 'cpu');
      expect(texts(page)).toEqual([
        'After step 1,240 the run moved to JavaScript on the CPU, where it goes on.',
      ]);
      page.client.events.frame(frame(2000));
      moved(page, 'webgl', runInfo());
      expect(texts(page)).toEqual(['After step 2,000 the run moved to WebGL · Test GPU, where it goes on.']);
    });

    it('says nothing where it has not begun, or stays where it was', () => {
      const page = visit();
      moved(page, 'cpu');
      page.client.events.frame(frame(10));
      moved(page, 'auto');
      moved(page, 'cpu');
      expect(texts(page)).toEqual([]);
    });

    it('and does not get where it was to go says why', () => {
      const page = visit('task=adding&backend=cpu');
      page.client.ready(runInfo({ device: cpu }));
      page.client.events.frame(frame(10));
      moved(page, 'webgl', runInfo({ device: { ...cpu, reason: 'There is no WebGL 2 here.' } }));
      expect(texts(page)).toEqual([
        'This experiment asks for WebGL and does not get it: There is no WebGL 2 here.',
      ]);
      set(page, 'backend', 'cpu');
      rest();
      expect(texts(page), 'it is where it is asked to be').toEqual([]);
    });

    it('keeps the speed of each place, as long as the experiment is the same', () => {
      const page = visit();
      page.client.events.frame(frame(5));
      expect(state(page).speeds, 'single steps are not timed').toEqual({});
      page.session.play();
      page.client.events.frame(frame(100));
      set(page, 'backend', 'cpu');
      rest();
      page.client.events.status({ state: 'moving' });
      expect(state(page).stepsPerSecond).toBe(0);
      page.client.events.info(runInfo({ device: cpu }));
      page.client.events.status({ state: 'running' });
      page.client.events.frame({ ...frame(120), stepsPerSecond: 14 });
      expect(state(page).speeds).toEqual({ webgl: 412, cpu: 14 });
      page.session.reset();
      expect(state(page).speeds).toEqual({ webgl: 412, cpu: 14 });
      set(page, 'hiddenSize', 8);
      rest();
      expect(state(page).speeds).toEqual({});
    });
  });

  it('that goes back to a checkpoint is no longer solved where it was not yet', () => {
    const page = visit();
    for (const step of [40, 60, 80, 100]) page.client.events.frame(frame(step, 0.1));
    page.client.events.frame(frame(150, 0.005));
    page.client.events.rewind(120);
    expect(state(page)).toMatchObject({ step: 120, progressLevel: 'learning', solvedAt: undefined });
  });

  it('says a notice that comes again only once, with its number', () => {
    const page = visit();
    for (let k = 0; k < 3; k++) page.session.notices.say('The graphics context was lost.');
    expect(state(page).notices).toMatchObject([{ text: 'The graphics context was lost.', times: 3 }]);
    page.session.notices.dismiss(state(page).notices[0]!.id);
    expect(state(page).notices).toEqual([]);
  });

  it('begins again with the settings as they are on reset, paused', () => {
    const page = visit();
    page.session.play();
    page.client.events.frame(frame(100, 0.1));
    page.session.reset();
    expect(state(page)).toMatchObject({ step: 0, playing: false, progressLevel: 'untrained' });
  });
});

describe('what is asked of the network', () => {
  it('is handed to it, and its answer to whoever asked, until the run begins anew', async () => {
    const { session, client } = visit('task=digits');
    const question = { kind: 'sound', features: new Float32Array(16) } as const;
    const once = session.ask(question);
    const heard = { step: 3, probabilities: new Float32Array(10) };
    client.answer('sound', heard);
    expect(await once).toEqual({ kind: 'sound', ...heard });
    const taken: unknown[] = [];
    const stop = session.watch(question, {}, (found) => taken.push(found));
    expect(client.asked('sound')).toEqual([question, question]);
    client.answer('sound', heard);
    session.reset();
    expect(taken).toEqual([{ kind: 'sound', ...heard }, undefined]);
    stop();
    expect(client.open('sound')).toBeUndefined();
  });

  it('is asked of the network with the settings as they are now', async () => {
    const page = visit('task=adding');
    set(page, 'hiddenSize', 8);
    void page.session.ask({ kind: 'losses' });
    expect(page.client.loads.at(-1)!.experiment.hiddenSize).toBe(8);
    expect(page.client.open('losses')).toBeDefined();
  });
});
