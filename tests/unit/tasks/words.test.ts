/** Dates, number words and languages: what is written, what is held out, and what is read of typed sources. */
import { describe, expect, it, test } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { defaultsOf, type OptionValues } from '../../../src/options/option.ts';
import { dates } from '../../../src/tasks/dates.ts';
import { language } from '../../../src/tasks/language.ts';
import { numbers } from '../../../src/tasks/numbers.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import type { Task } from '../../../src/tasks/contract/task.ts';
import { DAYS, isoOf, partsOf } from '../../../src/tasks/words/dateFormats.ts';
import { GROUPS, isHeldOutDay } from '../../../src/tasks/words/datesProblem.ts';
import { DATE_LENGTHS, LETTERS } from '../../../src/tasks/words/limits.ts';
import { corpusOf } from '../../../src/tasks/words/phrases.ts';
import { isHeldOutNumber } from '../../../src/tasks/words/numbersProblem.ts';
import { numberInWords } from '../../../src/tasks/words/numberWords.ts';

async function pose(task: Task, options: OptionValues = {}): Promise<Problem> {
  return task.create({ ...defaultsOf(task.options), ...options });
}

/** What a row reads up to its last step that counts, as text. */
function readOf({ input }: Problem, { inputs, mask, timeSteps }: Batch, row: number): string {
  if (input.kind !== 'symbols') throw new Error('these tasks read symbols');
  const [from, to] = [row * timeSteps, (row + 1) * timeSteps];
  const end = mask.subarray(from, to).lastIndexOf(1) + 1;
  return Array.from(inputs.subarray(from, from + end), (index) => input.symbols[index]).join('');
}

/** What a row should answer, as text. */
function answerOf({ output }: Problem, { targets, mask, timeSteps }: Batch, row: number): string {
  if (output.kind !== 'symbols') throw new Error('these tasks say symbols');
  const steps = Array.from({ length: timeSteps }, (_, t) => row * timeSteps + t);
  return steps.flatMap((at) => (mask[at] === 1 ? [output.symbols[targets[at]!]] : [])).join('');
}

function texts(problem: Problem, batch: Batch): { read: string; answer: string }[] {
  return Array.from({ length: batch.batchSize }, (_, row) => ({
    read: readOf(problem, batch, row),
    answer: answerOf(problem, batch, row),
  }));
}

const wordsOf = (letters: Uint8Array) => Array.from(letters, (letter) => LETTERS[letter]).join('');
const dayOf = (iso: string) => (Date.parse(iso) - Date.parse('1950-01-01')) / 86_400_000;

