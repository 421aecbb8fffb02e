/** Draws the component anew when a source that lives outside React has changed. */
import { useEffect, useState } from 'react';
import type { Source } from '../../results/Picture.tsx';

/** @param pace shortest time between two renewals, in ms; the last state is always shown in the end */
export function useRenewals(source: Source, pace = 0): void {
  const [, setRenewals] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const renew = () => {
      timer = undefined;
      setRenewals((count) => count + 1);
    };
    const stop = source.subscribe(() => {
      if (pace === 0) renew();
      else timer ??= setTimeout(renew, pace);
    });
    // Something may have come since this was rendered, and nothing else may ever come.
    renew();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [source, pace]);
}
