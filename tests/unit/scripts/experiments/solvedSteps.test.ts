import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { claims } from '../../../../scripts/experiments/claims/index.ts';
import { solvedStepsIn } from '../../../../scripts/experiments/solvedSteps.ts';
import { decodeLink } from '../../../../src/config/index.ts';
import { measuredAs } from '../../../../src/config/measured.ts';
import { solvedSteps } from '../../../../src/config/solvedSteps.ts';
import { estimateText, solvedText } from '../../../../src/app/estimate/estimateText.ts';

describe('how long an experiment takes', () => {
  it('is what docs/experiments.md found; else run npm run docs', () => {
    expect(solvedStepsIn(claims, readFileSync('docs/experiments.md', 'utf8'))).toEqual(solvedSteps);
  });

  it('is the median over all claims that train it, and for how long nobody solved it', () => {
    const spec = { id: 'a', runs: [{ name: 'LSTM', link: '#task=parity&cell=lstm', steps: 3000 }] };
    const tried = (figures: string) =>
      Object.values(
        solvedStepsIn(
          [{ ...spec, runs: [{ ...spec.runs[0]!, until: { solved: true } }] }] as never,
          `\n### a\n\n| LSTM, step at which it is there | within 800 steps | ${figures} |\n\n### b\n`,
        ),
      );
    expect(tried('1,240 | 500 | 620 | 480 | never')).toEqual([{ after: 620, slowest: 1240 }]);
    expect(tried('never | never | never | never | never')).toEqual([{ notWithin: 3000 }]);
    expect(tried('2,340 | never | never | never | never')).toEqual([{ notWithin: 2000 }]);
    expect(solvedStepsIn([spec] as never, '')).toEqual({});
  });

  it('is known of the experiment that the page opens with, whatever seed and device', () => {
    for (const link of ['', 'seed=7&backend=cpu', 'speed=ten&solved=on&cores=2'])
      expect(solvedSteps, link).toHaveProperty([measuredAs(decodeLink(link).experiment)]);
    expect(solvedSteps).not.toHaveProperty([measuredAs(decodeLink('units=16').experiment)]);
  });
});

describe('what is said of it', () => {
  const steps = { after: 520, slowest: 640 };

  it.each([
    [0, undefined, 'solves in about 520 steps'],
    [0, 700, 'solves in about a second on this device'],
    [300, 52, 'solves in about 10 s on this device'],
    [0, 1, 'solves in about 9 min on this device'],
    [961, 52, ''],
  ])('after %i steps at %s a second: %s', (taken, speed, text) => {
    expect(estimateText(steps, taken, speed)).toBe(text);
  });

  it('is when it was solved, once that is known', () => {
    expect(solvedText(1420)).toBe('solved at step 1,420');
  });

  it('is that no solution is known, until that many steps are taken', () => {
    expect(estimateText({ notWithin: 3000 }, 0, 100)).toBe('no solution known within 3,000 steps');
    expect(estimateText({ notWithin: 3000 }, 3000, 100)).toBe('');
  });
});
