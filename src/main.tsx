/** Mounts the page. The experiment comes from the address, and nothing is trained before somebody presses Play. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { browserAddress } from './store/address.ts';
import { browserShelf } from './store/localStorage.ts';
import { Session } from './store/session.ts';
import { TrainingClient } from './worker/client/client.ts';

const session = new Session({
  createClient: (events) => new TrainingClient(events),
  address: browserAddress(),
  shelf: browserShelf(),
});

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <App session={session} />
  </StrictMode>,
);

// Where it does not arrive, nothing is kept, and nothing else is amiss.
import('./store/kept/keepRuns.ts').then(
  ({ keepRuns }) => keepRuns(session),
  () => {},
);
