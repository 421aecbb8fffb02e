/** Held-out loss and metric with and without the operations: asked as they change, and renewed calmly while the network learns. */
import { useEffect, useState } from 'react';
import type { Interventions } from '../../../models/interventions.ts';
import type { Session } from '../../../store/session.ts';
import type { Found } from '../../../worker/protocol.ts';

/** How long numbers stand while training goes on, in ms, and at least how many times what they cost. */
const RENEW_MS = 2500;
const PAUSE = 20;

export interface HeldOut {
  readonly found: Found<'surgery'> | undefined;
  /** Why there is nothing, in a sentence. */
  readonly sentence: string | undefined;
}

const NONE: HeldOut = { found: undefined, sentence: undefined };

/** @param at the step of the training whose network is judged; undefined for the network as it is now */
export function useHeldOut(session: Session, surgery: Interventions, at: number | undefined): HeldOut {
  const [shown, setShown] = useState<
    HeldOut & { readonly of?: Interventions; readonly at?: number | undefined }
  >(NONE);
  useEffect(() => {
    if (surgery.length === 0) return;
    let over = false;
    let waiting = false;
    let askedAt = -Infinity;
    let cost = 0;
    let step: number | undefined;
    const ask = async () => {
      const { step: reached, status } = session.store.getState();
      const resting = status.state === 'paused' || status.state === 'ready';
      const isDue = resting || performance.now() - askedAt >= Math.max(RENEW_MS, PAUSE * cost);
      if (over || waiting || (step !== undefined && (at !== undefined || reached === step || !isDue))) return;
      waiting = true;
      step = reached;
      askedAt = performance.now();
      const snapshot = at === undefined ? undefined : session.run.snapshots.at(at);
      try {
        const found = await session.inspect({ kind: 'surgery', surgery, ...(snapshot && { snapshot }) });
        cost = performance.now() - askedAt;
        if (!over) setShown({ found, sentence: undefined, of: surgery, at });
      } catch (error) {
        const sentence = error instanceof Error ? error.message : String(error);
        if (!over) setShown({ found: undefined, sentence, of: surgery, at });
      }
      waiting = false;
    };
    void ask();
    const stop = session.store.subscribe(() => void ask());
    return () => {
      over = true;
      stop();
    };
  }, [session, surgery, at]);
  return shown.of === surgery && shown.at === at ? shown : NONE;
}
