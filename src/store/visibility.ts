/** Whether anybody can see the page. */
export interface Visibility {
  hidden(): boolean;
  /** Calls `listener` when it is hidden or comes to sight; returns an unsubscribe function. */
  onChange(listener: () => void): () => void;
}

export function browserVisibility(): Visibility {
  return {
    hidden: () => document.visibilityState === 'hidden',
    onChange(listener) {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
  };
}

export const ALWAYS_IN_SIGHT: Visibility = { hidden: () => false, onChange: () => () => undefined };
