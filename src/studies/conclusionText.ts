/** What may be concluded of the networks at one place of a study, in a sentence. */
import { formatCount } from '../text/numbers.ts';
import type { Conclusion } from './conclude.ts';

/**
 * Undefined where there is nothing to compare.
 * @param names of the networks that were compared, in their order
 */
export function conclusionText(conclusion: Conclusion, names: readonly string[]): string | undefined {
  switch (conclusion.kind) {
    case 'nothing to compare':
      return undefined;
    case 'too few seeds':
      return `No conclusion on which network is first: that takes ${formatCount(conclusion.needed)} seeds or more.`;
    case 'none solved':
      return 'No network solved it, so none is first.';
    case 'first': {
      const { first, firstWith, of } = conclusion;
      return `${names[first]!} was first with ${formatCount(firstWith)} of ${formatCount(of)} seeds, and differs from the others by more than chance.`;
    }
    case 'open': {
      const { first, comparisons } = conclusion;
      const open = comparisons.filter(({ told }) => !told).map(({ other }) => names[other]!);
      return `No conclusion on whether ${names[first]!} is first: the runs of ${open.join(' and ')} cannot be told from it.`;
    }
  }
}
