/** What a network is judged by, in words: sentences take from here whether training can have met it. */
import type { Chosen } from '../store/chosen.ts';
import type { ProblemInfo, Validation } from '../tasks/contract/problem.ts';
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

/** What validation data are, and what these are: for whoever meets the word. */
export function validationHelp(validation: Validation | undefined): string {
  const what = 'Validation: sequences that judge the network while it learns, and never change its weights.';
  switch (validation?.kind) {
    case 'fresh':
      return `${what} Here they are fresh: there are so many that training does not meet them.`;
    case 'set-aside':
      return `${what} Here they are ${validation.what} kept out of training.`;
    case 'all':
      return `${what} Here there are only ${formatCount(validation.count)} sequences, so training meets them too.`;
    case undefined:
      return what;
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
