/** Every phase of a run with everything that may be wished or said in it; then whatever order of all that. */
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../../src/math/random.ts';
import { listens, loading, next, owesWord } from '../../../../src/worker/client/phase.ts';
import type { Order, PageWish, Phase, WorkerSays } from '../../../../src/worker/client/phase.ts';
import { LoopInMind } from './loopInMind.ts';

const recovering = { state: 'recovering', cause: 'crash', from: 5 } as const;
const why = { kind: 'refused', sentence: 'Too short.' } as const;
const noFile = { state: 'failed', why: { kind: 'missing file', detail: 'alice' } } as const;
const running = { state: 'running' } as const;

const phases = {
  loading: loading(false),
  'loading, then play': loading(true),
  moving: { at: 'starting', status: { state: 'moving' }, thenPlay: false },
  'moving, then play': { at: 'starting', status: { state: 'moving' }, thenPlay: true },
  recovering: { at: 'starting', status: recovering, thenPlay: false },
  'recovering, then play': { at: 'starting', status: recovering, thenPlay: true },
  leaving: { at: 'leaving', status: { state: 'moving' }, thenPlay: false },
  'leaving, then play': { at: 'leaving', status: { state: 'moving' }, thenPlay: true },
  ready: { at: 'resting', status: { state: 'ready' }, steps: 0 },
  paused: { at: 'resting', status: { state: 'paused' }, steps: 0 },
  'one step': { at: 'resting', status: { state: 'paused' }, steps: 1 },
  'two steps': { at: 'resting', status: { state: 'paused' }, steps: 2 },
  training: { at: 'training', status: running, steps: 0, wish: 'on' },
  'training after a step': { at: 'training', status: running, steps: 1, wish: 'on' },
  pausing: { at: 'training', status: running, steps: 0, wish: 'pause' },
  'pausing, then play': { at: 'training', status: running, steps: 0, wish: 'pause, then play' },
  waiting: { at: 'waiting', status: noFile, thenPlay: false },
  'waiting, then play': { at: 'waiting', status: noFile, thenPlay: true },
  diverged: { at: 'over', status: { state: 'diverged', step: 5, loss: Infinity } },
  failed: { at: 'over', status: { state: 'failed', why } },
} as const satisfies Record<string, Phase>;

const events = {
  play: { type: 'play' },
  pause: { type: 'pause' },
  step: { type: 'step' },
  move: { type: 'move' },
  'ready at 0': { type: 'ready', step: 0 },
  'ready at 5': { type: 'ready', step: 5 },
  paused: { type: 'paused', step: 5 },
  left: { type: 'left' },
  diverged: { type: 'diverged', step: 5, loss: Infinity },
  broke: { type: 'broke', recovering },
  failed: { type: 'failed', why },
  missing: { type: 'missing', detail: 'alice' },
  retry: { type: 'retry' },
} as const satisfies Record<string, PageWish | WorkerSays>;

type Name = keyof typeof phases;
/** What follows, and what is done then; where nothing stands, the phase stays and nothing is done. */
type Row = { readonly [Event in keyof typeof events]?: readonly [Name, ...Order[]] };

const failed: Row = { failed: ['failed', 'end'] };
const diverged: Row = { ...failed, diverged: ['diverged'] };
const toRest: Row = { ...failed, missing: ['waiting', 'end'], broke: ['recovering', 'try again'] };
const toPlay: Row = {
  ...failed,
  missing: ['waiting, then play', 'end'],
  broke: ['recovering, then play', 'try again'],
};
const starting: Row = {
  ...toRest,
  'ready at 0': ['ready', 'catch up'],
  'ready at 5': ['paused', 'catch up'],
};
const startingToPlay: Row = {
  ...toPlay,
  'ready at 0': ['training', 'catch up', 'play'],
  'ready at 5': ['training', 'catch up', 'play'],
};
const resting: Row = { ...diverged, ...toRest, play: ['training', 'play'], move: ['leaving', 'leave'] };

