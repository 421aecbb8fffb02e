import { describe, expect, it } from 'vitest';
import { readExperimentsArguments } from '../../../../scripts/experiments/arguments.ts';
import { seedsOf } from '../../../../scripts/experiments/seeds.ts';
import { claims } from '../../../../scripts/experiments/claims/index.ts';

function job(...argv: string[]) {
  const args = readExperimentsArguments(argv);
  if (args.kind !== 'job') throw new Error(JSON.stringify(args));
  return args.job;
}

describe('the arguments of the experiments', () => {
  it('without any test all claims, each with five seeds of its own', () => {
    const { seedsOf: seeds, ...rest } = job();
    expect(rest).toEqual({ claims, anew: false, writeDocs: false });
    expect(seeds(claims[0]!)).toEqual(seedsOf(claims[0]!.id));
    expect(job('--each', '2').seedsOf(claims[0]!)).toEqual(seedsOf(claims[0]!.id, 2));
  });

  it('choose claims, seeds and a file', () => {
    const chosen = job('--only', 'text, dates', '--seeds', '4,5,6', '--json', 'x.json', '--anew');
    expect(chosen.claims.map(({ id }) => id)).toEqual(['text', 'dates']);
    expect(chosen).toMatchObject({ json: 'x.json', anew: true });
    expect(chosen.claims.map((claim) => chosen.seedsOf(claim))).toEqual([
      [4, 5, 6],
      [4, 5, 6],
    ]);
  });

  it('keep the fast claims alone', () => {
    const { claims: fast } = job('--fast');
    expect(fast.length).toBeGreaterThan(3);
    expect(fast.every((claim) => claim.fast)).toBe(true);
    expect(fast.length).toBeLessThan(claims.length);
  });

  it.each([
    [['--only', 'nothing'], 'There is no claim "nothing"; --list names them.'],
    [
      ['--seeds', '1,x'],
      '--seeds must be whole numbers from 0 to 999999 with commas between them, not "1,x".',
    ],
    [['--each', '0'], '--each must be a whole number from 1 to 100, not "0".'],
    [['--seeds', '1,1'], '--seeds names a seed twice.'],
    [['--only', 'text', '--fast'], 'None of these claims is a fast one.'],
    [['--json', ''], '--json needs the name of a file.'],
    [['--often'], "Unknown option '--often'. Try --help."],
  ])('%j is answered by a sentence', (argv, sentence) => {
    expect(readExperimentsArguments(argv)).toEqual({ kind: 'wrong', sentence });
  });
});
