/** What is trained for a lesson's steps, and how what was trained is judged. */
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../../../scripts/experiments/claim.ts';
import { figuresIn } from '../../../../scripts/lessons/figures.ts';
import { minutesOf } from '../../../../scripts/lessons/minutes.ts';
import { trainedSteps } from '../../../../scripts/lessons/plan.ts';
import { ourLessons } from '../../../../scripts/lessons/read.ts';
import { jsonOf } from '../../../../scripts/lessons/report.ts';
import { heldAt, judge } from '../../../../scripts/lessons/truth.ts';
import { parseLink } from '../../../../src/config/index.ts';
import { checkLink } from '../../../../src/lessons/check.ts';
import { choicesOf } from '../../../../src/lessons/lesson.ts';
import { parseLesson } from '../../../../src/lessons/parse.ts';
import type { ProgressLevel } from '../../../../src/store/state.ts';

const TEXT = `---
id: race
title: A race
minutes: 3
summary: It is one.
---
## Who is first?
set: task=adding&cell=rnn&vs=cell:gru
ask: predict
Who?
( ) the simple RNN
(x) the GRU
because 1: No.
because x: Yes.
when 1: own.standing>=solved & gru.standing<solved
when x: gru.standing>=solved & own.standing<solved
do: play
until: gru.standing>=solved | step>=400

## Look
Look at it.
until: moved

## Longer
set: vs=none
do: play
until: metric>=0.9 & step>=60 & accuracy@40>=0
`;

const read = parseLesson(TEXT, { checkLink });
if (read.kind === 'faulty') throw new Error(JSON.stringify(read.faults));
const { lesson } = read;
const [race, longer] = trainedSteps(lesson);

/** An evaluation every 20 steps. */
function run(levels: readonly ProgressLevel[], more: Partial<RunResult> = {}): RunResult {
  return {
    name: 'run',
    seed: 1,
    history: levels.map((_, k) => ({ step: 20 * k, loss: 0.1, heldOutLoss: 0.1, metric: k / 10 })),
    reachedAt: null,
    divergedAt: null,
    lengths: [],
    stateGradients: [],
    stepsPerSecond: 10,
    device: 'a test',
    parameterCount: 1,
    baseline: { label: 'guess', loss: 1 },
    solved: { label: 'solved', loss: 0.01 },
    others: [],
    seconds: 1,
    onPage: { levels, processorSeconds: 2 },
    ...more,
  };
}

describe('what is trained', () => {
  it('is what a step waits for, as far as it says, and what its answers ask for besides', () => {
    expect(trainedSteps(lesson).map(({ position }) => position)).toEqual([1, 3]);
    const [own, gru] = race!.networks;
    expect(own).toMatchObject({
      id: 'own',
      waitedFor: true,
      spec: { link: '#task=adding&cell=rnn', steps: 400 },
    });
    expect(gru).toMatchObject({
      id: 'gru',
      waitedFor: true,
      spec: { link: '#task=adding&cell=gru', steps: 3000, until: { standing: 'solved' } },
    });
    expect(longer!.networks).toMatchObject([
      { spec: { link: '#task=adding&cell=rnn', lengths: [40], until: { metric: 0.9, from: 60 } } },
    ]);
  });
});

describe('a step', () => {
  const slow = run(['untrained', 'guessing', 'guessing', 'learning']);
  const fast = run(['untrained', 'guessing', 'solved', 'solved']);

  it('is true where what it waits for comes and the marked choice alone is so', () => {
    const runs = new Map([
      ['own', slow],
      ['gru', fast],
    ]);
    expect(heldAt(race!, runs)).toBe(40);
    // Both networks, two thirds of their two seconds each.
    expect(judge(race!, runs, 40)).toMatchObject({ at: 40, answer: true, seconds: 8 / 3, wallSeconds: 8 });
  });

  it('is not where another choice is so, or where it never comes', () => {
    const turned = new Map([
      ['own', fast],
      ['gru', slow],
    ]);
    expect(heldAt(race!, turned)).toBeNull();
    expect(judge(race!, turned, null)).toMatchObject({ at: null, answer: false });
  });

  it('knows of lengths where the run came to rest, and of nothing in a run that diverged', () => {
    const there = run(['untrained', ...Array<ProgressLevel>(10).fill('learning')], {
      reachedAt: 180,
      lengths: [{ length: 40, loss: 1, metric: 0.5 }],
    });
    expect(heldAt(longer!, new Map([['own', there]]))).toBe(180);
    const diverged = { ...there, divergedAt: 190, reachedAt: null };
    expect(heldAt(longer!, new Map([['own', diverged]]))).toBeNull();
  });
});

it('a network that is solved may have come to rest, so nothing is waited for that comes much later', () => {
  const levels = ['untrained', ...Array<ProgressLevel>(10).fill('solved')] as const;
  const solved = new Map([
    ['own', run(levels, { reachedAt: 180, lengths: [{ length: 40, loss: 1, metric: 0.5 }] })],
  ]);
  expect(heldAt({ ...longer!, rests: true }, solved)).toBeNull();
  expect(heldAt({ ...longer!, rests: false }, solved)).toBe(180);
});

it('what was found is told by lesson, in numbers alone', () => {
  const runs = new Map([
    ['own', run(['untrained', 'guessing'])],
    ['gru', run(['untrained', 'solved'])],
  ]);
  const shown = [{ seed: 1, ...judge(race!, runs, 20) }];
  expect(jsonOf([lesson], [{ step: race!, shown }])).toEqual({
    lessons: [
      {
        id: 'race',
        steps: 3,
        conditions: { came: 1, of: 1 },
        answers: { true: 1, of: 1 },
        seconds: 4,
      },
    ],
  });
});

describe.each(ourLessons().map((each) => [each.id, each] as const))('our lesson “%s”', (_, ours) => {
  it('has plans that the page can train, and waits for none of them for ever', () => {
    for (const { networks, step } of trainedSteps(ours)) {
      expect(networks.length).toBeGreaterThan(0);
      expect(step.patience).toBeLessThanOrEqual(60);
      for (const { spec } of networks) {
        const link = parseLink(spec.link);
        expect(link.ok && link.notices).toEqual([]);
      }
    }
  });

  it('lets a run decide for its marked answer wherever it decides for another', () => {
    for (const step of ours.steps) {
      const choices = choicesOf(step);
      if (choices.some(({ when }) => when))
        expect(choices.find(({ standing }) => standing === 'right')!.when, step.title).toBeDefined();
      expect(choices.every(({ standing, when }) => standing !== 'unknown' || !when)).toBe(true);
    }
  });

  it('takes the minutes that it says', () => {
    const least = minutesOf(ours, 0);
    expect(ours.minutes).toBeGreaterThanOrEqual(least);
    expect(ours.minutes).toBeLessThan(least + 1.5);
  });
});

it('reads the figures of a claim in the order of its rows, and none where a seed never got there', () => {
  const figures = figuresIn(`# Experiments

### some-claim

| seed | bound | 1 | 2 | 3 |
| --- | --- | --: | --: | --: |
| right | at least 1 | 90 % | 70 % | 80 % |
| steps | | 1,200 | never | 900 |
| rate | | 0.5× | 0.7× | 0.6× |
| holds | 2 of 3 | yes | yes | yes |
`);
  expect([...figures]).toEqual([
    ['some-claim', '80 %'],
    ['some-claim.3', '0.6×'],
  ]);
});