const table: Readonly<Record<Name, Row>> = {
  loading: { ...starting, play: ['loading, then play'], move: ['loading', 'start another'] },
  'loading, then play': {
    ...startingToPlay,
    pause: ['loading'],
    move: ['loading, then play', 'start another'],
  },
  moving: { ...starting, play: ['moving, then play'], move: ['moving', 'start another'] },
  'moving, then play': { ...startingToPlay, pause: ['moving'], move: ['moving, then play', 'start another'] },
  recovering: { ...starting, play: ['recovering, then play'], move: ['recovering', 'start another'] },
  'recovering, then play': {
    ...startingToPlay,
    pause: ['recovering'],
    move: ['recovering, then play', 'start another'],
  },
  leaving: { ...diverged, ...toRest, play: ['leaving, then play'], left: ['moving', 'start another'] },
  'leaving, then play': {
    ...diverged,
    ...toPlay,
    pause: ['leaving'],
    left: ['moving, then play', 'start another'],
  },
  ready: { ...resting, paused: ['paused'] },
  paused: { ...resting, step: ['one step', 'step'] },
  'one step': {
    ...resting,
    play: ['training after a step', 'play'],
    step: ['two steps', 'step'],
    paused: ['paused'],
  },
  'two steps': { ...resting, paused: ['one step'] },
  training: {
    ...diverged,
    ...toPlay,
    pause: ['pausing', 'pause'],
    move: ['leaving, then play', 'leave'],
    paused: ['paused'],
  },
  'training after a step': {
    ...diverged,
    ...toPlay,
    move: ['leaving, then play', 'leave'],
    paused: ['training'],
  },
  pausing: {
    ...diverged,
    ...toRest,
    play: ['pausing, then play'],
    move: ['leaving', 'leave'],
    paused: ['paused'],
  },
  'pausing, then play': {
    ...diverged,
    ...toPlay,
    pause: ['pausing'],
    move: ['leaving, then play', 'leave'],
    paused: ['training', 'play'],
  },
  waiting: {
    play: ['loading, then play', 'start another'],
    move: ['loading', 'start another'],
    retry: ['loading', 'start another'],
  },
  'waiting, then play': {
    pause: ['waiting'],
    play: ['loading, then play', 'start another'],
    move: ['loading, then play', 'start another'],
    retry: ['loading, then play', 'start another'],
  },
  diverged: toRest,
  failed: {},
};

/** What a name in the table says too little of: a step more than the table counts. */
const BEYOND: ReadonlySet<string> = new Set([
  'ready step',
  'two steps step',
  'two steps play',
  'training after a step pause',
]);

const names = Object.keys(phases) as Name[];
const eventNames = Object.keys(events) as (keyof typeof events)[];

describe.each(names)('%s', (name) => {
  test.each(eventNames.filter((event) => !BEYOND.has(`${name} ${event}`)))('and then: %s', (event) => {
    const [then, ...orders] = table[name][event] ?? [name];
    const { phase, tell } = next(phases[name], events[event]);
    expect(phase).toEqual(phases[then]);
    expect(tell).toEqual(orders);
  });

  test.each([true, false])('and then begun anew, played: %s', (play) => {
    for (const stays of [true, false]) {
      const { phase, tell } = next(phases[name], { type: 'begin', play, stays });
      expect(phase).toEqual(phases[play ? 'loading, then play' : 'loading']);
      expect(tell).toEqual([stays ? 'start' : 'start another']);
    }
  });
});

test('steps are counted, whatever comes before they are answered', () => {
  const after = (phase: Phase, ...todo: (keyof typeof events)[]) =>
    todo.reduce((now, event) => next(now, events[event]).phase, phase);
  expect(after(phases.ready, 'step')).toEqual({ ...phases.ready, steps: 1 });
  expect(after(phases['two steps'], 'step', 'paused', 'paused')).toEqual(phases['one step']);
  expect(after(phases['two steps'], 'play', 'paused', 'paused')).toEqual(phases.training);
  expect(after(phases['training after a step'], 'pause', 'paused')).toEqual(phases.pausing);
});

test('a worker can be told something where there is one that has said it is ready', () => {
  const told = names.filter((name) => listens(phases[name]));
  const atRest: readonly Name[] = ['ready', 'paused', 'one step', 'two steps'];
  const atWork: readonly Name[] = ['training', 'training after a step', 'pausing', 'pausing, then play'];
  expect(told).toEqual([...atRest, ...atWork, 'diverged']);
});

