/** Light or dark: the person's choice, or the system's. */
import { useEffect } from 'react';
import type { Theme } from '../store/state.ts';
import { usePage } from './sessionContext.ts';

/** Puts the chosen theme on the document, where the style sheets and the charts read it. */
export function useTheme(): void {
  const theme = usePage((state) => state.theme);
  useEffect(() => {
    const { dataset } = document.documentElement;
    if (theme === 'system') delete dataset.theme;
    else dataset.theme = theme;
  }, [theme]);
}

/** The other theme than the one that is seen now. */
export function otherTheme(theme: Theme): Theme {
  const seen =
    theme === 'system' ? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light') : theme;
  return seen === 'dark' ? 'light' : 'dark';
}
