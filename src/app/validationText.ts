/** What a network is judged by, in words: sentences take from here whether training can have met it. */
import type { Chosen } from '../store/chosen.ts';
import type { ProblemInfo } from '../tasks/contract/problem.ts';
import { formatCount, formatLevel, formatLoss } from '../text/numbers.ts';

/** The data that judge, as in "a loss of 0.01 or less on …". */
export function judgedOn({ validation }: Pick<ProblemInfo, 'validation'>): string {
  switch (validation.kind) {
    case 'fresh':
      return 'fresh sequences that training does not meet';
    case 'set-aside':
      return `${validation.what} kept out of training`;
    case 'all':
      return `the ${formatCount(validation.count)} sequences there are, which training meets too`;
  }
}

/** What the network that validation chooses does on the test data; undefined where the task has none. */
export function testSentence(
  { step, test }: Chosen,
  { solved }: Pick<ProblemInfo, 'solved'>,
): string | undefined {
  if (!test || solved.test === undefined) return undefined;
  return `At step ${formatCount(step)}, where the validation loss was lowest, the test loss is ${formatLoss(test.loss)}; “${solved.label}” has ${formatLevel(solved.test)}.`;
}
