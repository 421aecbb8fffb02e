import { describe, expect, test } from 'vitest';
import {
  bookSentence,
  nextLength,
  runText,
} from '../../../src/app/instruments/longestSolved/longestSolvedText.ts';
import { defaultExperiment, withValue } from '../../../src/config/index.ts';
import {
  bestRuns,
  TriedRuns,
  lengthOptionOf,
  longestSolved,
  type TriedRun,
} from '../../../src/store/triedRuns.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { findTask, tasks } from '../../../src/tasks/index.ts';
import { frame, visit } from '../../fixtures/fakeSession.ts';

const option = lengthOptionOf(findTask('adding')!)!;

test('memory tasks have a length, others have none', () => {
  const found = tasks.map((task) => [task.id, lengthOptionOf(task)?.id] as const);
  expect(Object.fromEntries(found)).toMatchObject({
    adding: 'length',
    copy: 'lag',
    recall: 'lag',
    order: 'length',
    parity: 'length',
    text: undefined,
    forecast: undefined,
    digits: undefined,
  });
});

describe('the runs of a visit', () => {
  test('are kept one by one, with what became of each', async () => {
    const { session, client } = visit('task=adding&length=50&cell=rnn');
    client.events.frame(frame(20, 0.3));
    client.events.frame(frame(40, 0.3));
    session.open('task=adding&length=50&cell=lstm&units=16');
    client.ready();
    client.events.frame(frame(20, 0.2));
    client.events.frame(frame(40, 0.001));
    client.events.frame(frame(60, 0.001));
    session.reset();
    client.events.frame(frame(20, 0.2));
    client.events.status({ state: 'diverged', step: 20, loss: NaN });
    session.open('task=text');
    client.ready();
    client.events.frame(frame(20, 0.2));
    expect(session.tried.of('text')).toEqual([]);
    expect(
      session.tried
        .of('adding')
        .map(({ cell, length, step, solvedAt, diverged }) => [cell, length, step, solvedAt, diverged]),
    ).toEqual([
      ['rnn', 50, 40, undefined, false],
      ['lstm', 50, 60, 40, false],
      ['lstm', 50, 20, undefined, true],
    ]);
    expect(session.tried.of('adding')[1]!.experiment.hiddenSize).toBe(16);
    session.dispose();
  });

  test('count all networks of a race', () => {
    const { session, clients } = visit('task=adding&length=50&cell=lstm&vs=cell:rnn&vs=cell:gru');
    clients.forEach((client, k) => client.events.frame(frame(20 * (k + 1), 0.2)));
    expect(session.tried.of('adding').map(({ cell, length, step }) => [cell, length, step])).toEqual([
      ['lstm', 50, 20],
      ['rnn', 50, 40],
      ['gru', 50, 60],
    ]);
    session.dispose();
  });

  test('are bounded: of older ones the best of each cell at each length stay', () => {
    const tried = new TriedRuns();
    const experiment = {
      ...defaultExperiment(),
      task: 'adding',
      taskOptions: defaultsOf(findTask('adding')!.options),
    };
    const note = (solvedAt: number) =>
      tried.note({ run: {}, experiment, step: 900, solvedAt, diverged: false });
    note(100);
    for (let k = 0; k < 5000; k++) note(200 + k);
    const kept = tried.of('adding');
    expect(kept.length).toBeLessThanOrEqual(1000);
    expect([kept[0]!.solvedAt, kept.at(-1)!.solvedAt]).toEqual([100, 5199]);
  });

  test('that have not begun are none', () => {
    const { session, client } = visit();
    client.events.frame({ ...frame(1, 0.9, []), step: 0 });
    expect(session.tried.of('adding')).toEqual([]);
    session.dispose();
  });
});

const { experiment } = visit('task=adding').session.store.getState();
function entry(cell: string, length: number, part: Partial<TriedRun> = {}): TriedRun {
  return {
    task: 'adding',
    cell,
    length,
    experiment: { ...withValue(experiment, 'task', option.id, length), cell },
    step: 1000,
    solvedAt: undefined,
    diverged: false,
    ...part,
  };
}

describe('of several runs at one length', () => {
  test('the quickest solution counts, or else the longest attempt', () => {
    const runs = [
      entry('lstm', 50, { step: 9000 }),
      entry('lstm', 50, { solvedAt: 800 }),
      entry('lstm', 50, { solvedAt: 600 }),
      entry('rnn', 50, { step: 100 }),
      entry('rnn', 50, { step: 700 }),
      entry('lstm', 20, { solvedAt: 90 }),
    ];
    const best = bestRuns(runs, ['rnn', 'lstm']);
    expect(best.map(({ cell, length, step, solvedAt }) => [cell, length, solvedAt ?? -step])).toEqual([
      ['rnn', 50, -700],
      ['lstm', 20, 90],
      ['lstm', 50, 600],
    ]);
    expect(longestSolved(runs, 'lstm')?.length).toBe(50);
    expect(longestSolved(runs, 'rnn')).toBeUndefined();
  });
});

describe('the next length to try', () => {
  test('closes in on the longest that can be solved', () => {
    const next = (...runs: TriedRun[]) => nextLength(runs, 'lstm', option, 50);
    expect(next(entry('rnn', 20))).toBe(50);
    expect(next(entry('lstm', 50))).toBe(25);
    expect(next(entry('lstm', 50, { solvedAt: 10 }))).toBe(100);
    expect(next(entry('lstm', 50, { solvedAt: 10 }), entry('lstm', 200))).toBe(100);
    expect(next(entry('lstm', option.max, { solvedAt: 10 }))).toBe(option.max);
    expect(next(entry('lstm', option.min))).toBe(option.min);
  });

  test('lies strictly between while there is room', () => {
    for (let solved = option.min; solved < 60; solved++)
      for (let unsolved = solved + 2; unsolved < 120; unsolved += 3) {
        const next = nextLength(
          [entry('lstm', solved, { solvedAt: 1 }), entry('lstm', unsolved)],
          'lstm',
          option,
          50,
        );
        expect(next > solved && next < unsolved, `${solved} ${unsolved} gives ${next}`).toBe(true);
      }
  });
});

test('words say what was found, and of how many runs', () => {
  const solved = entry('lstm', 100, { solvedAt: 1240 });
  expect(bookSentence([], ['lstm'])).toMatch(/^No run of this task/);
  expect(bookSentence([entry('rnn', 50)], ['rnn'])).toBe(
    'Of the one run of this visit none has solved it yet.',
  );
  expect(bookSentence([entry('rnn', 50), solved], ['rnn', 'lstm'])).toBe(
    'In the 2 runs of this visit LSTM solved the longest: T = 100, solved at step 1,240.',
  );
  expect(runText(entry('rnn', 50, { diverged: true }))).toMatch(
    /^Simple RNN, T = 50: diverged at step 1,000 \(32 units/,
  );
});
