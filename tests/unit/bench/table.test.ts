import { describe, expect, it } from 'vitest';
import type { Measured } from '../../../src/bench/rounds.ts';
import {
  formatMs,
  formatRatio,
  formatWork,
  markdownTable,
  plainTable,
  ratioText,
  resultTable,
  shareTable,
} from '../../../src/bench/table.ts';

function row(contestant: string, msMedian: number, changes: Partial<Measured> = {}): Measured {
  return {
    contestant,
    cell: 'lstm',
    timeSteps: 20,
    hiddenSize: 32,
    batchSize: 32,
    msMin: msMedian / 2,
    msMedian,
    msMax: msMedian * 2,
    drawsPerStep: 1234,
    work: 'draws',
    device: 'a card',
    issueMs: 0.1,
    ...changes,
  };
}

describe('the benchmark’s tables', () => {
  it('writes times with three digits', () => {
    expect([0.1234, 1.234, 12.34, 123.4, 9.996, 99.96].map(formatMs)).toEqual([
      '0.123',
      '1.23',
      '12.3',
      '123',
      '10.00',
      '100.0',
    ]);
  });

  it('writes ratios and counts, and a dash for what cannot be counted', () => {
    expect([0.5, 17.26, 123.4].map(formatRatio)).toEqual(['0.50×', '17.3×', '123×']);
    expect(formatWork(row('a', 1))).toBe('1,234 draws');
    expect(formatWork(row('a', 1, { drawsPerStep: null }))).toBe('–');
  });

  it('takes ratios to tf.layers on WebGL at the same size', () => {
    const own = row('unroll-webgl', 10);
    const all = [
      own,
      row('tf-layers-webgl', 500, { timeSteps: 50 }),
      row('tf-layers-webgl', 300, { cell: 'gru' }),
      row('tf-layers-webgl', 150),
    ];
    expect(ratioText(own, all)).toBe('15.0×');
    expect(ratioText(own, [own])).toBe('–');
  });

  it('says how many times as long the others take, size by size', () => {
    const [short, long] = [{ timeSteps: 20 }, { timeSteps: 50 }];
    const all = [
      row('unroll-webgl', 10, short),
      row('tf-layers-cpu', 65, short),
      row('unroll-webgl', 20, long),
      row('brain-js', 30, long),
    ];
    expect(shareTable(all, 'unroll-webgl')).toMatchObject({
      head: ['size', 'tf-layers-cpu', 'brain-js'],
      rows: [
        ['lstm 20x32x32', '6.50×', '–'],
        ['lstm 50x32x32', '–', '1.50×'],
      ],
    });
    expect(shareTable([row('tf-layers-cpu', 65)], 'unroll-webgl')).toBeUndefined();
  });

  it('lines up plain tables, and draws Markdown', () => {
    const table = resultTable([row('unroll-webgl', 10), row('tf-layers-webgl', 150)]);
    expect(plainTable(table).split('\n')).toEqual([
      'cell   T   H   B  contestant        min  median   max       a step  speed',
      'lstm  20  32  32  unroll-webgl     5.00    10.0  20.0  1,234 draws  15.0×',
      'lstm  20  32  32  tf-layers-webgl  75.0     150   300  1,234 draws  1.00×',
    ]);
    expect(markdownTable(table).split('\n').slice(0, 3)).toEqual([
      '| cell | T | H | B | contestant | min | median | max | a step | speed |',
      '| --- | ---: | ---: | ---: | --- | ---: | ---: | ---: | ---: | ---: |',
      '| lstm | 20 | 32 | 32 | unroll-webgl | 5.00 | 10.0 | 20.0 | 1,234 draws | 15.0× |',
    ]);
  });
});
