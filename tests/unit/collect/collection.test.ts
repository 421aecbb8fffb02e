/** What a teacher has of a class: kept whole, told apart, counted. */
import { describe, expect, it } from 'vitest';
import { added, EMPTY, without, type Collection } from '../../../src/collect/collection.ts';
import { handInsCsv } from '../../../src/collect/handInsCsv.ts';
import { likenesses, linksOf } from '../../../src/collect/likeness.ts';
import { decoded } from '../../../src/collect/sources.ts';
import { rightIn, tally } from '../../../src/collect/tally.ts';
import { brokenText, letterOf, notesOf } from '../../../src/collect/words.ts';
import type { HandIn } from '../../../src/handin/handIn.ts';
import type { Lesson } from '../../../src/lessons/lesson.ts';
import { csvField } from '../../../src/text/csv.ts';
import { HAND_IN, RUN } from '../../fixtures/handIns.ts';

function collected(...handIns: readonly HandIn[]): Collection {
  const found = handIns.map((handIn) => ({ kind: 'handIn', handIn }) as const);
  return added(EMPTY, { file: undefined, reading: { found, cut: false } });
}

const named = (name: string, more: Partial<HandIn> = {}): HandIn => ({ ...HAND_IN, name, ...more });
const says = (said: string) => ({ answers: [{ step: 8, kind: 'say', said } as const] });

describe('a collection', () => {
  it('keeps every hand-in once, and counts how often it came', () => {
    const { rows } = collected(named('Ada'), named('Ben'), named('Ada'));
    expect(rows.map(({ handIn: { name }, times }) => [name, times])).toEqual([
      ['Ada', 2],
      ['Ben', 1],
    ]);
  });

  it('takes a thousand at once without a pause that anybody notices', () => {
    let texts = 0;
    const handIns = Array.from({ length: 1000 }, (_, k) =>
      Object.defineProperty(named(`Student ${k}`), 'minutes', {
        enumerable: true,
        get: () => {
          texts++;
          return 9;
        },
      }),
    );
    expect(collected(...handIns).rows).toHaveLength(1000);
    // Each is written out once, and not once for each of the others.
    expect(texts).toBeLessThan(2000);
  });

  it('tells of everything that could not be read, with who it may be from and what to do', () => {
    const found = [{ kind: 'broken', why: 'damaged', who: 'Ada' } as const];
    let now = added(EMPTY, { file: 'mails.txt', reading: { found, cut: true } });
    now = added(now, { file: 'holiday.jpg', reading: 'large' });
    now = added(now, { file: undefined, reading: { found: [], cut: false } });
    expect(now.broken.map(({ why }) => why)).toEqual(['damaged', 'cut', 'large', 'empty']);
    expect(brokenText(now.broken[0]!)).toMatch(
      /Ada’s hand-in in mails\.txt could not be taken: .*Ask for it again/,
    );
    for (const each of now.broken) expect(brokenText(each)).toMatch(/\.$/);
    expect(without(now, now.broken[0]!.id).broken).toHaveLength(3);
  });

  it('finds names that come twice, and own words that are the same, and not equal figures', () => {
    const words = 'The gate keeps the value, so the gradient stays.';
    const { rows } = collected(
      named('Ada', says(words)),
      named(' \u200BADA ', says('Something else that nobody else has written.')),
      named('Ben', says(words.toUpperCase())),
      named('Cleo', says('no')),
      named('Dora', says('no')),
    );
    const like = likenesses(rows);
    expect(rows.map((row) => notesOf(row, like.get(row.id)!))).toEqual([
      ['2 under this name', 'same words as Ben'],
      ['2 under this name'],
      ['same words as Ada'],
      [],
      [],
    ]);
  });

  it('tells links apart, the most frequent first', () => {
    const other = { runs: [{ ...RUN, link: 'task=parity&cell=rnn' }] };
    const { rows } = collected(named('Ada', other), named('Ben'), named('Cleo'), named('Dora', { runs: [] }));
    expect(linksOf(rows)).toEqual([
      { link: RUN.link, count: 2 },
      { link: 'task=parity&cell=rnn', count: 1 },
    ]);
    expect([...likenesses(rows).values()].map(({ link }) => link)).toEqual([1, 0, 0, undefined]);
    expect([0, 25, 26, 700].map(letterOf)).toEqual(['A', 'Z', 'AA', 'ZY']);
  });
});

