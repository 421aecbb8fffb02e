/**
 * Loads what comes later than the first script: a part of the page, a backend, a task's data. Every `import()` goes through
 * here, so that a file that does not arrive is told from whatever else may fail: nothing is wrong with the device, the network
 * in training or the code, and the same may be asked for again.
 */

/** A file of the site did not arrive whole: the connection is down, something holds it back, or the site has a newer version. */
export class MissingFileError extends Error {
  override readonly name = 'MissingFileError';
}

/** So long a file may take; a school's connection is slow, and one that stands still gives nothing. */
const PATIENCE_MS = 45_000;

let underWay = 0;

/** True while a file is on its way. */
export const loadsUnderWay = (): boolean => underWay > 0;

/** Every script has something to give; of one that arrived empty, browsers make a module all the same. */
const isEmpty = (module: object | undefined) => module === undefined || Object.keys(module).length === 0;

/**
 * @param load `() => import('…')`, of a module that exports something
 * @throws MissingFileError
 */
export async function arrive<Module extends object>(load: () => Promise<Module>): Promise<Module> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    const sentence = `A file did not arrive within ${PATIENCE_MS / 1000} seconds`;
    timer = setTimeout(() => reject(new Error(sentence)), PATIENCE_MS);
  });
  underWay++;
  try {
    const module = await Promise.race([load(), late]);
    if (isEmpty(module)) throw new Error('A file arrived empty');
    return module;
  } catch (error) {
    throw new MissingFileError(error instanceof Error ? error.message : String(error), { cause: error });
  } finally {
    underWay--;
    clearTimeout(timer);
  }
}
