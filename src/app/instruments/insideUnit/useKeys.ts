/** Keys pressed anywhere inside an element that is no control itself. */
import { useEffect, useRef, type RefObject } from 'react';

/** Calls `onKey` for each; the element is the one that the ref is put on. */
export function useKeys<E extends HTMLElement>(onKey: (event: KeyboardEvent) => void): RefObject<E | null> {
  const element = useRef<E>(null);
  const newest = useRef(onKey);
  useEffect(() => {
    newest.current = onKey;
  });
  useEffect(() => {
    const node = element.current;
    const listen = (event: KeyboardEvent) => newest.current(event);
    node?.addEventListener('keydown', listen);
    return () => node?.removeEventListener('keydown', listen);
  }, []);
  return element;
}
