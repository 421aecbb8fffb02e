/** What the paths can be told apart by: the answer at their end. */
import { CLASSES } from '../../../charts/theme.ts';
import { formatValue } from '../../../text/numbers.ts';
import type { ProblemInfo } from '../../../tasks/contract/problem.ts';

export interface Answers {
  /** The names of the classes, few enough to tell apart; empty where the answer is a value, or there are too many. */
  readonly names: readonly string[];
  /** The answer of a path in words. */
  readonly say: (target: number) => string;
  /** A value's place between the least and the greatest, 0 to 1; where answers are values. */
  readonly share: ((target: number) => number) | undefined;
}

export function answersOf({ output, loss, units }: ProblemInfo, targets: Float32Array): Answers {
  const named =
    output.kind === 'symbols' ? output.symbols : output.kind === 'classes' ? output.classes : undefined;
  if (named || loss === 'binary') {
    const names = named ?? ['0', '1'];
    return {
      names: names.length <= CLASSES ? names : [],
      say: (target) => names[target] ?? String(target),
      share: undefined,
    };
  }
  const [low, high] = [Math.min(...targets), Math.max(...targets)];
  const { scale = 1, offset = 0 } = units ?? {};
  return {
    names: [],
    say: (target) => formatValue(target * scale + offset),
    share: (target) => (target - low) / (high - low || 1),
  };
}
