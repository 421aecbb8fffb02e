/** Mounts the handout of what the address names: `handout.html#lesson=fading`, or the link of any experiment. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Handout } from './Handout.tsx';
import { readSheet } from './read.ts';
import './handout.css';

/** Where students go: the page beside this one. */
const page = `${location.origin}${location.pathname.replace(/[^/]*$/, '')}`;
/** What is printed in place of a long link, where the page that led here knows a short one. */
const given = new URLSearchParams(location.search).get('short') ?? '';
const short = /^[\w-]{1,80}$/.test(given) ? given : undefined;
const root = createRoot(document.getElementById('page')!);

async function show(): Promise<void> {
  const fragment = location.hash.slice(1);
  const sheet = await readSheet(fragment);
  if (fragment !== location.hash.slice(1)) return;
  root.render(
    <StrictMode>
      <Handout sheet={sheet} page={page} fragment={fragment} short={short} />
    </StrictMode>,
  );
  document.title = `Unroll: ${sheet.title}`;
}

addEventListener('hashchange', () => void show());
void show();
