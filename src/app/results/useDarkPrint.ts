/** Before the page is printed, says whether its drawings are those of a dark screen: on paper they are turned round. */
import { useEffect } from 'react';
import { usePage } from '../sessionContext.ts';
import { otherTheme } from '../theme.ts';

export function useDarkPrint(): void {
  const theme = usePage((state) => state.theme);
  useEffect(() => {
    const leaving = new AbortController();
    const say = () => {
      const { dataset } = document.documentElement;
      if (otherTheme(theme) === 'light') dataset['drawn'] = 'dark';
      else delete dataset['drawn'];
    };
    addEventListener('beforeprint', say, { signal: leaving.signal });
    return () => leaving.abort();
  }, [theme]);
}
