/**
 * What a file costs grows with its length and no faster, whatever is in it: what goes through all of the text for each of its signs,
 * or a regular expression that tries again and again, would take minutes for each of these.
 */
import { describe, expect, it } from 'vitest';
import { readSeries } from '../../../src/ownData/readSeries.ts';
import { processorTime } from '../../fixtures/processorTime.ts';

const LENGTH = 150_000;
/** In ms; what is linear takes a tenth of it. */
const MOST = 1500;

const full = (part: string) => part.repeat(Math.ceil(LENGTH / part.length));

const SHAPES: Readonly<Record<string, string>> = {
  'a quote that never closes': `"${full('1,2.5\n')}`,
  'a quote that opens on each line': full('"a,1.5\n'),
  'nothing but quotes': full('"'),
  'nothing but quotes and commas': full('",'),
  'quoted numbers on one line': full('"1.5",'),
  'nothing but commas': full(','),
  '2,000 commas a line': full(`1${','.repeat(2000)}\n`),
  '3,000 tabs a line': full(`${'\t'.repeat(3000)}5\n`),
  'nothing but line ends': full('\n'),
  'returns and one line end': `${full('\r')}\n1`,
  'long stretches of blanks': full(`1${' '.repeat(5000)}2\n`),
  'digits and an x': `${full('1')}x`,
  'lines of 20,000 digits and an x': full(`${'1'.repeat(20_000)}x\n`),
  '10,000 columns': full(`${Array.from({ length: 10_000 }, (_, k) => k % 97).join(',')}\n`),
  'deep lists': `${'['.repeat(LENGTH)}${']'.repeat(LENGTH)}`,
  'deep objects': `${full('{"a":')}1${'}'.repeat(LENGTH / 5)}`,
  'an object of many keys': `[{${Array.from({ length: 15_000 }, (_, k) => `"k${k}":${k}`).join(',')}},{"k0":2}]`,
  'JSON that breaks off': `[${full('{"t":1,"v":2},')}`,
  'nothing but braces': full('{'),
  'lists of R': `c(${full('1, ')}`,
  'names and colons': full(`${':= '.repeat(300)}\n`),
  'numbers with names': full('temp:1,hum:2\n'),
  'blank cells': full('2015  1   5.1   10\n2015  2         12\n2015  3   5.1   10\n'),
  'years on lines of their own': full(`2015;\n${'Jan;5\n'.repeat(6)}2016;\n${'Feb;6\n'.repeat(6)}`),
  'bytes of nothing': `1,2\n${full('\0')}`,
  'one dash after another': `${full('-')}\n1\n2`,
  'words of 5,000 letters': full(`${'w'.repeat(5000)};${'ä'.repeat(3000)}\n`),
  'brackets within brackets': full('([{'),
  'dates that are none': full('12-12-12-12-12-12-12-12;1\n'),
};

describe('the reading of a file stays quick', () => {
  it.each(Object.entries(SHAPES))('with %s', (_, text) => {
    const bytes = new TextEncoder().encode(text);
    expect(processorTime(() => readSeries({ bytes }), MOST)).toBeLessThan(MOST);
  });

  it('and never fails, whatever bytes there are', () => {
    let state = 7;
    const next = (below: number) => (state = (state * 48_271) % 0x7fffffff) % below;
    const signs = [
      '"',
      ',',
      ';',
      '\t',
      '\n',
      '\r',
      '1',
      '2015',
      '-',
      '.',
      ':',
      '=',
      'Jan',
      '[',
      '{',
      '}',
      ']',
      '\0',
      ' ',
      '#',
      '%',
      'é',
      '٣',
      '(',
      ')',
      '|',
      'e',
      '\uFEFF',
    ];
    for (let round = 0; round < 120; round++) {
      const text = Array.from({ length: next(200) }, () => signs[next(signs.length)]).join('');
      expect(() => readSeries({ text })).not.toThrow();
      const bytes = Uint8Array.from({ length: next(300) }, () => next(256));
      expect(() => readSeries({ bytes })).not.toThrow();
    }
  });
});
