/** The page's hand-ins, and the guard that asks before they are gone. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { added, EMPTY, without, type Brought, type Collection } from './collection.ts';
import { readFile, readPasted } from './sources.ts';

interface Collected {
  readonly collection: Collection;
  readonly busy: boolean;
  /** What came of what was added last. */
  readonly said: string;
  readonly paste: (text: string) => void;
  readonly take: (files: readonly File[]) => void;
  readonly remove: (id: number) => void;
  /** All that is there was saved. */
  readonly saved: () => void;
}

function askBeforeLeaving(event: Event): void {
  event.preventDefault();
}

const countText = (count: number, one: string, many: string) => (count === 1 ? one : `${count} ${many}`);

function saidOf(before: Collection, now: Collection): string {
  const rows = now.rows.length - before.rows.length;
  const times = ({ rows: all }: Collection) => all.reduce((sum, row) => sum + row.times, 0);
  const again = times(now) - times(before) - rows;
  const broken = now.broken.length - before.broken.length;
  return [
    rows > 0 ? `Added ${countText(rows, 'one hand-in', 'hand-ins')}.` : 'Nothing new was added.',
    again > 0 ? `${countText(again, 'One was', 'were')} here already.` : '',
    broken > 0 ? `${countText(broken, 'One thing', 'things')} could not be taken, see below.` : '',
  ]
    .filter(Boolean)
    .join(' ');
}

export function useCollection(): Collected {
  const [collection, setCollection] = useState(EMPTY);
  const now = useRef(EMPTY);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [savedAt, setSavedAt] = useState<Collection>(EMPTY);
  const asks = collection !== savedAt && collection.rows.length + collection.broken.length > 0;
  useEffect(() => {
    if (!asks) return undefined;
    addEventListener('beforeunload', askBeforeLeaving);
    return () => removeEventListener('beforeunload', askBeforeLeaving);
  }, [asks]);
  const acts = useMemo(() => {
    const change = (next: Collection) => {
      now.current = next;
      setCollection(next);
    };
    const bring = async (reading: Promise<readonly Brought[]>) => {
      setBusy(true);
      const brought = await reading;
      const before = now.current;
      change(brought.reduce(added, before));
      setSaid(saidOf(before, now.current));
      setBusy(false);
    };
    return {
      paste: (text: string) => void bring(readPasted(text).then((each) => [each])),
      take: (files: readonly File[]) => void bring(Promise.all(files.map(readFile))),
      remove: (id: number) => change(without(now.current, id)),
    };
  }, []);
  return { collection, busy, said, ...acts, saved: () => setSavedAt(collection) };
}
