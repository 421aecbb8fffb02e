/** The page's side of keeping the site: registers the service worker when asked, follows it, and removes all again. */
import { isFilling, isOurs, OFFER, SERVICE_WORKER, type OfflineOffer } from './site.ts';

/** Why a browser keeps no site here. */
export type NoKeeping = 'insecure' | 'unsupported' | 'framed' | 'not offered';

export type Keeping =
  | { readonly kind: 'impossible'; readonly why: NoKeeping }
  | { readonly kind: 'off'; readonly bytes: number }
  | { readonly kind: 'filling'; readonly files: number; readonly of: number }
  | { readonly kind: 'kept'; readonly bytes: number }
  /** It could not be kept; nothing is. */
  | { readonly kind: 'failed'; readonly bytes: number };

/** A file beside the page. */
const beside = (file: string) => new URL(file, document.baseURI);

/** Whatever keeps this page. */
const registered = () => navigator.serviceWorker.getRegistration(document.baseURI);

function reason(): NoKeeping | undefined {
  if (window.top !== window) return 'framed';
  if (!window.isSecureContext) return 'insecure';
  // Firefox has none in private windows.
  return 'serviceWorker' in navigator ? undefined : 'unsupported';
}

async function offer(): Promise<OfflineOffer | undefined> {
  try {
    const answer = await fetch(beside(OFFER));
    return answer.ok ? ((await answer.json()) as OfflineOffer) : undefined;
  } catch {
    return undefined;
  }
}

/** How it stands, without changing anything. */
export async function keepingNow(): Promise<Keeping> {
  const why = reason();
  if (why) return { kind: 'impossible', why };
  const [offered, registration] = await Promise.all([offer(), registered().catch(() => undefined)]);
  const bytes = offered?.bytes ?? 0;
  if (registration?.active) return { kind: 'kept', bytes };
  return offered?.keep ? { kind: 'off', bytes } : { kind: 'impossible', why: 'not offered' };
}

/**
 * Keeps the site in this browser.
 * @param onProgress told as files arrive
 */
export async function keep(bytes: number, onProgress: (keeping: Keeping) => void): Promise<Keeping> {
  const { serviceWorker } = navigator;
  const follow = ({ data }: MessageEvent<unknown>) => {
    if (isFilling(data)) onProgress({ kind: 'filling', files: data.files, of: data.of });
  };
  serviceWorker.addEventListener('message', follow);
  serviceWorker.startMessages();
  onProgress({ kind: 'filling', files: 0, of: 0 });
  try {
    const registration = await serviceWorker.register(beside(SERVICE_WORKER), {
      scope: './',
      updateViaCache: 'none',
    });
    const worker = registration.installing ?? registration.waiting ?? registration.active;
    if (worker && (await settled(worker))) return { kind: 'kept', bytes };
    await registration.unregister();
    return { kind: 'failed', bytes };
  } catch {
    return { kind: 'failed', bytes };
  } finally {
    serviceWorker.removeEventListener('message', follow);
  }
}

/** Resolves to whether it is at work. */
function settled(worker: ServiceWorker): Promise<boolean> {
  return new Promise((resolve) => {
    const look = () => {
      if (worker.state === 'activated') resolve(true);
      else if (worker.state === 'redundant') resolve(false);
    };
    worker.addEventListener('statechange', look);
    look();
  });
}

/** Removes the copy, and the service worker with it. */
export async function remove(): Promise<void> {
  const registration = await registered();
  await registration?.unregister();
  for (const name of (await caches.keys()).filter(isOurs)) await caches.delete(name);
}
