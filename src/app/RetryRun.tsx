/** Where a file did not arrive that training needs: tries again, or loads the page of the site's newer version. */
import { useEffect, useState } from 'react';
import { isWaiting } from '../store/state.ts';
import { Button } from '../ui/Button.tsx';
import { hasNewVersion } from './parts/newVersion.ts';
import { reloadKeeping } from './parts/reload.ts';
import { usePage, useSession } from './sessionContext.ts';

export function RetryRun() {
  const session = useSession();
  const waiting = usePage(({ runs }) => runs.some(isWaiting));
  const [renewed, setRenewed] = useState(false);
  useEffect(() => {
    if (waiting) void hasNewVersion().then(setRenewed);
  }, [waiting]);
  if (!waiting) return null;
  return (
    <>
      <Button
        className="retry"
        onClick={() => session.retry()}
        title="Asks for the file again; the run goes on where it was."
      >
        Try again
      </Button>
      {renewed && (
        <Button
          className="retry"
          onClick={() => void reloadKeeping(session)}
          title="The site has a newer version than this page; it offers to go on where the run is now."
        >
          Reload, keeping the run
        </Button>
      )}
    </>
  );
}