test('a worker may be silent at rest, at the end, and where a limit holds it', () => {
  const owing = (mayTrain: boolean) => names.filter((name) => owesWord(phases[name], mayTrain));
  const away = names.filter((name) => /loading|moving|recovering|leaving/.test(name));
  const training = names.filter((name) => /training|pausing/.test(name));
  expect(owing(false)).toEqual([...away, 'one step', 'two steps']);
  expect(owing(true)).toEqual([...away, 'one step', 'two steps', ...training]);
});

describe('whatever is wished and said', () => {
  const anything = [
    ...Object.values(events),
    ...[true, false].flatMap((play) =>
      [true, false].map((stays) => ({ type: 'begin', play, stays }) as const),
    ),
  ];
  /** 200 events, in each of 50 orders. */
  const walk = (
    visit: (before: Phase, event: PageWish | WorkerSays, after: ReturnType<typeof next>) => void,
  ) => {
    for (let seed = 0; seed < 50; seed++) {
      const random = createRandom(seed);
      let phase: Phase = loading(false);
      for (let k = 0; k < 200; k++) {
        const event = anything[random.integer(anything.length)]!;
        const after = next(phase, event);
        visit(phase, event, after);
        ({ phase } = after);
      }
    }
  };

  test('the worker is told to play and to pause in turns, and to step only at rest', () => {
    let plays = false;
    walk((before, { type }, { tell }) => {
      if (type === 'paused' || type === 'begin' || before.at === 'starting') plays = false;
      for (const order of tell) {
        if (order === 'play') expect(plays).toBe(false);
        if (order === 'step') expect(before.at).toBe('resting');
        plays = order === 'play';
      }
    });
  });

  test('nothing is told to a worker that has not said it is ready, leaves, has diverged or failed', () => {
    const toWorker: ReadonlySet<Order> = new Set(['play', 'pause', 'step', 'leave']);
    walk((before, { type }, { tell }) => {
      if (before.at === 'resting' || before.at === 'training' || type === 'ready') return;
      expect(tell.filter((order) => toWorker.has(order))).toEqual([]);
    });
  });

  test('one that has failed only begins anew', () => {
    walk(({ at, status }, { type }, { phase, tell }) => {
      // One that waits for a file can be told to try again.
      if (status.state !== 'failed' || at === 'waiting' || type === 'begin') return;
      expect(phase.status).toBe(status);
      expect(tell).toEqual([]);
    });
  });

  test('the page hears of another status, of a pause at rest, of a failure and of a beginning, and of nothing else', () => {
    walk((before, { type }, { phase }) => {
      const again =
        type === 'begin' || (before.status.state !== 'failed' && ['broke', 'diverged'].includes(type));
      const rests = type === 'paused' && before.at === 'resting';
      const changes = before.status.state !== phase.status.state;
      if (changes || rests) expect(phase.status).not.toBe(before.status);
      else if (!again) expect(phase.status).toBe(before.status);
    });
  });
});

test('a loop does what was wished last, however slowly words travel', () => {
  for (let seed = 0; seed < 1000; seed++) {
    const random = createRandom(seed);
    const loop = new LoopInMind();
    let phase = loading(false);
    let plays = false;
    const follow = (event: PageWish | WorkerSays) => {
      const { phase: then, tell } = next(phase, event);
      phase = then;
      for (const order of tell) loop.tell(order);
    };
    const wish = (type: 'play' | 'pause' | 'step' | 'move') => {
      if (type === 'play' || type === 'pause') plays = type === 'play';
      follow({ type });
    };
    follow({ type: 'begin', play: false, stays: false });
    for (let k = 0; k < 60; k++) {
      const dice = random.integer(20);
      if (dice < 6) wish((['play', 'pause', 'step', 'play', 'pause', 'move'] as const)[dice]!);
      else if (dice === 6) {
        plays = random.integer(2) === 0;
        follow({ type: 'begin', play: plays, stays: listens(phase) });
      } else if (dice === 7) follow({ type: 'broke', recovering });
      else if (dice < 14) loop.handle();
      else loop.said(follow);
    }
    while (loop.handle() || loop.said(follow));
    const told = `seed ${seed}: ${JSON.stringify(phase)}`;
    expect(phase.at, told).toBe(plays ? 'training' : 'resting');
    expect(loop.state, told).toBe(phase.at);
    expect(owesWord(phase, false), told).toBe(false);
  }
});
