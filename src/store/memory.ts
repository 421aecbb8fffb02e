/** A browser that has no memory left says so by an error. */

/** Firefox by one of its own name. */
function isOutOfMemory(error: unknown): boolean {
  return error instanceof RangeError || (error instanceof Error && error.name === 'InternalError');
}

/** @returns false where there was no memory for the work; other errors are thrown */
export function fits(work: () => void): boolean {
  try {
    work();
    return true;
  } catch (error) {
    if (isOutOfMemory(error)) return false;
    throw error;
  }
}
