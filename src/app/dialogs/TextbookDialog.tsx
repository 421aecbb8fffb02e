/** The textbook: what a recurrent network is, in the order of the lessons, and under each paragraph what it rests on. */
import { Fragment, useRef } from 'react';
import type { Paragraph } from '../../lessons/lesson.ts';
import { sources, type Source, type SourceId } from '../../textbook/sources.ts';
import textbook from '../../textbook/textbook.md?textbook';
import type { Chapter, Place, Statement } from '../../textbook/textbook.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { NewTabLink } from '../../ui/NewTabLink.tsx';
import { useSession } from '../sessionContext.ts';
import './textbook.css';

const TAGS = { bold: 'b', italic: 'em', code: 'code' } as const;

function Inline({ text }: { readonly text: Paragraph }) {
  return text.map(({ text: run, look }, k) => {
    const Tag = look ? TAGS[look] : Fragment;
    // oxlint-disable-next-line react/no-array-index-key -- A text never changes.
    return <Tag key={k}>{run}</Tag>;
  });
}

const numberOf = (id: string) => textbook.find(({ lesson }) => lesson === id)!.number;

function Cited({ id }: { readonly id: SourceId }) {
  const { short, address }: Source = sources[id];
  return address === undefined ? short : <NewTabLink href={address}>{short}</NewTabLink>;
}

interface RestsProps {
  readonly statement: Statement;
  readonly onGo: (place: Place) => void;
}

function Rests({ statement: { places, claims, sources: cited }, onGo }: RestsProps) {
  return (
    <ul className="textbook-rests">
      {places.map((place) => (
        <li key={`${place.lesson}${place.at}`}>
          <Button look="quiet" onClick={() => onGo(place)}>
            See it: lesson {numberOf(place.lesson)}, step {place.at + 1}
          </Button>
        </li>
      ))}
      {claims.map((claim) => (
        <li key={claim}>
          tested: <code>{claim}</code>
        </li>
      ))}
      {cited.map((id) => (
        <li key={id}>
          <Cited id={id} />
        </li>
      ))}
    </ul>
  );
}

function SourceList() {
  return (
    <ul className="textbook-sources">
      {Object.entries<Source>(sources).map(([id, { authors, year, title, where, address }]) => (
        <li key={id}>
          {authors} ({year}): “{title}”, {where}.{' '}
          {address !== undefined && <NewTabLink href={address}>{address}</NewTabLink>}
        </li>
      ))}
    </ul>
  );
}

export function TextbookDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const body = useRef<HTMLDivElement>(null);
  const go = ({ lesson, at }: Place) => {
    if (!session.goToLesson({ id: lesson, at, asItIs: false })) return;
    onClose();
  };
  const turnTo = (number: number) => {
    const heading = body.current!.querySelectorAll<HTMLElement>('h3')[number]!;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView({ block: 'start' });
  };
  return (
    <Dialog title="What a recurrent network is" size="wide" onClose={onClose}>
      <div className="textbook" ref={body}>
        <nav aria-label="Chapters">
          <ol start={0}>
            {textbook.map(({ lesson, title, number }) => (
              <li key={lesson}>
                <Button
                  look="quiet"
                  data-first={number === 0 ? true : undefined}
                  onClick={() => turnTo(number)}
                >
                  {title}
                </Button>
              </li>
            ))}
            <li>
              <Button look="quiet" onClick={() => turnTo(textbook.length)}>
                Sources
              </Button>
            </li>
          </ol>
        </nav>
        <div className="textbook-text">
          <p className="textbook-note">
            Under each paragraph stands where it can be seen on this page, by which of our claims it was
            tested, and who found it out. A figure is the median of five runs with seeds that nobody chose.
          </p>
          {textbook.map((chapter) => (
            <ChapterView key={chapter.lesson} chapter={chapter} onGo={go} />
          ))}
          <h3 tabIndex={-1}>Sources</h3>
          <SourceList />
        </div>
      </div>
    </Dialog>
  );
}

interface ChapterViewProps {
  readonly chapter: Chapter;
  readonly onGo: (place: Place) => void;
}

function ChapterView({ chapter: { number, title, statements }, onGo }: ChapterViewProps) {
  return (
    <section>
      <h3 tabIndex={-1}>
        {number}. {title}
      </h3>
      {statements.map((statement, k) => (
        // oxlint-disable-next-line react/no-array-index-key -- A text never changes.
        <Fragment key={k}>
          <p>
            <Inline text={statement.text} />
          </p>
          <Rests statement={statement} onGo={onGo} />
        </Fragment>
      ))}
    </section>
  );
}
