/** Tells whoever listens that something has changed; what it is, they read for themselves. */
export class Emitter {
  private readonly listeners = new Set<() => void>();

  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly emit = (): void => {
    for (const listener of this.listeners) listener();
  };
}
