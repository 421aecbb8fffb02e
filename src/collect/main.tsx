/** Mounts the page on which a teacher collects what a class has handed in. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { browserShelf, readTheme } from '../store/localStorage.ts';
import { failureText } from '../store/statusText.ts';
import { ClientExecutor } from '../studies/executor.ts';
import { Checks } from './checks.ts';
import { CollectPage } from './CollectPage.tsx';
import './collect.css';
import './collectPrint.css';

const theme = readTheme(browserShelf());
if (theme !== 'system') document.documentElement.dataset.theme = theme;

// `public/before.js` has looked at the browser, and says what it lacks.
if (!('cannotRun' in document.documentElement.dataset))
  createRoot(document.getElementById('page')!).render(
    <StrictMode>
      <CollectPage checks={new Checks(() => new ClientExecutor({ failureText }))} />
    </StrictMode>,
  );
