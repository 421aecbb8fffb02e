/** What comes of the choices: the link for students, its QR code, the short address, the sheet, and the link for the projector. */
import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { QrCode } from '../../ui/QrCode.tsx';
import { bytesIn, fitsQr, MOST_BYTES } from '../../ui/qrLength.ts';
import { formatCount } from '../../text/numbers.ts';
import { ClassSheet } from './ClassSheet.tsx';
import { CopyRow } from './CopyRow.tsx';

export interface ClassLinksProps {
  /** What the sheet is headed by. */
  readonly title: string;
  readonly link: string;
  readonly short: string | undefined;
  readonly presenter: string;
}

export function ClassLinks({ title, link, short, presenter }: ClassLinksProps) {
  const [sheet, setSheet] = useState(false);
  const text = short ?? link;
  return (
    <section className="class-links" aria-label="Links">
      <CopyRow label="Link for students" link={link} />
      {short !== undefined ? (
        <p>
          Short address, to type from the board: <b className="class-short">{withoutProtocol(short)}</b>
        </p>
      ) : (
        <p className="sentence">
          A lesson or an example has a short address, to type from the board. This is neither, so only the
          link and its QR code carry it.
        </p>
      )}
      <div className="class-code">
        {fitsQr(text) ? (
          <QrCode text={text} label={`QR code of ${text}`} />
        ) : (
          <p className="sentence">
            {`No QR code: the link has ${formatCount(bytesIn(text))} characters, and a code that a phone reads from a distance holds ${MOST_BYTES}. The link works all the same.`}
          </p>
        )}
        <Button look="primary" onClick={() => setSheet(true)}>
          Show to the class
        </Button>
        <NewTabLink href={handoutOf(link, short)}>Print a handout</NewTabLink>
      </div>
      <CopyRow label="Link for your projector" link={presenter} />
      {sheet && <ClassSheet title={title} link={link} short={short} onClose={() => setSheet(false)} />}
    </section>
  );
}

const fragmentOf = (address: string) => address.slice(address.indexOf('#') + 1);

/** The sheet for each student (`handout.html`), with the short address on it where there is one. */
function handoutOf(link: string, short: string | undefined): string {
  const query = short === undefined ? '' : `?short=${encodeURIComponent(fragmentOf(short))}`;
  return `handout.html${query}#${fragmentOf(link)}`;
}

const withoutProtocol = (address: string) => address.replace(/^[a-z]+:\/\//, '');
