/**
 * All settings that are not in sight, behind one button: closed at first, then as the person left it. It opens by itself where
 * something inside is set from outside, as by a link, an example or a remedy.
 */
import { useId, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { part } from '../parts/part.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { changedInside } from './groups.ts';

const InsideSettings = part(
  'More settings',
  () => import('./InsideSettings.tsx'),
  (module) => module.InsideSettings,
);

function labelOf(changed: number): string {
  return changed === 0 ? 'More settings' : `More settings · ${changed} changed`;
}

export function MoreSettings() {
  const session = useSession();
  const id = useId();
  const changed = usePage(({ experiment }) => changedInside(experiment).join('&'));
  const [known, setKnown] = useState({ changed: '', open: session.store.getState().moreSettings });
  if (changed !== known.changed) setKnown({ changed, open: known.open || changed !== '' });
  const { open } = known;
  const toggle = () => {
    setKnown({ changed, open: !open });
    session.preferences.setMoreSettings(!open);
  };
  return (
    <section className="more-settings" aria-label="More settings">
      <Button
        className="more-button"
        data-place="control:more"
        aria-expanded={open}
        aria-controls={id}
        onClick={toggle}
      >
        {labelOf(changed === '' ? 0 : changed.split('&').length)}
      </Button>
      <div id={id} hidden={!open} className="more-inside">
        {open && <InsideSettings />}
      </div>
    </section>
  );
}
