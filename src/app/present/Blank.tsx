/** A black screen over the page, which goes on beneath it. Any key or click ends it; the focus goes back to where it was. */
import { useEffect, useRef } from 'react';
import { usePage } from '../sessionContext.ts';
import { bringsBack } from './keys.ts';

/** @param onEnd must keep its identity */
export function Blank({ onEnd }: { readonly onEnd: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const singleKeys = usePage(({ shortcuts }) => shortcuts);
  useEffect(() => {
    const element = dialog.current!;
    element.showModal();
    return () => element.close();
  }, []);
  useEffect(() => {
    const end = (event: Event) => {
      event.preventDefault();
      onEnd();
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const { ctrlKey, metaKey, altKey, key } = event;
      if (!ctrlKey && !metaKey && !altKey && bringsBack(key, singleKeys)) end(event);
    };
    const element = dialog.current!;
    const listening = new AbortController();
    const { signal } = listening;
    element.addEventListener('keydown', onKeyDown, { signal });
    for (const kind of ['click', 'cancel']) element.addEventListener(kind, end, { signal });
    return () => listening.abort();
  }, [onEnd, singleKeys]);
  return (
    <dialog
      ref={dialog}
      className="stage-blank"
      aria-label="The screen is black. Any key brings the page back."
    />
  );
}
