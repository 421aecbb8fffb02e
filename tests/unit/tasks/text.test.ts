import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../src/math/random.ts';
import { defaultsOf } from '../../../src/options/option.ts';
import { alice } from '../../../src/tasks/data/alice.ts';
import { OwnDataError } from '../../../src/tasks/contract/abilities.ts';
import type { Batch } from '../../../src/tasks/contract/batch.ts';
import type { Problem } from '../../../src/tasks/contract/problem.ts';
import { text } from '../../../src/tasks/text.ts';
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

  it('holds out its last tenth: training never reads it, and held-out windows read nothing else', async () => {
    const problem = await text.create(defaultsOf(text.options));
    const cut = alice.length - Math.floor(alice.length / 10);
    const [before, after] = [alice.slice(0, cut), alice.slice(cut)];
    const training = problem.sample(createRandom(1), 500);
    const heldOut = problem.heldOut(createRandom(2), 500);
    for (let b = 0; b < 500; b++) {
      const last = (batch: Batch) =>
        spelled(problem, row(batch, b).inputs) + spelled(problem, row(batch, b).targets.subarray(-1));
      expect(before).toContain(last(training));
      expect(after).toContain(last(heldOut));
    }
  });

  it('gives its trivial line to whoever knows how often each character comes in the training part', async () => {
    const problem = await text.create(defaultsOf(text.options));
    const symbols = symbolsOf(problem);
    const training = alice.slice(0, alice.length - Math.floor(alice.length / 10));
    const chance = symbols.map((symbol) => (training.split(symbol).length - 1) / training.length);
    const heldOut = problem.heldOut(createRandom(3), 4000);
    const measured = scored(heldOut, (at) => -Math.log(chance[heldOut.targets[at]!]!));
    expect(Math.abs(measured / problem.baseline.loss - 1)).toBeLessThan(0.005);
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
    const heldOut = problem.heldOut(createRandom(3), 4000);
    const measured = scored(heldOut, (at) =>
      lossOf(symbols[heldOut.inputs[at]!]!, symbols[heldOut.targets[at]!]!),
    );
    expect(Math.abs(measured / problem.solved.loss - 1)).toBeLessThan(0.005);
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
      'The text is short: its last 9 characters, more than a tenth, are held out.',
    ]);
  });

  it('keeps letters with their accents, families, skin tones and flags whole', async () => {
    const problem = await ofOwn('e\u0301👩‍👩‍👧👍🏽🇩🇪❤️x'.repeat(20));
    expect(new Set(symbolsOf(problem))).toEqual(new Set(['x', 'é', '❤️', '🇩🇪', '👍🏽', '👩‍👩‍👧']));
    expect(spelled(problem, problem.generate!.prompt)).toBe('é👩‍👩‍👧👍🏽🇩🇪❤️xé👩‍👩‍👧👍🏽🇩🇪');
  });

  it('takes half a character, a byte order mark, and line ends of every system', async () => {
    const problem = await ofOwn(`\uFEFFab\r\ncd\ref\ngh\uD83D${'abc'.repeat(20)}`);
    expect(symbolsOf(problem)).toEqual(['\n', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', '\uD83D']);
  });

  it('keeps the 96 most common characters; the rest become one, and a notice says so', async () => {
    const rare = Array.from({ length: 20 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
    const common = Array.from({ length: 96 }, (_, i) => String.fromCharCode(0x3b1 + i)).join('');
    const problem = await ofOwn(rare + common.repeat(3));
    expect(symbolsOf(problem)).toHaveLength(97);
    expect(symbolsOf(problem)[96]).toBe('\uFFFD');
    expect(symbolsOf(problem).join('')).not.toContain(rare[0]);
    expect(problem.notices![0]).toMatch(/96 most common are kept, and 20 of 308 characters become "\uFFFD"/);
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
    const problem = await ofOwn('01'.repeat(50) + 'xy'.repeat(5) + 'x');
    expect(spelled(problem, problem.sample(createRandom(1), 300).targets)).not.toMatch(/[xy]/);
    expect(spelled(problem, problem.heldOut(createRandom(1), 300).inputs)).not.toMatch(/[01]/);
  });
});
