/** Draws the component anew when a source that lives outside React has changed. */
import { useEffect, useState } from 'react';
import type { Source } from '../../results/Picture.tsx';

export function useRenewals(source: Source): void {
  const [, setRenewals] = useState(0);
  useEffect(() => source.subscribe(() => setRenewals((count) => count + 1)), [source]);
}
