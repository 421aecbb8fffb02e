import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame, runInfo, visit, type Visit } from '../../fixtures/fakeSession.ts';
import { state, set, rest } from './acts.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

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
