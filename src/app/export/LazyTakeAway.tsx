/** `TakeAway` for heads that are there from the first moment: it is loaded a little later, and its place kept. */
import { part } from '../parts/part.tsx';

/** The size of its button. */
const PLACE = { width: '1.5rem', height: '1.5rem', flex: 'none' } as const;

export const LazyTakeAway = part(
  'Take away',
  () => import('./TakeAway.tsx'),
  (module) => module.TakeAway,
  { place: 'tool', pending: <span style={PLACE} /> },
);
