/** "Keep for offline": the one thing that makes this browser keep the site, and the way to take it back. */
import { useEffect, useState } from 'react';
import { keep, keepingNow, remove, type Keeping } from '../../offline/keep.ts';
import { Button } from '../../ui/Button.tsx';
import { keepingText } from './offlineText.ts';

export function OfflineSwitch() {
  const [keeping, setKeeping] = useState<Keeping>();
  useEffect(() => {
    let here = true;
    void keepingNow().then((now) => here && setKeeping(now));
    return () => {
      here = false;
    };
  }, []);
  if (!keeping) return null;
  const change = async () => {
    if (keeping.kind === 'kept') {
      await remove();
      setKeeping(await keepingNow());
    } else if (keeping.kind === 'off' || keeping.kind === 'failed') {
      setKeeping(await keep(keeping.bytes, setKeeping));
    }
  };
  return (
    <section aria-label="Offline">
      <h3>Without a network</h3>
      <p role="status">{keepingText(keeping)}</p>
      {keeping.kind !== 'impossible' && (
        <Button disabled={keeping.kind === 'filling'} onClick={() => void change()}>
          {keeping.kind === 'kept' ? 'Remove' : 'Keep for offline'}
        </Button>
      )}
    </section>
  );
}
