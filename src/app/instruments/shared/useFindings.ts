/** What an instrument finds in the network while it is open, renewed as the network learns. */
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Renewed } from '../../../store/renewed.ts';
import type { Session } from '../../../store/session.ts';
import type { Found, Inspection, InspectionKind } from '../../../worker/protocol.ts';
import type { Source } from '../../../charts/useCanvas.ts';
import './shared.css';

export interface Findings<Kind extends InspectionKind> {
  /** The newest, of what is asked now. */
  readonly found: Found<Kind> | undefined;
  /** Why there is none, in a sentence. */
  readonly refusal: string | undefined;
  /** Tells drawings that something is new. */
  readonly source: Source;
  /** Something else is to be found now. */
  readonly again: () => void;
}

interface Shown<Kind extends InspectionKind> {
  readonly key: string;
  readonly found: Found<Kind> | undefined;
  readonly refusal: string | undefined;
}

/**
 * @param question what to ask, given what was found before
 * @param key another one asks anew at once, and forgets what was found
 * @param onFound called with each finding, before it is shown
 */
export function useFindings<Kind extends InspectionKind>(
  session: Session,
  question: (before: Found<Kind> | undefined) => Inspection<Kind>,
  key: string,
  onFound?: (found: Found<Kind>) => void,
): Findings<Kind> {
  const [shown, setShown] = useState<Shown<Kind>>();
  const made = useRef<Renewed<Kind>>(undefined);
  const asked = useRef('');
  const found = shown?.key === key ? shown.found : undefined;
  const ask = useEffectEvent(() => {
    asked.current = key;
    return question(found);
  });
  const take = useEffectEvent((finding: Found<Kind>) => {
    if (asked.current !== key) return;
    onFound?.(finding);
    setShown({ key, found: finding, refusal: undefined });
  });
  const refuse = useEffectEvent((refusal: string | undefined) => {
    if (refusal !== undefined && asked.current === key) setShown({ key, found: undefined, refusal });
  });
  useEffect(() => {
    const renewed = new Renewed<Kind>({
      state: session.store,
      inspect: (asking) => session.inspect(asking),
      question: ask,
      found: take,
    });
    made.current = renewed;
    const stops = [renewed.subscribe(() => refuse(renewed.refusal)), renewed.start()];
    return () => {
      for (const stop of stops) stop();
    };
  }, [session]);
  useEffect(() => {
    if (asked.current !== key) made.current?.again();
  }, [key]);
  const again = useCallback(() => made.current?.again(), []);
  const [listeners] = useState(() => new Set<() => void>());
  const source = useMemo(() => {
    return {
      subscribe(listener: () => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, [listeners]);
  useEffect(() => {
    if (shown) for (const listener of listeners) listener();
  }, [shown, listeners]);
  return { found, refusal: shown?.key === key ? shown.refusal : undefined, source, again };
}
