/** `TakeAway` for heads that are there from the first moment: it is loaded a little later, and its place kept. */
import { lazy, Suspense } from 'react';
import type { TakeAwayProps } from './TakeAway.tsx';

const TakeAway = lazy(async () => ({ default: (await import('./TakeAway.tsx')).TakeAway }));

/** The size of its button. */
const PLACE = { width: '1.5rem', height: '1.5rem', flex: 'none' } as const;

export function LazyTakeAway(props: TakeAwayProps) {
  return (
    <Suspense fallback={<span style={PLACE} />}>
      <TakeAway {...props} />
    </Suspense>
  );
}
