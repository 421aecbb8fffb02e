/** Brackets as they are drawn. */
import type { Random } from '../../math/random.ts';
import { numberOf, type NumberOption, type OptionValues } from '../../options/option.ts';
import type { Row } from '../contract/batch.ts';
import type { Problem, ProblemSize } from '../contract/problem.ts';
import { drawnSequences } from '../drawnSequences.ts';
import { trainedLengths } from '../sequenceLengths.ts';
import { CLOSING, SHOWN } from './symbols.ts';

const CLOSES = 2;
const LONGEST_JUDGED = 500;

function write(random: Random, { inputs, targets, mask }: Row, depth: number): void {
  const open: number[] = [];
  for (let t = 0; t < inputs.length; t++) {
    const mustOpen = open.length === 0;
    const mustClose = open.length === depth || open.length === inputs.length - t;
    if (mustOpen || (!mustClose && random.integer(2) === 0)) {
      const kind = random.integer(CLOSING.length);
      open.push(kind);
      inputs[t] = kind;
    } else {
      inputs[t] = CLOSES;
      targets[t] = open.pop()!;
      mask[t] = 1;
    }
  }
}

/** What each way that a bracket may come is weighed by: of an opening one's kinds together, and where both may come. */
interface Weights {
  readonly opens: number;
  readonly free: number;
}

/** Each sequence once. */
const EACH_ONCE: Weights = { opens: CLOSING.length, free: 1 };
/** The chance that two draws go that way alike: kinds are coins, and so is what comes where both may. */
const TWO_ALIKE: Weights = { opens: 1 / CLOSING.length, free: 1 / 4 };

/** The product of the weights along each sequence of so many pairs, summed over all of them. */
function summed(pairs: number, depth: number, { opens, free }: Weights): number {
  const steps = 2 * pairs;
  /** By how many are open, over what is left from step t on. */
  let rest = Float64Array.from({ length: depth + 2 }, (_, open) => (open === 0 ? 1 : 0));
  for (let t = steps - 1; t >= 0; t--) {
    rest = rest.map((_, open) => {
      if (open > depth || open > steps - t) return 0;
      if (open === 0) return opens * rest[1]!;
      if (open === depth || open === steps - t) return rest[open - 1]!;
      return free * (opens * rest[open + 1]! + rest[open - 1]!);
    });
  }
  return rest[0]!;
}

export function bracketsProblem(
  options: OptionValues,
  length: NumberOption,
): Omit<Problem, keyof ProblemSize> {
  const depth = numberOf(options, 'depth');
  return {
    loss: 'softmax',
    metric: { kind: 'accuracy', label: 'correct brackets' },
    baseline: { loss: Math.LN2, label: 'toss a coin' },
    solved: { loss: -Math.log(0.95), label: 'solved (95 % sure)' },
    input: { kind: 'symbols', label: 'shown', symbols: SHOWN },
    output: { kind: 'symbols', label: 'closes', symbols: CLOSING },
    ...drawnSequences({
      lengths: {
        label: length.label,
        trained: trainedLengths(options),
        limits: [length.min, LONGEST_JUDGED],
      },
      features: 1,
      stepsAt: (pairs) => 2 * pairs,
      write: (random, row) => write(random, row, depth),
      split: {
        count: (pairs) => summed(pairs, depth, EACH_ONCE),
        repeats: (pairs) => summed(pairs, depth, TWO_ALIKE),
      },
    }),
  };
}
