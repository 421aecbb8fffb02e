/** Ctrl-C. */

export const INTERRUPTED = 130;

/** npm, the shell and a wrapper may all pass on one Ctrl-C; a second one that a person meant comes later than this. */
const SAME_SIGNAL_MS = 1000;

/** Stops at the first Ctrl-C, and ends at once at a second one. */
export function onInterrupt(stop: () => void): void {
  let first: number | undefined;
  const interrupt = () => {
    if (first === undefined) {
      first = performance.now();
      stop();
    } else if (performance.now() - first > SAME_SIGNAL_MS) {
      process.exit(INTERRUPTED);
    }
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
}
