import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keptOutcomes, writeStudy, type Held } from '../../../../scripts/train/study/studyFile.ts';
import { historiesFile, studyLine } from '../../../../scripts/train/study/trainStudy.ts';
import { failedOutcome } from '../../../../src/studies/outcome.ts';
import { expand, type Study } from '../../../../src/studies/study.ts';
import { outcomeOf, outcomesOf, studyOf } from '../../studies/plan.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'unroll-study-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const heldOf = (study: Study, part: Partial<Held> = {}): Held => ({
  file: path.join(folder, 'study.json'),
  study,
  runs: expand(study),
  version: '1.2.3',
  build: 'abc',
  ...part,
});
const LINK = '#task=adding&cell=gru&sweep=length:20,50&seeds=2&steps=500';
const sentenceOf = (held: Held) => {
  const kept = keptOutcomes(held);
  return 'sentence' in kept ? kept.sentence : '';
};

describe('the file of a study', () => {
  it('gives back what was done, also to a study with more seeds or values', () => {
    const held = heldOf(studyOf(LINK));
    expect(keptOutcomes(held)).toEqual(new Map());
    const outcomes = outcomesOf([outcomeOf(held.runs[1]!, 200), outcomeOf(held.runs[0]!, Infinity)]);
    writeStudy(held, outcomes, []);
    expect(keptOutcomes(held)).toEqual(outcomes);
    const more = heldOf(studyOf('#task=adding&cell=gru&sweep=length:20,50,100&seeds=5&steps=500'));
    expect(keptOutcomes(more)).toEqual(outcomes);
    expect(existsSync(`${held.file}.part`)).toBe(false);
  });

  it('has runs tried again that failed, or that ended for want of steps that they may take now', () => {
    const held = heldOf(studyOf(LINK));
    const [first, second, third] = held.runs;
    writeStudy(
      held,
      outcomesOf([
        failedOutcome(first!.link, 'It crashed.'),
        outcomeOf(second!, Infinity),
        outcomeOf(third!, 200),
      ]),
      [],
    );
    const longer = heldOf(studyOf(LINK.replace('steps=500', 'steps=900')));
    expect([...(keptOutcomes(longer) as ReadonlyMap<string, unknown>).keys()]).toEqual([third!.link]);
  });

  it('is left as it is where it holds something else', () => {
    const held = heldOf(studyOf(LINK));
    writeStudy(held, outcomesOf([outcomeOf(held.runs[0]!, 200)]), []);
    expect(sentenceOf(heldOf(studyOf('#task=copy&seeds=2')))).toContain('holds another study, #task=adding');
    expect(sentenceOf(heldOf(studyOf(LINK), { build: 'def' }))).toContain('another build');
    const own = { kind: 'text', text: 'To be' } as const;
    expect(sentenceOf(heldOf({ ...studyOf(LINK), own }))).toContain('other data');
    for (const text of ['', '{}', 'null', '{"study":"","build":"abc","runs":[1]}', '{"history":[]}']) {
      writeFileSync(held.file, text);
      expect(sentenceOf(held)).toContain('holds no study: name another file, or remove it.');
      expect(readFileSync(held.file, 'utf8')).toBe(text);
    }
  });
});

describe('a study on the terminal', () => {
  it('says how many runs are done, and how long the rest will take', () => {
    expect(studyLine(12, 30, 2, 75)).toBe('12/30 runs  2 at once  1:15 left');
    expect(studyLine(0, 30, 2, undefined)).toBe('0/30 runs  2 at once  – left');
  });

  it('puts the evaluations beside the runs', () => {
    expect(historiesFile('/tmp/out.csv')).toBe('/tmp/out-histories.csv');
    expect(historiesFile('table')).toBe('table-histories');
  });
});