describe('dates', () => {
  test('one day is written in 24 ways, none of them twice', () => {
    const day = dayOf('1998-03-03');
    expect(isoOf(day)).toBe('1998-03-03');
    const written = GROUPS.all!.formats.map((format) => format(partsOf(day)));
    expect(new Set(written).size).toBe(24);
    expect(written).toEqual(
      expect.arrayContaining([
        '3 march 1998',
        'mar 3, 98',
        '1998/3/3',
        'tuesday 3rd of march 1998',
        '19980303',
      ]),
    );
  });

  test('ordinals end as they are said', () => {
    const nth = (iso: string) => partsOf(dayOf(iso)).nth;
    expect(
      ['01', '02', '03', '04', '11', '12', '13', '21', '22', '30'].map((d) => nth(`2001-01-${d}`)),
    ).toEqual(['1st', '2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '30th']);
  });

  test('no way of writing means two dates', () => {
    const meaning = new Map<string, string>();
    const clashes: string[] = [];
    const years = new Set(['1950', '1998', '2012', '2049']);
    for (let day = 0; day < DAYS; day++) {
      const [parts, iso] = [partsOf(day), isoOf(day)];
      if (!years.has(parts.yyyy)) continue;
      for (const format of GROUPS.all!.formats) {
        const source = format(parts);
        if ((meaning.get(source) ?? iso) !== iso) clashes.push(source);
        meaning.set(source, iso);
      }
    }
    expect(clashes).toEqual([]);
  });

  test.each(Object.keys(GROUPS))(
    '%s: held-out dates have every length from shortest to longest',
    (choice) => {
      const { formats } = GROUPS[choice]!;
      const found = new Set<number>();
      for (let day = 0; day < DAYS; day++)
        if (isHeldOutDay(day)) for (const format of formats) found.add(format(partsOf(day)).length);
      const [shortest, longest] = DATE_LENGTHS[choice]!;
      const all = Array.from({ length: longest - shortest + 1 }, (_, k) => shortest + k);
      expect([...found].toSorted((a, b) => a - b)).toEqual(all);
    },
  );

  it('writes the date after the arrow and ends it; held-out days are never trained on', async () => {
    const problem = await pose(dates);
    const trained = texts(problem, problem.sample(createRandom(1), 2000));
    const judged = texts(problem, problem.heldOut(createRandom(2), 2000));
    for (const { read, answer } of [...trained, ...judged]) {
      expect(answer).toMatch(/^\d{4}-\d\d-\d\d⏎$/);
      expect(read.endsWith(`→${answer.slice(0, -1)}`)).toBe(true);
    }
    expect(trained.some(({ answer }) => isHeldOutDay(dayOf(answer.slice(0, 10))))).toBe(false);
    expect(judged.every(({ answer }) => isHeldOutDay(dayOf(answer.slice(0, 10))))).toBe(true);
    const atLength = texts(problem, problem.atLength(createRandom(3), 50, 12));
    for (const { read, answer } of atLength) {
      expect(read.indexOf('→')).toBe(12);
      expect(isHeldOutDay(dayOf(answer.slice(0, 10)))).toBe(true);
    }
  });

  it('asks about days that it holds out', async () => {
    expect(isHeldOutDay(dayOf('1998-03-03'))).toBe(true);
    const { ask, encode, input } = await pose(dates);
    const prompt = encode!(' Tuesday  3rd of MARCH 1998');
    if ('sentence' in prompt || input.kind !== 'symbols') throw new Error('it can be read');
    expect(prompt.symbols.map((symbol) => input.symbols[symbol]).join('')).toBe('tuesday 3rd of march 1998→');
    expect(ask!.answer).toMatchObject({ kind: 'written', longest: 11 });
  });

  it('says what is wrong with what it cannot read', async () => {
    const { encode } = await pose(dates);
    const said = (text: string) => (encode!(text) as { sentence: string }).sentence;
    expect(said('')).toBe('There is nothing to read yet: type a date, such as 3 March 1998.');
    expect(said('3')).toBe(
      'That is too short to be a date: type at least 6 characters, such as 3 March 1998.',
    );
    expect(said('3. März 1998')).toContain('“z”');
    expect(said('🎂')).toContain('“🎂”');
    expect(said('x'.repeat(1e6))).toBe(
      'That has 1,000,000 characters, and at most 32 can be read: type less.',
    );
  });
});

describe('number words', () => {
  test.each([
    [0, 'zero'],
    [13, 'thirteen'],
    [40, 'forty'],
    [42, 'forty-two'],
    [100, 'one hundred'],
    [402, 'four hundred and two'],
    [1000, 'one thousand'],
    [1001, 'one thousand and one'],
    [12_345, 'twelve thousand three hundred and forty-five'],
    [300_000, 'three hundred thousand'],
    [999_999, 'nine hundred and ninety-nine thousand nine hundred and ninety-nine'],
  ])('%i is "%s"', (number, words) => expect(numberInWords(number)).toBe(words));

  it('judges numbers that it never trains on, and trains on every single digit', async () => {
    const problem = await pose(numbers, { digits: 3 });
    const trained = texts(problem, problem.sample(createRandom(1), 4000)).map(({ answer }) =>
      parseInt(answer),
    );
    const judged = texts(problem, problem.heldOut(createRandom(2), 4000)).map(({ answer }) =>
      parseInt(answer),
    );
    expect(trained.filter(isHeldOutNumber)).toEqual([]);
    expect(judged.every((number) => isHeldOutNumber(number) && number >= 10)).toBe(true);
    expect(new Set(trained.filter((number) => number < 10)).size).toBe(10);
    expect(Math.max(...trained)).toBeLessThan(1000);
  });

  it('writes what the words say, and asks about numbers that it holds out', async () => {
    const problem = await pose(numbers, { digits: 6 });
    for (const { read, answer } of texts(problem, problem.sample(createRandom(1), 500)))
      expect(read).toBe(`${numberInWords(parseInt(answer))}→${parseInt(answer)}`);
    const words = new Map(Array.from({ length: 400_000 }, (_, number) => [numberInWords(number), number]));
    for (const example of problem.ask!.examples)
      expect(isHeldOutNumber(words.get(example)!), example).toBe(true);
  });
});

describe('which language', () => {
  it('cuts whole words of the asked length', async () => {
    const problem = await pose(language, { typos: 0 });
    const phrases = (batch: Batch) => texts(problem, batch).map(({ read }) => read);
    const trained = phrases(problem.sample(createRandom(1), 4000));
    for (const phrase of trained) expect(phrase).toMatch(/^[a-z][a-z ]{23}[a-z]$/);
    const judged = phrases(problem.heldOut(createRandom(2), 1000));
    for (const phrase of judged) expect(phrase).toMatch(/^[a-z][a-z ]{23}[a-z]$/);
  });

  it('mistypes some letters of what is trained on, and none of what is judged', async () => {
    const [clean, noisy] = await Promise.all([0, 20].map((typos) => pose(language, { typos })));
    const spaces = ({ inputs }: Batch) => inputs.reduce((sum, symbol) => sum + (symbol === 0 ? 1 : 0), 0);
    const [before, after] = [clean!, noisy!].map(({ sample }) => spaces(sample(createRandom(1), 4000)));
    expect(after! / before!).toBeCloseTo(0.8 + (0.2 / 27) * (100_000 / before!), 1);
    expect(noisy!.heldOut(createRandom(2), 500)).toEqual(clean!.heldOut(createRandom(2), 500));
  });

  it('holds whole paragraphs out', () => {
    const { training, heldOut } = corpusOf(
      Array.from({ length: 16 }, (_, k) => 'abcdefghijklmnop'[k]!).join('\n'),
    );
    expect(wordsOf(heldOut)).toBe('c k');
    expect(wordsOf(training)).toBe('a b d e f g h i j l m n o p');
  });

  it('has phrases of every length that it says it has, in every language', async () => {
    const problem = await pose(language, { asked: 'end' });
    const [shortest, longest] = problem.lengths.limits;
    for (let length = shortest; length <= longest; length++) {
      const { targets, timeSteps } = problem.atLength(createRandom(1, length), 100, length);
      const said = new Set(Array.from({ length: 100 }, (_, row) => targets[(row + 1) * timeSteps - 1]));
      expect(said.size).toBe(8);
    }
  });

  it('is asked at every letter or at the end alone', async () => {
    const [always, end] = [await pose(language), await pose(language, { asked: 'end' })];
    expect([...always.sample(createRandom(1), 1).mask]).toEqual(Array.from({ length: 25 }, () => 1));
    expect([...end.sample(createRandom(1), 1).mask]).toEqual([...Array.from({ length: 24 }, () => 0), 1]);
    expect(end.solved.loss).toBeLessThan(always.solved.loss);
  });

  it('reads typed phrases without accents, marks and emoji, and refuses other alphabets', async () => {
    const { encode, input } = await pose(language);
    const read = (text: string) => {
      const prompt = encode!(text);
      if ('sentence' in prompt || input.kind !== 'symbols') return prompt;
      return prompt.symbols.map((symbol) => input.symbols[symbol]).join('');
    };
    expect(read('Dov’è la stazione?')).toBe('dov e la stazione');
    expect(read('Größe 👍 Straße 12')).toBe('grosse strasse');
    expect(read('где вокзал')).toEqual({
      sentence: 'Here “г” cannot stand in a phrase: use the letters a to z only, with or without accents.',
    });
    expect(read('1998')).toHaveProperty('sentence');
  });

  it('asks about phrases that stand in no text it learns from', async () => {
    const problem = await pose(language, { length: 10 });
    const { declarations } = await import('../../../src/tasks/data/declaration.ts');
    const { everyday } = await import('../../../src/tasks/data/everyday.ts');
    const all = declarations.map(({ code, text }) => `${text} ${everyday[code]}`.toLowerCase()).join(' ');
    for (const example of problem.ask!.examples) expect(all).not.toContain(example.toLowerCase());
  });
});
