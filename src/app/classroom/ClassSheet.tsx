/**
 * A sheet for the projector, over the whole window: the QR code, and the short address in letters that can be read from the last row.
 * Escape leaves it, F fills the screen; printed, it is one page.
 */
import { useEffect, useId, useRef, type CSSProperties } from 'react';
import { Button } from '../../ui/Button.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { fitsQr } from '../../ui/qrLength.ts';
import './classSheet.css';

export interface ClassSheetProps {
  readonly title: string;
  /** The whole link. */
  readonly link: string;
  /** The whole short address; undefined where there is none. */
  readonly short: string | undefined;
  readonly onClose: () => void;
}

export function ClassSheet({ title, link, short, onClose }: ClassSheetProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = dialog.current!;
    const opener = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    };
  }, []);
  const fill = () => {
    // A browser may refuse; the sheet is as large as the window then.
    if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    else void sheet.current!.requestFullscreen().catch(() => undefined);
  };
  const text = short ?? link;
  const code = fitsQr(text);
  return (
    <dialog
      ref={dialog}
      className="class-sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key.toLowerCase() !== 'f' || event.ctrlKey || event.metaKey || event.altKey) return;
        event.preventDefault();
        if (document.fullscreenEnabled) fill();
      }}
    >
      <div className="class-sheet-page" ref={sheet} data-short={short !== undefined}>
        <div className="class-sheet-head">
          <h2 id={id}>{title}</h2>
          <div className="class-sheet-tools">
            {document.fullscreenEnabled && <Button onClick={fill}>Full screen (F)</Button>}
            <Button onClick={() => window.print()}>Print</Button>
            <Button onClick={onClose}>Close (Escape)</Button>
          </div>
        </div>
        <div className="class-sheet-code">
          {code && <QrCode text={text} label={`QR code of ${text}`} />}
          <p>{hint(code, short !== undefined)}</p>
        </div>
        {short !== undefined && <Address address={short} />}
        {short === undefined && !code && <p className="class-sheet-link">{link}</p>}
      </div>
    </dialog>
  );
}

function hint(code: boolean, short: boolean): string {
  if (short) return 'Scan the code with a phone, or type this address into a browser:';
  return code
    ? 'Scan the code with a phone, or open the link that you were sent. This experiment is none of the examples, so that it has no short address: only the code and the link carry it.'
    : 'Open the link that you were sent. It is too long for a QR code that a phone reads from a distance, and has no short address.';
}

/** The site, and below it what follows, as large as there is room for. */
function Address({ address }: { readonly address: string }) {
  const [site = '', code = ''] = address.replace(/^[a-z]+:\/\//, '').split('#');
  const sized = (text: string) => ({ '--characters': text.length }) as CSSProperties;
  return (
    <p className="class-sheet-address" translate="no">
      <span className="class-sheet-site" style={sized(site)}>
        {site}
      </span>
      <span className="class-sheet-name" style={sized(`#${code}`)}>
        #{code}
      </span>
    </p>
  );
}
