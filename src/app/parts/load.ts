/** Loads the parts of the page that come when they are wanted, each as often as it takes. */
import { arrive, MissingFileError } from '../../loading/arrive.ts';
import type { Session } from '../../store/session.ts';

/** Style sheets that did not arrive. The bundler's own loader asks for each only once, whatever became of it. */
const missingStyles = new Set<HTMLLinkElement>();
let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  const onError = ({ target }: Event) => {
    if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missingStyles.add(target);
  };
  document.addEventListener('error', onError, true);
}

/** Asks for the style sheet again, in the place of the one that did not arrive. */
function restyle(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const fresh = link.cloneNode() as HTMLLinkElement;
    fresh.addEventListener('load', () => resolve());
    fresh.addEventListener('error', () => reject(new Error(`No style sheet at ${link.href}`)));
    missingStyles.delete(link);
    link.replaceWith(fresh);
  });
}

/**
 * @param load `() => import('…')`
 * @throws MissingFileError where the script or one of its style sheets does not arrive
 */
export async function loadPart<Module>(load: () => Promise<Module>): Promise<Module> {
  listen();
  await arrive(() => Promise.all([...missingStyles].map(restyle)));
  return arrive(load);
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
      `“${label}” could not be loaded: a file of this page did not arrive. Nothing is lost; once the connection is back, try it again.`,
    );
  }
}
