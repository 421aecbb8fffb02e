/**
 * A modal dialog on the native element: mounted means open. Escape, the cross and a click beside it close it. The focus goes
 * to the part marked `data-first`, where there is one.
 */
import { useEffect, useId, useRef, type ReactNode } from 'react';

interface DialogProps {
  readonly title: string;
  /** Beside the title. */
  readonly note?: string;
  /** As wide and high as the window allows, for what is looked through. */
  readonly size?: 'wide';
  readonly onClose: () => void;
  readonly children: ReactNode;
}

export function Dialog({ title, note, size, onClose, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current!;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    element.querySelector<HTMLElement>('[data-first]')?.focus({ preventScroll: true });
    return () => {
      element.close();
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      data-size={size}
      aria-labelledby={titleId}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return; // a file picker's own cancel bubbles up to here
        event.preventDefault();
        onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget && !inside(event.currentTarget, event)) onClose();
      }}
    >
      <div className="dialog-head">
        <h2 id={titleId}>{title}</h2>
        {note !== undefined && <p className="dialog-note">{note}</p>}
        <button type="button" className="button button-icon" aria-label="Close" onClick={onClose}>
          ×
        </button>
      </div>
      <div className="dialog-body">{children}</div>
    </dialog>
  );
}

function inside(element: Element, point: { clientX: number; clientY: number }): boolean {
  const box = element.getBoundingClientRect();
  return (
    point.clientX >= box.left &&
    point.clientX <= box.right &&
    point.clientY >= box.top &&
    point.clientY <= box.bottom
  );
}
