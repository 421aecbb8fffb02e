/** One sheet of paper for a student, and above it what is only for the screen. */
import { Button } from '../ui/Button.tsx';
import { QrCode } from '../ui/QrCode.tsx';
import { fitsQr } from '../ui/qrLength.ts';
import type { Item, Sheet } from './sheet.ts';

/** A link that is longer is no use on paper. */
const LONGEST_LINK = 300;
/** More lines than any sheet has room for: what is beyond its foot is cut off. */
const LINES = 40;

function Blank({ label }: { readonly label: string }) {
  return (
    <p className="sheet-blank">
      {label !== '' && <span>{label}:</span>}
      <i />
    </p>
  );
}

function ItemView({ item }: { readonly item: Item }) {
  return (
    <section className="sheet-item">
      <h2>{item.step === undefined ? item.title : `Step ${item.step}: ${item.title}`}</h2>
      {item.text !== '' && <p>{item.text}</p>}
      {item.choices.length > 0 && (
        <ul>
          {item.choices.map((choice, k) => (
            <li key={k}>
              <span className="sheet-box" />
              {choice}
            </li>
          ))}
        </ul>
      )}
      {item.blanks.map((label, k) => (
        <Blank key={k} label={label} />
      ))}
    </section>
  );
}

interface HandoutProps {
  readonly sheet: Sheet;
  /** The address of the page. */
  readonly page: string;
  readonly fragment: string;
  /** What leads to the same, short enough to be typed. */
  readonly short: string | undefined;
}

export function Handout({ sheet: { title, about, items }, page, fragment, short }: HandoutProps) {
  const link = `${page}#${short ?? fragment}`;
  return (
    <>
      <header className="handout-bar">
        <a href={link}>← Unroll</a>
        <Button look="primary" onClick={() => print()}>
          Print
        </Button>
        <p>One sheet, A4 or Letter. What it links to is what the address of this page names.</p>
      </header>
      <main className="sheet">
        <header className="sheet-head">
          <div>
            <p className="sheet-name">
              <Blank label="Name" />
              <Blank label="Date" />
            </p>
            <h1>{title}</h1>
            {about !== '' && <p>{about}</p>}
            <p className="sheet-link">{link.length <= LONGEST_LINK ? link : page}</p>
          </div>
          {fitsQr(link) && <QrCode text={link} label={`QR code of ${title}`} className="sheet-qr" />}
        </header>
        {items.map((item, k) => (
          <ItemView key={k} item={item} />
        ))}
        <section className="sheet-rest">
          <h2>What I take along</h2>
          {Array.from({ length: LINES }, (_, k) => (
            <Blank key={k} label="" />
          ))}
        </section>
      </main>
    </>
  );
}
