/**
 * Work that is asked for more often than anybody can follow. What comes too early is made up for later, so that the last state
 * is always shown in the end.
 */
export interface Paced {
  /** Asks for the work: it is done once the pace has passed since the last time. */
  readonly request: () => void;
  /** Does the work now, in place of what was asked for. */
  readonly hurry: () => void;
  readonly cancel: () => void;
}

/** @param pace shortest time between two times that the work is done, in ms */
export function paced(work: () => void, pace: number): Paced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let doneAt = -Infinity;
  const cancel = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  const hurry = () => {
    cancel();
    doneAt = performance.now();
    work();
  };
  return {
    request: () => {
      timer ??= setTimeout(hurry, Math.max(0, doneAt + pace - performance.now()));
    },
    hurry,
    cancel,
  };
}
