/**
 * The service worker: keeps the site in this browser for whoever asked for that, and answers from there where the network does not.
 * Nobody registers it but the switch "Keep for offline". A newer build never takes a page over: it waits until the last page of the
 * older one is closed, and meanwhile both are kept.
 */
import { cacheOf, fileAt, isOurs, kindOf, outlived, OFFER, type Filling, type KeptSite } from './site.ts';

declare const self: ServiceWorkerGlobalScope;
/** Put in by the build. */
declare const KEPT_SITE: KeptSite;

/** How long the network may take to give the page, before the kept one is shown. */
const PAGE_LIMIT_MS = 2000;
/** Files fetched at once. */
const ABREAST = 6;

const cacheName = cacheOf(KEPT_SITE);
const { scope } = self.registration;

async function tell(message: Filling): Promise<void> {
  for (const client of await self.clients.matchAll({ includeUncontrolled: true }))
    client.postMessage(message);
}

/** All or nothing: a copy with holes would fail when nothing can be done about it. */
async function fill(): Promise<void> {
  const cache = await caches.open(cacheName);
  const rest = [...KEPT_SITE.files];
  const of = rest.length;
  const take = async () => {
    for (let file = rest.pop(); file !== undefined; file = rest.pop()) {
      const address = scope + file;
      // What another build has kept under such a name is the same.
      const known = kindOf(file, false) === 'hashed' ? await caches.match(address) : undefined;
      const response = known ?? (await fetch(address, { cache: 'no-cache' }));
      if (!response.ok) throw new Error(`${file} did not arrive.`);
      await cache.put(address, plain(response));
      await tell({ type: 'unroll-offline', files: of - rest.length, of });
    }
  };
  try {
    await Promise.all(Array.from({ length: ABREAST }, take));
  } catch (error) {
    rest.length = 0;
    await caches.delete(cacheName);
    throw error;
  }
}

/** Some hosts lead "index.html" to the folder. Browsers open no page from an answer that was led elsewhere, so it is made an ordinary one. */
function plain(response: Response): Response {
  return response.redirected ? new Response(response.body, { headers: response.headers }) : response;
}

async function tidy(): Promise<void> {
  for (const name of outlived(await caches.keys(), cacheName)) await caches.delete(name);
  await self.clients.claim();
}

/** Gives up all that is kept, where whoever serves the site wants that. */
async function heed(): Promise<void> {
  const answer = await fetch(scope + OFFER, { cache: 'no-store' });
  if (!answer.ok || ((await answer.json()) as { keep?: unknown }).keep !== false) return;
  for (const name of (await caches.keys()).filter(isOurs)) await caches.delete(name);
  await self.registration.unregister();
}

/** As it was kept with this build, or else with another. */
async function kept(file: string): Promise<Response | undefined> {
  const address = scope + file;
  return (await caches.match(address, { cacheName })) ?? (await caches.match(address));
}

const later = (ms: number) => new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));

/** From the network, where it answers in time; else what was kept; else whatever the network comes to. */
async function newest(request: Request, file: string, event: FetchEvent): Promise<Response> {
  const fetched = fetch(request);
  const intime = await Promise.race([fetched.catch(() => undefined), later(PAGE_LIMIT_MS)]);
  if (intime?.ok) {
    if (request.mode === 'navigate') event.waitUntil(heed().catch(() => undefined));
    return intime;
  }
  return (await kept(file)) ?? (await fetched);
}

self.addEventListener('install', (event) => event.waitUntil(fill()));
self.addEventListener('activate', (event) => event.waitUntil(tidy()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const file = request.method === 'GET' ? fileAt(request.url, scope) : undefined;
  if (file === undefined) return;
  const hashed = kindOf(file, request.mode === 'navigate') === 'hashed';
  event.respondWith(
    hashed ? kept(file).then((response) => response ?? fetch(request)) : newest(request, file, event),
  );
});
