/** The address bar: the fragment that holds the experiment, and the history of it. */

/** replace: the present history entry changes. push: a new one, to come back from. */
export type HistoryEntry = 'replace' | 'push';

export interface Address {
  /** The fragment, without `#`. */
  read(): string;
  /** Changes the fragment of the present history entry. */
  replace(fragment: string): void;
  /** Makes a new history entry. */
  push(fragment: string): void;
  /** The whole link with this fragment. */
  link(fragment: string): string;
  /** Calls `listener` when a person goes back or forward, or edits the fragment; returns an unsubscribe function. */
  onChange(listener: () => void): () => void;
}

export function browserAddress(): Address {
  /** Browsers refuse the hundredth change within seconds; the next one makes up for it. */
  const change = (how: 'pushState' | 'replaceState', fragment: string) => {
    try {
      history[how](null, '', `#${fragment}`);
    } catch {
      // Left as it was: the share dialog makes its link from the experiment, not from the address.
    }
  };
  return {
    read: () => location.hash.slice(1),
    replace: (fragment) => change('replaceState', fragment),
    push: (fragment) => change('pushState', fragment),
    link: (fragment) => `${location.href.split('#')[0]}#${fragment}`,
    onChange(listener) {
      const events = ['popstate', 'hashchange'] as const;
      for (const event of events) window.addEventListener(event, listener);
      return () => {
        for (const event of events) window.removeEventListener(event, listener);
      };
    },
  };
}
