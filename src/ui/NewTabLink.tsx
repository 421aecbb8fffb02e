/** A link that leaves the page: it opens in a tab of its own, so that the run goes on. */
import type { ReactNode } from 'react';

export function NewTabLink({ href, children }: { readonly href: string; readonly children: ReactNode }) {
  return (
    <a href={href} target="_blank" rel="noopener" title="Opens in a new tab">
      {children}
    </a>
  );
}
