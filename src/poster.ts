/**
 * An embedded page before somebody presses Play: what it is about, a button, and a link. Nothing else is loaded until then, so that a
 * page with ten of these is as light as one with none. The press loads the ordinary page's script, which begins the embedded one
 * (`app/embed/start.tsx`); the page around may press, too, and what else it asks is kept until then.
 */
import { handBackFocus } from './embed/handBackFocus.ts';
import { posterTitle } from './embed/posterTitle.ts';
import { isSandboxed, startWorkersByScript } from './embed/sandboxedWorkers.ts';

const find = (id: string) => document.getElementById(id)!;
const button = find('poster-play');
const state = find('poster-state');
const { dataset } = document.documentElement;

/** What the page around has asked so far; nobody asks more than that. */
const early: MessageEvent[] = [];
const MOST_EARLY = 50;

const MISSING = 'A file of this page did not arrive. Look whether you are online, and press Play once more.';

/** A link element for each file of the ordinary page: its script would find them one after the other. */
function fetchAhead(rel: string, files: readonly string[]): readonly Promise<unknown>[] {
  return files.map((file) => {
    const link = document.createElement('link');
    link.rel = rel;
    link.crossOrigin = '';
    link.href = file;
    document.head.append(link);
    return new Promise((resolve, reject) => {
      link.addEventListener('load', resolve);
      link.addEventListener('error', reject);
    });
  });
}

/** The build says which files the ordinary page loads first, its own script before all others. */
async function load(): Promise<void> {
  const files = dataset['page']?.split(' ') ?? ['/src/main.tsx'];
  const scripts = files.filter((file) => !file.endsWith('.css'));
  for (const ahead of fetchAhead('modulepreload', scripts.slice(1))) ahead.catch(() => undefined);
  await Promise.all(
    fetchAhead(
      'stylesheet',
      files.filter((file) => file.endsWith('.css')),
    ),
  );
  await import(/* @vite-ignore */ new URL(scripts[0]!, document.baseURI).href);
}

function fail(): void {
  state.textContent = MISSING;
  // A browser may keep in mind that a file was missing, as long as the page is open.
  button.onclick = () => location.reload();
}

function begin(): void {
  button.onclick = null;
  state.textContent = 'Loading…';
  if (isSandboxed()) startWorkersByScript();
  window.addEventListener('unhandledrejection', fail);
  load().catch(fail);
}

function hear(event: MessageEvent<unknown>): void {
  const { source, data } = event;
  const { type, version } = (data ?? {}) as { readonly type?: unknown; readonly version?: unknown };
  // Pages around tell their frames much that is nothing to this one.
  const ours = version === 1 && String(type).startsWith('unroll:');
  if (source !== window.parent || !ours || early.length >= MOST_EARLY) return;
  early.push(event);
  if (type === 'unroll:play') button.click();
}

function show(): void {
  const fragment = location.hash.slice(1);
  find('poster-title').textContent = document.title = posterTitle(fragment);
  // How it is shown in a frame is not the ordinary page's.
  const rest = fragment.replaceAll(/(?:^|&)(?:view|keys)=[^&]*/g, '').replace(/^&/, '');
  (find('poster-link') as HTMLAnchorElement).href = `./#${rest}`;
}

// `public/before.js` has looked at the browser, and says what it lacks.
if (!('cannotRun' in dataset)) {
  show();
  handBackFocus(() => /(?:^#|&)keys=on(?:&|$)/.test(location.hash));
  state.textContent = '';
  button.hidden = false;
  button.onclick = begin;
  window.addEventListener('hashchange', show);
  window.addEventListener('message', hear);
  document.addEventListener('unroll:begun', () => {
    window.removeEventListener('hashchange', show);
    window.removeEventListener('message', hear);
    window.removeEventListener('unhandledrejection', fail);
    find('poster').remove();
    for (const { data } of early)
      window.dispatchEvent(new MessageEvent('message', { data, source: window.parent }));
  });
  if (window.parent !== window) window.parent.postMessage({ type: 'unroll:ready', version: 1 }, '*');
}
