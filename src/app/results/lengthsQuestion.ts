/** At which lengths the page asks how the network does. */
import type { Lengths } from '../../tasks/contract/problem.ts';
import type { Question } from '../../worker/protocol.ts';

/** Sequences of each length. */
export const SEQUENCES = 64;
/** As multiples of the longest that is trained on. */
const MULTIPLES = [0.2, 0.5, 1, 1.5, 2, 3, 4];

/** Lengths below, within and well beyond the trained ones, ascending; as many as the problem can give. */
export function lengthsToJudge({ trained, limits }: Lengths): number[] {
  const [low, high] = limits;
  const wanted = [...MULTIPLES.map((factor) => Math.round(factor * trained[1])), ...trained];
  const possible = wanted.map((length) => Math.min(high, Math.max(low, length)));
  return [...new Set(possible)].toSorted((a, b) => a - b);
}

/** Undefined where there is only one length. */
export function lengthsQuestion(lengths: Lengths): Question<'lengths'> | undefined {
  const judged = lengthsToJudge(lengths);
  return judged.length < 2 ? undefined : { kind: 'lengths', lengths: judged, count: SEQUENCES };
}
