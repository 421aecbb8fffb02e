import { describe, expect, it } from 'vitest';
import { holds, readExpression, type Facts, type NetworkFacts } from '../../../src/lessons/condition.ts';

function facts(own: Partial<NetworkFacts> = {}, rest: Partial<Facts> = {}, lstm?: NetworkFacts): Facts {
  const mine: NetworkFacts = { step: 0, standing: 'untrained', ...own };
  return {
    seconds: 0,
    networks: new Map([['own', mine], ...(lstm ? ([['lstm', lstm]] as const) : [])]),
    opened: new Set(),
    changed: new Set(),
    moved: false,
    asked: false,
    ...rest,
  };
}

function judged(text: string, known: Facts): boolean {
  const read = readExpression(text);
  if (!read.ok) throw new Error(read.sentence);
  return holds(read.value, known);
}

describe('a condition', () => {
  it.each<[string, Facts, boolean]>([
    ['step>=100', facts({ step: 100 }), true],
    ['step>=100', facts({ step: 99 }), false],
    ['seconds>=5', facts({}, { seconds: 5 }), true],
    ['standing>=learning', facts({ standing: 'solved' }), true],
    ['standing>=learning', facts({ standing: 'guessing' }), false],
    ['standing>=learning', facts({ standing: 'diverged' }), false],
    ['standing=diverged', facts({ standing: 'diverged' }), true],
    ['standing<=guessing', facts({ standing: 'guessing' }), true],
    ['rate<0.8', facts({ rate: 0.72 }), true],
    ['rate<0.8', facts(), false],
    ['accuracy@200>=0.9', facts({ accuracy: new Map([[200, 0.95]]) }), true],
    ['accuracy@100>=0.9', facts({ accuracy: new Map([[200, 0.95]]) }), false],
    ['opened:cell', facts({}, { opened: new Set(['cell']) }), true],
    ['changed:length', facts({}, { changed: new Set(['units']) }), false],
    ['moved & asked', facts({}, { moved: true }), false],
    ['moved | asked', facts({}, { moved: true }), true],
    ['lstm.standing>=solved', facts({}, {}, { step: 1, standing: 'solved' }), true],
    ['lstm.standing>=solved', facts({ standing: 'solved' }), false],
    ['reach<1e-6', facts({ reach: 1e-7 }), true],
  ])('%s', (text, known, expected) => {
    expect(judged(text, known)).toBe(expected);
  });

  it.each([
    '',
    'eval(1)',
    'step>=x',
    'standing>=clever',
    'step>=1 |',
    'step>=1&'.repeat(20),
    'rate',
    'opened:<b>',
  ])('is not “%s”', (text) => {
    const read = readExpression(text);
    expect(read.ok).toBe(false);
    expect(!read.ok && read.sentence.length).toBeGreaterThan(10);
  });
});
