/** Mounts the page. The experiment comes from the address, and nothing is trained before somebody presses Play. */
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { beginAtAddress } from './app/shortAddress.ts';
import { arrive } from './loading/arrive.ts';
import { browserAddress } from './store/address.ts';
import { bringKeeperInTime } from './store/kept/bringKeeper.ts';
import { browserShelf } from './store/localStorage.ts';
import { Session } from './store/session.ts';
import type { SessionParts } from './store/sessionParts.ts';
import { browserVisibility } from './store/visibility.ts';
import { TrainingClient } from './worker/client/client.ts';

/**
 * @param parts what is another than the browser's own
 * @param content what stands there in place of the ordinary page
 */
function mount(parts?: Partial<SessionParts>, content?: ReactNode): Session {
  const session = new Session({
    createClient: (events) => new TrainingClient(events),
    address: browserAddress(),
    shelf: browserShelf(),
    visibility: browserVisibility(),
    ...parts,
  });
  createRoot(document.getElementById('page')!).render(
    <StrictMode>
      <App session={session}>{content}</App>
    </StrictMode>,
  );
  return session;
}

const { dataset } = document.documentElement;
// Of `embed.html`, once its poster was pressed, which says where something is missing.
if ('embed' in dataset) void arrive(() => import('./app/embed/start.tsx')).then(({ start }) => start(mount));
// `public/before.js` has looked at the browser, and says what it lacks.
else if (!('cannotRun' in dataset))
  beginAtAddress(() => {
    const session = mount();
    bringKeeperInTime(session);
    return session;
  });