describe('answers', () => {
  const step = {
    title: '',
    text: [],
    look: [],
    patience: 60,
    question: {
      kind: 'predict',
      text: 'Will it learn?',
      choices: [
        { text: 'yes', standing: 'right', because: '' },
        { text: 'no', standing: 'wrong', because: '' },
        { text: 'I do not know', standing: 'unknown', because: '' },
      ],
    },
  } as const;
  const lesson = { id: 'fading', title: 'The fading trace', steps: [step, step, step] } as unknown as Lesson;
  const lessons = new Map([['fading', lesson]]);
  const said = (name: string, choice: string, shown?: string) =>
    named(name, { answers: [{ step: 3, kind: 'predict', said: choice, ...(shown ? { shown } : {}) }] });

  it('are counted beside what the runs have shown, in the order of the lesson', () => {
    const handIns = [said('Ada', 'no', 'yes'), said('Ben', 'yes', 'yes'), said('Cleo', 'perhaps')];
    const [first] = tally(handIns, lessons);
    expect(first).toMatchObject({ title: 'The fading trace', count: 3 });
    expect(first!.questions[0]).toMatchObject({ step: 3, text: 'Will it learn?' });
    expect(first!.questions[0]!.choices).toEqual([
      { text: 'yes', said: 1, shown: 2, right: true },
      { text: 'no', said: 1, shown: 0, right: false },
      { text: 'I do not know', said: 0, shown: 0, right: false },
      { text: 'perhaps', said: 1, shown: 0, right: false },
    ]);
    expect(handIns.map((handIn) => rightIn(handIn, lesson))).toEqual([
      { right: 0, of: 1 },
      { right: 1, of: 1 },
      { right: 0, of: 1 },
    ]);
  });

  it('of a lesson that is not known stand as they were given, and are not judged', () => {
    const [{ questions } = { questions: [] }] = tally([said('Ada', 'no', 'yes')], new Map());
    expect(questions[0]!.text).toBeUndefined();
    expect(questions[0]!.choices.map(({ text, right }) => [text, right])).toEqual([
      ['no', undefined],
      ['yes', undefined],
    ]);
    expect(rightIn(HAND_IN, undefined)).toBeUndefined();
  });
});

describe('the table for a spreadsheet', () => {
  const beside = { columns: ['check'], of: () => ['confirmed'] };

  it('has a line for each, and a column for each question', () => {
    const lines = handInsCsv(collected(named('Lovelace, Ada "Countess"')).rows, beside).split('\r\n');
    expect(lines[0]).toMatch(
      /^\uFEFFname,made,.*,check,step 3: said,step 3: shown by the run,step 8: own words,link$/,
    );
    expect(lines[1]).toMatch(
      /^"Lovelace, Ada ""Countess""",2026-03-04T09:30Z,The fading trace,9,70,0\.12345/,
    );
    expect(lines[1]).toContain(`,confirmed,no,yes,Gates keep the “gradient” – ça va 🧠.,"#${RUN.link}"`);
  });

  it('leaves signs alone and negative numbers as they are', () => {
    expect(['-', '=', '-2.5', 'a-b'].map(csvField)).toEqual(['-', '=', '-2.5', 'a-b']);
  });

  it.each(['=1+1', '+1', '-2+3', '@SUM(A1)', '\t=1', '＝1', '=HYPERLINK("https://example.org")'])(
    'has no formula: %j',
    (name) => {
      const [, line] = handInsCsv(collected({ ...HAND_IN, name }).rows, beside).split('\r\n');
      expect(line).toMatch(/^"'/);
    },
  );
});

it('reads files of editors that write UTF-16', () => {
  expect(decoded(Uint8Array.from([0xff, 0xfe, 65, 0, 100, 0, 97, 0]))).toBe('Ada');
  expect(decoded(Uint8Array.from([0xfe, 0xff, 0, 65]))).toBe('A');
  expect(decoded(new TextEncoder().encode('\uFEFFÉmile'))).toBe('Émile');
});
