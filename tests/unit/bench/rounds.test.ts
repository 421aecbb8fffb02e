import { describe, expect, it } from 'vitest';
import { measure, stepsFor, type Asked } from '../../../src/bench/rounds.ts';
import type { Answers, Question } from '../../../src/bench/workers/protocol.ts';

const SIZE = { cell: 'rnn', timeSteps: 4, hiddenSize: 4, batchSize: 4 } as const;

/** Contestants whose steps take a given time; everything that is asked of them is written down. */
function field(stepMs: Readonly<Record<string, number>>, failAfter = Infinity) {
  const log: string[] = [];
  const ended: string[] = [];
  const start = (contestant: string): Asked => ({
    ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
      const ms = stepMs[contestant]!;
      log.push(`${contestant} ${question.type}${question.type === 'run' ? ` ${question.steps}` : ''}`);
      if (Number.isNaN(ms) || (contestant === 'weak' && log.length > failAfter))
        return Promise.reject(new Error('It is not there.'));
      const answers: Answers = {
        open: { device: 'a card' },
        run: { ms, issueMs: ms / 10, loss: 0.5 },
        work: { kind: 'draws', count: 50 },
        holdings: { tensors: 1, textures: 1, bytes: 1, programs: 1 },
      };
      return Promise.resolve(answers[question.type as Q['type']]);
    },
    end: () => ended.push(contestant),
  });
  return { log, ended, start };
}

describe('the rounds of the benchmark', () => {
  it('lets contestants take turns after all have warmed up, and ends them', async () => {
    const { log, ended, start } = field({ fast: 10, slow: 400 });
    await measure(['fast', 'slow'], [SIZE], { rounds: 2, turnMs: 100, start });
    const turns = log.slice(log.lastIndexOf('slow work') + 2);
    expect(turns).toEqual(['fast run 10', 'slow run 1', 'fast run 10', 'slow run 1']);
    expect(ended).toEqual(['fast', 'slow']);
  });

  it('gives a row for each contestant with what it was measured at', async () => {
    const { start } = field({ fast: 10 });
    const { measured, leftOut } = await measure(['fast'], [SIZE], { rounds: 3, turnMs: 100, start });
    expect(leftOut).toEqual([]);
    expect(measured).toEqual([
      {
        contestant: 'fast',
        ...SIZE,
        msMin: 10,
        msMedian: 10,
        msMax: 10,
        drawsPerStep: 50,
        work: 'draws',
        device: 'a card',
        issueMs: 1,
      },
    ]);
  });

  it('leaves out who fails, with the reason, and measures the others', async () => {
    const { ended, start } = field({ broken: Number.NaN, fast: 10 });
    const { measured, leftOut } = await measure(['broken', 'fast'], [SIZE], {
      rounds: 1,
      turnMs: 100,
      start,
    });
    expect(measured.map(({ contestant }) => contestant)).toEqual(['fast']);
    expect(leftOut).toEqual([{ contestant: 'broken', ...SIZE, reason: 'It is not there.' }]);
    expect(ended).toEqual(['broken', 'fast']);
  });

  it('goes on without one that fails on the way', async () => {
    const { log, ended, start } = field({ weak: 100, fast: 100 }, 10);
    const { measured, leftOut } = await measure(['weak', 'fast'], [SIZE], { rounds: 4, turnMs: 100, start });
    expect(measured.map(({ contestant }) => contestant)).toEqual(['fast']);
    expect(leftOut).toEqual([{ contestant: 'weak', ...SIZE, reason: 'It is not there.' }]);
    expect(log.slice(8).filter((line) => line === 'fast run 1')).toHaveLength(4);
    expect(ended.toSorted()).toEqual(['fast', 'weak']);
  });

  it('stops between turns when told to, and ends who has been started', async () => {
    const { log, ended, start } = field({ one: 10, other: 10 });
    const stopped = () => log.includes('one run 10');
    const { measured } = await measure(['one', 'other'], [SIZE], { rounds: 5, turnMs: 100, start, stopped });
    expect(measured).toEqual([]);
    expect(log.at(-1)).toBe('one run 10');
    expect(ended).toEqual(['one', 'other']);
  });

  it('takes the middle of the times, and as many steps as fill a turn', () => {
    expect([stepsFor(10, 100), stepsFor(1000, 100), stepsFor(0, 100), stepsFor(0.1, 100)]).toEqual([
      10, 1, 100, 100,
    ]);
  });
});
