import { describe, expect, it } from 'vitest';
import { HELP, PARTS, readBenchArguments, type BenchJob } from '../../../../scripts/bench/arguments.ts';
import { ALL_CONTESTANTS, CONTESTANTS } from '../../../../scripts/bench/contestants.ts';
import { CELLS } from '../../../../src/bench/workers/protocol.ts';

function job(...argv: string[]): BenchJob {
  const read = readBenchArguments(argv);
  if (read.kind !== 'job') throw new Error(JSON.stringify(read));
  return read.job;
}

describe('the arguments of npm run bench', () => {
  it('measures everything unless told otherwise', () => {
    expect(job()).toMatchObject({ contestants: CONTESTANTS, cells: CELLS, parts: PARTS });
    expect(job('--write-docs')).toMatchObject({ parts: PARTS, writeDocs: true });
  });

  it('measures the table alone where a part of it is asked for', () => {
    expect(
      job('--contestants', 'brain-js,tf-layers-cpu', '--cells', 'rnn', '--shapes', '4x4x4'),
    ).toMatchObject({
      contestants: ['brain-js', 'tf-layers-cpu'],
      cells: ['rnn'],
      shapes: [{ timeSteps: 4, hiddenSize: 4, batchSize: 4 }],
      parts: ['table'],
    });
  });

  it('measures beside PyTorch and JAX where it is told to', () => {
    expect(job('--native', '--cells', 'attention')).toMatchObject({
      contestants: ALL_CONTESTANTS,
      cells: ['attention'],
      parts: ['table'],
    });
    expect(job('--contestants', 'pytorch,jax-threads').contestants).toEqual(['pytorch', 'jax-threads']);
  });

  it('measures the parts that are named', () => {
    expect(job('--memory', '--startup').parts).toEqual(['startup', 'memory']);
    expect(job('--table', '--scaling', '--cells', 'gru').parts).toEqual(['table', 'scaling']);
  });

  it('soaks only where it is told to, for as long as it is told, and studies only where it is told to', () => {
    expect(job('--soak')).toMatchObject({ parts: ['soak'], minutes: 15 });
    expect(job('--soak', '2.5', '--redraw')).toMatchObject({ parts: ['redraw', 'soak'], minutes: 2.5 });
    expect(job('--study')).toMatchObject({ parts: ['study'] });
    expect(job('--collect')).toMatchObject({ parts: ['collect'] });
    expect(job('--soak', '--write-docs')).toMatchObject({ minutes: 15, writeDocs: true });
    expect(readBenchArguments(['--soak=0']).kind).toBe('wrong');
  });

  it('knows --help, which names every contestant', () => {
    expect(readBenchArguments(['--help'])).toEqual({ kind: 'help' });
    for (const name of CONTESTANTS) expect(HELP).toContain(name);
  });

  it.each([
    ['an unknown contestant', ['--contestants', 'torch']],
    ['no contestant', ['--contestants', '']],
    ['an unknown cell', ['--cells', 'lstm,tree']],
    ['a shape that is none', ['--shapes', '20x32']],
    ['no rounds', ['--rounds', '0']],
    ['an unknown option', ['--fast']],
    ['something that is no option', ['lstm']],
    ['an option without its value', ['--json']],
    ['a file for figures that are not measured', ['--memory', '--json', 'out.json']],
  ])('refuses %s in one sentence', (_what, argv) => {
    const read = readBenchArguments(argv);
    expect(read).toMatchObject({ kind: 'wrong', sentence: expect.stringMatching(/^[^\n]+\.$/) as string });
  });
});
