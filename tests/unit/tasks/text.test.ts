import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { alice } from '../../../src/tasks/data/alice.ts';
import { OwnDataError } from '../../../src/tasks/contract/abilities.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import { text } from '../../../src/tasks/text.ts';
import { MAX_SYMBOLS, outsideSentence } from '../../../src/tasks/text/symbols.ts';
import { scored } from './blind.ts';

async function ofOwn(own: string, length = 8): Promise<Problem> {
  return text.create({ ...defaultsOf(text.options), text: 'own', length }, { kind: 'text', text: own });
}

function symbolsOf({ input }: Problem): readonly string[] {
  if (input.kind !== 'symbols') throw new Error('text shows symbols');
  return input.symbols;
}

function spelled(problem: Problem, indices: Iterable<number>): string {
  return Array.from(indices, (index) => symbolsOf(problem)[index]).join('');
}

function row({ inputs, targets, timeSteps }: Batch, b: number) {
  const part = (list: Float32Array) => list.subarray(b * timeSteps, (b + 1) * timeSteps);
  return { inputs: part(inputs), targets: part(targets) };
}

describe('the built-in text', () => {
  it('is some 45,000 characters of Alice in Wonderland, whole sentences in whole paragraphs', () => {
    expect(alice.length).toBeGreaterThan(40_000);
    expect(alice.startsWith('CHAPTER I. Down the Rabbit-Hole\nAlice was beginning to get very tired')).toBe(
      true,
    );
    expect(alice.endsWith('taking not the smallest notice of her or of anything else.')).toBe(true);
    expect(alice).toContain('\n‘How doth the little crocodile\nImprove his shining tail,\n');
    expect(alice).not.toMatch(/ {2}|[`'"]|--| \n|\n /);
  });

  it('is read whole, each character with the one after it as the answer', async () => {
    const problem = await text.create(defaultsOf(text.options));
    const batch = problem.sample(createRandom(1), 20);
    for (let b = 0; b < 20; b++) {
      const { inputs, targets } = row(batch, b);
      expect(alice).toContain(spelled(problem, inputs) + spelled(problem, targets.subarray(-1)));
      expect([...targets.subarray(0, -1)]).toEqual([...inputs.subarray(1)]);
    }
    expect(spelled(problem, problem.generate!.prompt)).toBe('Alice ');
    expect(problem.notices).toEqual([]);
  });

  it('holds out its last tenth, in halves: no window reads of two parts, and those that judge are fixed', async () => {
    const problem = await text.create(defaultsOf(text.options));
    const cut = alice.length - Math.floor(alice.length / 10);
    const middle = cut + Math.floor((alice.length - cut) / 2);
    const parts = [
      [problem.sample(createRandom(1), 500), alice.slice(0, cut)],
      [problem.heldOut(createRandom(2), 500), alice.slice(cut, middle)],
      [problem.test!(), alice.slice(middle)],
    ] as const;
    for (const [batch, part] of parts) {
      for (let b = 0; b < batch.batchSize; b++) {
        const read = row(batch, b);
        expect(part).toContain(spelled(problem, read.inputs) + spelled(problem, read.targets.subarray(-1)));
      }
    }
    expect(parts[1][0].batchSize).toBe(128);
    expect(problem.heldOut(createRandom(3), 64)).toEqual(parts[1][0]);
  });

  it('gives its trivial line to whoever knows how often each character comes in the training part', async () => {
    const problem = await text.create(defaultsOf(text.options));
    const symbols = symbolsOf(problem);
    const training = alice.slice(0, alice.length - Math.floor(alice.length / 10));
    const chance = symbols.map((symbol) => (training.split(symbol).length - 1) / training.length);
    const measured = (batch: Batch) => scored(batch, (at) => -Math.log(chance[batch.targets[at]!]!));
    const validation = measured(problem.heldOut(createRandom(3), 1));
    expect(Math.abs(validation / problem.baseline.loss - 1)).toBeLessThan(0.001);
    expect(Math.abs(measured(problem.test!()) / problem.baseline.test! - 1)).toBeLessThan(0.001);
  });

  it('gives its solved line, less than the trivial one, to whoever knows what follows each character', async () => {
    const problem = await text.create(defaultsOf(text.options));
    const symbols = symbolsOf(problem);
    const training = alice.slice(0, alice.length - Math.floor(alice.length / 10));
    const count = (part: string) => training.split(part).length - 1;
    const loss = new Map<string, number>();
    const lossOf = (before: string, symbol: string) => {
      const pair = before + symbol;
      if (!loss.has(pair)) {
        // A pair of the same character twice overlaps itself, which `split` counts too few of.
        const pairs =
          before === symbol
            ? [...training].filter((c, i) => c === symbol && training[i - 1] === c).length
            : count(pair);
        const plain = (count(symbol) + 1) / (training.length + symbols.length);
        loss.set(pair, -Math.log((pairs + 5 * plain) / (count(before) + 5)));
      }
      return loss.get(pair)!;
    };
    const measured = (batch: Batch) =>
      scored(batch, (at) => lossOf(symbols[batch.inputs[at]!]!, symbols[batch.targets[at]!]!));
    const validation = measured(problem.heldOut(createRandom(3), 1));
    expect(Math.abs(validation / problem.solved.loss - 1)).toBeLessThan(1e-4);
    expect(Math.abs(measured(problem.test!()) / problem.solved.test! - 1)).toBeLessThan(1e-4);
    expect(problem.solved.loss).toBeLessThan(problem.baseline.loss - 0.5);
  });
});

describe("a visitor's own text", () => {
  it.each([
    ['nothing', ''],
    ['only white space', ' \n\t '],
  ])('is refused where it is %s, with what to do', async (_, own) => {
    await expect(ofOwn(own)).rejects.toThrow(OwnDataError);
    await expect(ofOwn(own)).rejects.toThrow(/paste one, or choose Alice/);
  });

  it('is refused where it is one character', async () => {
    await expect(ofOwn('a')).rejects.toThrow(
      'only 1 character, and windows of 8 steps need 36: paste a longer text',
    );
  });

  it('is refused where it is the same character over and over', async () => {
    await expect(ofOwn('a'.repeat(500))).rejects.toThrow('The text is “a” over and over');
    await expect(ofOwn('\u0000'.repeat(500))).rejects.toThrow('the character U+0000 over and over');
  });

  it('is refused where it is too short for the windows, and taken from the length on that the refusal names', async () => {
    await expect(ofOwn('ab'.repeat(17) + 'c')).rejects.toThrow(
      'only 35 characters, and windows of 8 steps need 36',
    );
    const problem = await ofOwn('ab'.repeat(18));
    expect(problem.sample(createRandom(1), 4).timeSteps).toBe(8);
    expect(problem.notices).toEqual([
      'The text is short: its last 18 characters, more than a tenth, are held out for validation and test.',
    ]);
  });

  it('keeps letters with their accents, families, skin tones and flags whole', async () => {
    const problem = await ofOwn('e\u0301👩‍👩‍👧👍🏽🇩🇪❤️x'.repeat(20));
    expect(new Set(symbolsOf(problem))).toEqual(new Set(['x', 'é', '❤️', '🇩🇪', '👍🏽', '👩‍👩‍👧']));
    expect(spelled(problem, problem.generate!.prompt)).toBe('é👩‍👩‍👧👍🏽🇩🇪❤️xé👩‍👩‍👧👍🏽🇩🇪');
  });

  it('can be written on from in its own characters; any other is said, and none is left out', async () => {
    const { encode, input } = await ofOwn('Füße שלום 👩‍👧 '.repeat(40));
    const read = (typed: string) => {
      const prompt = encode!(typed);
      if ('sentence' in prompt) return prompt.sentence;
      return prompt.symbols.map((k) => (input.kind === 'symbols' ? input.symbols[k] : '')).join('');
    };
    for (const typed of ['Füße', 'שלום', '👩‍👧 ß', 'Fu\u0308ße', ' '])
      expect(read(typed)).toBe(typed.normalize('NFC'));
    expect(read('')).toMatch(/nothing to write on from/);
    expect(read('Füxe 漢x')).toBe(
      'The text it learns from does not have “x”, “漢”, so the network cannot read that: leave it out.',
    );
    expect(read('abcdghi')).toContain('“g” and 2 more, so');
    expect(read('ß'.repeat(201))).toMatch(/201 characters, and at most 200/);
  });

  it('takes half a character, a byte order mark, and line ends of every system', async () => {
    const problem = await ofOwn(`\uFEFFab\r\ncd\ref\ngh\uD83D${'abc'.repeat(20)}`);
    expect(symbolsOf(problem)).toEqual(['\n', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '\uD83D']);
  });

  it('learns as many characters as it has, up to a limit', async () => {
    const ideographs = Array.from({ length: MAX_SYMBOLS }, (_, i) => String.fromCharCode(0x4e00 + i)).join(
      '',
    );
    const problem = await ofOwn(ideographs.repeat(3));
    expect([problem.inputSize, problem.outputSize]).toEqual([MAX_SYMBOLS, MAX_SYMBOLS]);
    expect(symbolsOf(problem).join('')).toBe(ideographs);
  });

  describe('with more characters than there may be', () => {
    const rare = Array.from({ length: 200 }, (_, i) => String.fromCharCode(0xac00 + i)).join('');
    const common = Array.from({ length: MAX_SYMBOLS }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const mixed = [...common].map((c, k) => (k % 6 === 0 && rare[k / 6] ? c + rare[k / 6] : c)).join('');
    const own = common + mixed.repeat(2);

    it('says before use which share is outside, and reads it as one symbol that is no output', async () => {
      const problem = await ofOwn(own);
      const outside = [...own].filter((character) => rare.includes(character));
      expect([problem.inputSize, problem.outputSize]).toEqual([MAX_SYMBOLS + 1, MAX_SYMBOLS]);
      expect(symbolsOf(problem).at(-1)).toBe('\uFFFD');
      expect(problem.output).toMatchObject({ kind: 'symbols', symbols: symbolsOf(problem).slice(0, -1) });
      expect(problem.notices).toEqual([
        outsideSentence(MAX_SYMBOLS + new Set(outside).size, MAX_SYMBOLS, outside.length / own.length),
      ]);
    });

    it('never asks for what is outside: those steps are read and masked, in every part', async () => {
      const problem = await ofOwn(own);
      for (const batch of [
        problem.sample(createRandom(1), 200),
        problem.heldOut(createRandom(1), 1),
        problem.test!(),
      ]) {
        const { inputs, targets, mask, timeSteps } = batch;
        expect(inputs.includes(MAX_SYMBOLS)).toBe(true);
        expect(Math.max(...targets)).toBeLessThan(MAX_SYMBOLS);
        inputs.forEach((symbol, at) => {
          if (at % timeSteps > 0) expect(mask[at - 1]).toBe(symbol === MAX_SYMBOLS ? 0 : 1);
        });
      }
    });

    it('has lines of those who know the frequencies of what is inside', async () => {
      const problem = await ofOwn(own);
      const inside = own
        .slice(0, own.length - Math.floor(own.length / 10))
        .split('')
        .filter((c) => common.includes(c));
      const counts = new Map<string, number>();
      for (const character of inside) counts.set(character, (counts.get(character) ?? 0) + 1);
      const chance = symbolsOf(problem).map(
        (s) => ((counts.get(s) ?? 0) + 1) / (inside.length + MAX_SYMBOLS),
      );
      const judged = problem.heldOut(createRandom(1), 1);
      const measured = scored(judged, (at) => -Math.log(chance[judged.targets[at]!]!));
      expect(problem.baseline.loss).toBeCloseTo(measured, 6);
      expect(problem.solved.loss).toBeLessThan(problem.baseline.loss);
    });
  });

  it('is refused where its end has no character of its beginning', async () => {
    const seldom = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => String.fromCharCode(from + i)).join('');
    await expect(ofOwn(seldom(0x4e00, MAX_SYMBOLS).repeat(9) + seldom(0xac00, 1100))).rejects.toThrow(
      'none of the characters that its beginning is made of',
    );
  });

  it('takes 1 MB of any script in a few seconds of the processor at most, cut with a notice', async () => {
    const ideographs = Array.from({ length: 5000 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    for (const unit of ['The quick brown fox. ', '👩‍👩‍👧👍🏽 e\u0301', ideographs]) {
      const before = process.cpuUsage();
      const problem = await ofOwn(unit.repeat(Math.ceil(2 ** 20 / unit.length)));
      expect(process.cpuUsage(before).user).toBeLessThan(5e6);
      expect(problem.notices![0]).toBe('The text is long: its first 1,000,000 characters are used.');
    }
  });

  it('takes a heap of accents on one letter without making it one symbol', async () => {
    const problem = await ofOwn('a' + '\u0301'.repeat(5000));
    for (const symbol of symbolsOf(problem)) expect(symbol.length).toBeLessThan(30);
  });

  it('has lines of one height, and says why, where pairs tell nothing', async () => {
    const random = createRandom(8);
    const noise = Array.from({ length: 3000 }, () => 'abcdefghijklmnop'[random.integer(16)]).join('');
    const problem = await ofOwn(noise);
    expect(problem.solved.loss).toBe(problem.baseline.loss);
    expect(problem.baseline.loss).toBeCloseTo(Math.log(16), 1);
    expect(problem.notices![0]).toMatch(/both lines have the same height/);
  });

  it('separates training from held-out also where the text is short', async () => {
    const problem = await ofOwn(`${'01'.repeat(50)}xyxyxyxyxvwvwvwvwv`);
    expect(spelled(problem, problem.sample(createRandom(1), 300).targets)).toMatch(/^[01]+$/);
    expect(spelled(problem, problem.heldOut(createRandom(1), 300).inputs)).toMatch(/^[xy]+$/);
    expect(spelled(problem, problem.test!().inputs)).toMatch(/^[vw]+$/);
  });
});
