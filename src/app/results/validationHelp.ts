/** What validation data are, for whoever meets the word. */
import type { Validation } from '../../tasks/contract/problem.ts';
import { formatCount } from '../../text/numbers.ts';

/** What they are, and what these are. */
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
