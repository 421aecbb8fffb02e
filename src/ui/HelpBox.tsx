/** The box of help beside a control, over everything else. Who listens is told by the control's own description. */
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { placeBeside } from './beside.ts';
import type { HelpShelf, Shown } from './helpShelf.ts';

export function HelpBox({ shelf }: { readonly shelf: HelpShelf }) {
  const shown = useSyncExternalStore(shelf.subscribe, shelf.get);
  return shown ? <Box shelf={shelf} shown={shown} /> : null;
}

function Box({ shelf, shown }: { readonly shelf: HelpShelf; readonly shown: Shown }) {
  const box = useRef<HTMLParagraphElement>(null);
  useLayoutEffect(() => {
    const element = box.current!;
    const place = () => {
      const { clientWidth: width, clientHeight: height } = document.documentElement;
      const { left, top } = placeBeside(
        shown.anchor.getBoundingClientRect(),
        element.getBoundingClientRect(),
        { width, height },
      );
      element.style.translate = `${left}px ${top}px`;
    };
    // Not all browsers that are served know popovers: there it lies over the page by its style alone.
    element.showPopover?.();
    place();
    document.addEventListener('scroll', place, { capture: true, passive: true });
    window.addEventListener('resize', place);
    return () => {
      document.removeEventListener('scroll', place, { capture: true });
      window.removeEventListener('resize', place);
    };
  }, [shown]);
  return (
    <p
      ref={box}
      popover="manual"
      aria-hidden="true"
      className={`help-box ${shown.error ? 'help-error' : ''}`}
      onPointerEnter={() => shelf.stay()}
      onPointerLeave={() => shelf.hide(false)}
    >
      {shown.text}
    </p>
  );
}
