/** Mounts the page. The experiment comes from the address, and nothing is trained before somebody presses Play. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { browserAddress } from './store/address.ts';
import { bringKeeperInTime } from './store/kept/bringKeeper.ts';
import { browserShelf } from './store/localStorage.ts';
import { Session } from './store/session.ts';
import { browserVisibility } from './store/visibility.ts';
import { TrainingClient } from './worker/client/client.ts';

function begin(page: HTMLElement): void {
  const session = new Session({
    createClient: (events) => new TrainingClient(events),
    address: browserAddress(),
    shelf: browserShelf(),
    visibility: browserVisibility(),
  });
  createRoot(page).render(
    <StrictMode>
      <App session={session} />
    </StrictMode>,
  );
  bringKeeperInTime(session);
}

// `public/before.js` has looked at the browser, and says what it lacks.
if (!('cannotRun' in document.documentElement.dataset)) begin(document.getElementById('page')!);
