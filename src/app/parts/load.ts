/** Loads the parts of the page that come when they are wanted, each as often as it takes. */
import { arrive, MissingFileError } from '../../loading/arrive.ts';
import type { Session } from '../../store/session.ts';

type Load<Module> = () => Promise<Module>;

/** Style sheets that did not arrive, each with what was being loaded then. The bundler's own loader asks for each only once. */
const missingStyles = new Map<HTMLLinkElement, ReadonlySet<Load<unknown>>>();
/** What is being loaded. */
const underWay = new Set<Load<unknown>>();
let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  const onError = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet')
      missingStyles.set(target, new Set(underWay));
  };
  document.addEventListener('error', onError, true);
}

/** Asks for a style sheet again, in the place of the one that did not arrive. */
function restyle(link: HTMLLinkElement): Promise<void> {
  const wanting = missingStyles.get(link)!;
  return new Promise((resolve, reject) => {
    const fresh = link.cloneNode() as HTMLLinkElement;
    fresh.addEventListener('load', () => resolve());
    fresh.addEventListener('error', () => {
      missingStyles.set(fresh, wanting);
      reject(new Error(`No style sheet at ${link.href}`));
    });
    missingStyles.delete(link);
    link.replaceWith(fresh);
  });
}

/** Other parts may share a style sheet, but only those that it was loaded for wait for it. */
async function restyleFor(load: Load<unknown>): Promise<readonly unknown[]> {
  return Promise.all(
    [...missingStyles].map(([link, wanting]) =>
      wanting.has(load) ? restyle(link) : restyle(link).catch(() => undefined),
    ),
  );
}

/**
 * @param load `() => import('…')`
 * @throws MissingFileError where the script or one of its style sheets does not arrive
 */
export async function loadPart<Module extends object>(load: Load<Module>): Promise<Module> {
  listen();
  if (missingStyles.size > 0) await arrive(() => restyleFor(load));
  underWay.add(load);
  try {
    return await arrive(load);
  } finally {
    underWay.delete(load);
  }
}

/**
 * Does what a press of a button asks for. Where a file that it needs does not arrive, the page says so, and the next press asks
 * again.
 * @param label what the person wanted, as it is called on the page
 */
export async function orTell(
  { notices }: Pick<Session, 'notices'>,
  label: string,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    notices.say(
      `“${label}” could not be loaded: a file of this page did not arrive. Nothing is lost; once the connection is back, try it again. If that does not help, load the page again.`,
    );
  }
}
