/** The text that the network writes by itself, for whoever shows it. */
import { usePage, useSession } from '../../sessionContext.ts';
import type { Question } from '../../../worker/protocol.ts';
import { Shared, sharedBy, useShared } from '../shared.ts';

/** The problem's own beginning. */
export const BY_ITSELF: Question<'sample'> = { kind: 'sample' };

/** As often as it is worth its cost. */
const OFTEN = {};

export function useSample(task: string) {
  const session = useSession();
  const shared = sharedBy(session, `sample/${task}`, () => new Shared(session, OFTEN, BY_ITSELF));
  // Before the training nothing is written.
  const begun = usePage(({ step }) => step > 0);
  return { shared, ...useShared(shared, begun) };
}
