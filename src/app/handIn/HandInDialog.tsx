/**
 * Hands in what was answered and trained: as a text to send, a file, or a code for the teacher's camera. This page sends nothing
 * itself, but in a frame to the page around, where that asks for it and the student says so.
 */
import { useEffect, useId, useState } from 'react';
import { blockOf } from '../../handin/block.ts';
import { LONGEST_NAME } from '../../handin/limits.ts';
import { packHandIn } from '../../handin/pack.ts';
import { Button } from '../../ui/Button.tsx';
import { aroundCollects } from '../../embed/around.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { handFile } from '../../ui/handFile.ts';
import { QrCode } from '../../ui/QrCode.tsx';
import { fitsQr } from '../../ui/qrLength.ts';
import { useCopy } from '../../ui/useCopy.ts';
import { safe } from '../export/names.ts';
import { latestCourse } from '../lesson/courses.ts';
import { usePage, useSession } from '../sessionContext.ts';
import { gathered, signed } from './gather.ts';
import { handInLines, notChecked } from './handInLines.ts';
import { HandToAround } from './HandToAround.tsx';
import './handIn.css';

export function HandInDialog({ onClose }: { readonly onClose: () => void }) {
  const session = useSession();
  const embedded = usePage(({ view }) => view === 'embed');
  const collected = embedded && aroundCollects();
  // As of when the dialog was opened; the run may go on.
  const [handIn] = useState(() => gathered(session, latestCourse(session)));
  const [link] = useState(() => session.link(false));
  const [name, setName] = useState('');
  const packed = usePacked(signed(handIn, name));
  const lines = handInLines(handIn);
  const text = packed === undefined ? '' : blockOf(name.trim(), [...lines, link], packed);
  const { field, copied, copy, forget } = useCopy<HTMLTextAreaElement>(text);
  const [saved, setSaved] = useState('');
  const id = useId();
  const without = notChecked(handIn.runs.at(-1));
  const save = () => {
    const file = `unroll-hand-in-${safe(name) || 'of-mine'}.txt`;
    handFile(new Blob([text], { type: 'text/plain;charset=utf-8' }), file);
    forget();
    // A frame may be kept from saving, and nobody tells.
    setSaved(
      embedded
        ? `${file} was given to the browser. If it does not appear, the page around does not let this one save: copy the text.`
        : `Saved as ${file}.`,
    );
  };
  return (
    <Dialog title="Hand in" onClose={onClose}>
      <p>
        {collected
          ? 'This is what you hand in. Nothing is sent before you press “Hand in to the page around”.'
          : 'This is what you hand in. Send it to your teacher as text or as a file: this page sends nothing.'}{' '}
        Your teacher may run the link again to see whether it gives the same.
      </p>
      <ul className="hand-in-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      {without !== undefined && <p>{without}</p>}
      <label htmlFor={id}>Your name or number, as your teacher wants it</label>
      <input
        id={id}
        className="box link hand-in-name"
        data-first
        maxLength={LONGEST_NAME}
        autoComplete="off"
        value={name}
        aria-describedby={`${id}-kept`}
        onChange={({ target }) => {
          setName(target.value);
          setSaved('');
          forget();
        }}
      />
      <p id={`${id}-kept`} className="sentence">
        It stands only in what you hand in. This page does not keep it.
      </p>
      {collected && <HandToAround text={text} />}
      <div className="hand-in-given" data-code={packed !== undefined && fitsQr(packed)}>
        <div className="hand-in-text">
          <textarea
            ref={field}
            className="own-text"
            aria-label="Text to send"
            readOnly
            rows={7}
            value={text}
            placeholder="Type your name or number first."
            onFocus={({ target }) => target.select()}
          />
          <div className="dialog-foot hand-in-ways">
            <Button
              look="primary"
              disabled={packed === undefined}
              onClick={() => {
                setSaved('');
                void copy();
              }}
            >
              {copied === 'copied' ? 'Copied' : 'Copy text'}
            </Button>
            <Button disabled={packed === undefined} onClick={save}>
              Save as file
            </Button>
          </div>
          <p className="copy-state" role="status">
            {saved}
            {copied === 'copied' && 'The text is in the clipboard: paste it into a mail or a message.'}
            {copied === 'by hand' &&
              'This browser does not let a page copy: the text is selected, copy it with Ctrl+C or ⌘C.'}
          </p>
        </div>
        {packed !== undefined && fitsQr(packed) && (
          <QrCode className="hand-in-code" text={packed} label="Your hand-in as a code for a camera" />
        )}
      </div>
      {!embedded && (
        <p className="sentence">
          To pass on the experiment alone, without your name and answers:{' '}
          <Button look="quiet" onClick={() => session.show('share')}>
            Share…
          </Button>
        </p>
      )}
    </Dialog>
  );
}

/** What is packed, of the name as it was typed last; undefined without one. */
function usePacked(handIn: ReturnType<typeof signed>): string | undefined {
  const [packed, setPacked] = useState<{ readonly name: string; readonly text: string }>();
  const { name } = handIn;
  useEffect(() => {
    if (name === '') return undefined;
    let there = true;
    void packHandIn(handIn).then((text) => there && setPacked({ name, text }));
    return () => void (there = false);
    // It differs by its name alone.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [name]);
  return packed?.name === name && name !== '' ? packed.text : undefined;
}
