import { describe, expect, it } from 'vitest';
import {
  readAddress,
  readCells,
  readList,
  readRounds,
  readShapes,
  ROUNDS,
  SHAPES,
  sizesOf,
} from '../../../src/bench/selection.ts';

describe('what the benchmark measures', () => {
  it('reads shapes as time steps, units and batch', () => {
    expect(readShapes('20x32x16, 400x256x1')).toEqual({
      ok: true,
      value: [
        { timeSteps: 20, hiddenSize: 32, batchSize: 16 },
        { timeSteps: 400, hiddenSize: 256, batchSize: 1 },
      ],
    });
  });

  it.each([
    '',
    '20',
    '20x32',
    '20x32x32x1',
    '20X32X32',
    '-1x2x3',
    '2.5x1x1',
    '1x32x32',
    '401x1x1',
    '2x257x1',
  ])('refuses the shape "%s" in one sentence', (text) => {
    const read = readShapes(text);
    expect(read).toMatchObject({ ok: false, sentence: expect.stringMatching(/^[^\n]+\.$/) as string });
  });

  it('takes each item of a list once, and names the known ones when it meets another', () => {
    expect(readCells('gru,lstm,gru')).toEqual({ ok: true, value: ['gru', 'lstm'] });
    expect(readList('a,c', ['a', 'b'], 'letter')).toEqual({
      ok: false,
      sentence: 'There is no letter "c"; there are a, b.',
    });
  });

  it.each(['0', '1.5', 'many', '1001', ''])('refuses "%s" rounds', (text) => {
    expect(readRounds(text).ok).toBe(false);
  });

  it('measures every shape with every cell, cell by cell', () => {
    const shapes = [SHAPES[0]!, SHAPES[1]!];
    expect(sizesOf(['gru', 'rnn'], shapes).map(({ cell, timeSteps }) => `${cell} ${timeSteps}`)).toEqual([
      'gru 20',
      'gru 50',
      'rnn 20',
      'rnn 50',
    ]);
  });

  it('reads the page’s address, and what is not named there is as on the command line', () => {
    expect(readAddress('')).toEqual({
      ok: true,
      value: { cells: ['lstm', 'gru', 'rnn'], shapes: SHAPES, rounds: ROUNDS },
    });
    expect(readAddress('#cells=rnn&shapes=4x4x4&rounds=2')).toEqual({
      ok: true,
      value: { cells: ['rnn'], shapes: [{ timeSteps: 4, hiddenSize: 4, batchSize: 4 }], rounds: 2 },
    });
    for (const wrong of ['#cells=tree', '#shapes=big', '#rounds=x'])
      expect(readAddress(wrong).ok).toBe(false);
  });
});
