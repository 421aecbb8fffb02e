/** A question to the network and its newest answer, for whoever shows them. */
import type { Ask } from '../../../tasks/contract/abilities.ts';
import type { Question } from '../../../worker/protocol.ts';
import { useSession } from '../../sessionContext.ts';
import { Shared, sharedBy, useShared } from '../shared.ts';

/** So long an answer stands, in ms, while training goes on. */
const CALMLY = { least: 2000 };

/** The page asks the first of the examples by itself, so that there is an answer from the beginning. */
const firstOf = ({ examples }: Ask): Question<'prompt'> => ({ kind: 'prompt', text: examples[0] ?? '' });

export function useAsk(ask: Ask, task: string) {
  const session = useSession();
  const shared = sharedBy(session, `prompt/${task}`, () => new Shared(session, CALMLY, firstOf(ask)));
  const answer = useShared(shared);
  // An answer to the question before is none to this one.
  const { found, refusal, again } = answer.current
    ? answer
    : { found: undefined, refusal: undefined, again: undefined };
  const { asked } = answer;
  return {
    text: asked?.text ?? '',
    asked,
    found,
    refusal,
    again,
    ask: (text: string) => shared.ask({ kind: 'prompt', text }),
  };
}
