/** The word that a visitor said, and what the network hears in it, for whoever shows that; the answer follows the training. */
import { useSession } from '../../sessionContext.ts';
import { Shared, sharedBy, useShared } from '../shared.ts';

/** So long an answer stands, in ms, while training goes on. */
const CALMLY = { least: 2000 };

export function useHear(task: string) {
  const session = useSession();
  const shared = sharedBy(session, `sound/${task}`, () => new Shared<'sound'>(session, CALMLY));
  const { asked, current, found, refusal, again } = useShared(shared);
  return {
    /** `[frames, BANDS]`, 0 to 1. */
    features: asked?.features,
    // What was heard of the word before is none of this one.
    heard: current ? found : undefined,
    refusal: current ? refusal : undefined,
    again: current ? again : undefined,
    hear: (features: Float32Array) => shared.ask({ kind: 'sound', features }),
  };
}
