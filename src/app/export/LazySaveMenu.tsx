/** `SaveMenu` for heads that are there from the first moment: it is loaded a little later, and its place kept. */
import { part } from '../parts/part.tsx';

/** The size of its button. */
const PLACE = { width: '1.5rem', height: '1.5rem', flex: 'none' } as const;

export const LazySaveMenu = part(
  'Save as picture or CSV',
  () => import('./SaveMenu.tsx'),
  (module) => module.SaveMenu,
  { place: 'tool', pending: <span style={PLACE} /> },
);
