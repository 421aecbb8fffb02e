/** Words of aⁿbⁿ and aⁿbⁿcⁿ as they are drawn. */
import { numberOf, type OptionValues } from '../../options/option.ts';
import type { Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { END } from '../endOfAnswer.ts';
import { lettersOf } from './letters.ts';

const LETTERS = ['a', 'b', 'c'];
const LONGEST_JUDGED = 300;

/** The symbol at step t of a word, and the end mark after its last. */
function symbolAt(step: number, n: number): number {
  return Math.floor(step / n);
}

function write({ inputs, targets, mask }: Row, n: number): void {
  for (let t = 0; t < inputs.length; t++) {
    inputs[t] = symbolAt(t, n);
    if (t < n) continue;
    targets[t] = symbolAt(t + 1, n);
    mask[t] = 1;
  }
}

/** The mean loss of whoever knows how often each symbol comes next at each step, over all n from 1 to `longest`. */
function lossByStep(longest: number, letters: number): number {
  let loss = 0;
  let asked = 0;
  for (let t = 1; t < longest * letters; t++) {
    const counts = new Float64Array(letters + 1);
    for (let n = Math.floor(t / letters) + 1; n <= Math.min(t, longest); n++) counts[symbolAt(t + 1, n)]!++;
    const all = counts.reduce((sum, count) => sum + count, 0);
    for (const count of counts) if (count > 0) loss -= count * Math.log(count / all);
    asked += all;
  }
  return loss / asked;
}

export function anbnProblem(options: OptionValues): Omit<Problem, keyof ProblemSize> {
  const letters = lettersOf(options);
  const longest = numberOf(options, 'length');
  const symbols = LETTERS.slice(0, letters);
  return {
    loss: 'softmax',
    metric: { kind: 'exact', label: 'correct words' },
    baseline: { loss: lossByStep(longest, letters), label: 'knows only the time step' },
    solved: { loss: -Math.log(0.99), label: 'solved (99 % sure)' },
    input: { kind: 'symbols', label: 'read', symbols },
    output: { kind: 'symbols', label: 'next', symbols: [...symbols, END] },
    ...drawnSequences({
      lengths: { label: 'n', trained: [1, longest], limits: [1, LONGEST_JUDGED] },
      features: 1,
      stepsAt: (n) => letters * n,
      write: (_, row, n) => write(row, n),
      split: { count: () => 1 },
    }),
  };
}
