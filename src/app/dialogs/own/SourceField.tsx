/**
 * Where own data come in: typed, pasted, opened or dropped. What is long is shown by its beginning only, and cannot be typed in: a
 * text area with megabytes stands still.
 */
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import type { Excerpt, Source } from '../../../ownData/worker/protocol.ts';
import { formatCount } from '../../../text/numbers.ts';
import { Button } from '../../../ui/Button.tsx';
import { fileIn, pasted, type Transferred } from './transfer.ts';

/** Longer texts are shown by their beginning. */
const MOST_TYPED = 200_000;
const EXCERPT = 20_000;

interface SourceFieldProps {
  readonly label: string;
  readonly placeholder: string;
  readonly rows: number;
  /** As in the `accept` of a file input. */
  readonly accept: string;
  readonly openLabel: string;
  readonly source: Source | undefined;
  /** Of a file, as far as it was read. */
  readonly excerpt: Excerpt | undefined;
  readonly invalid: boolean;
  readonly describedBy: string;
  /** Something was typed over what there was. */
  readonly onType: (text: string) => void;
  /** Another source takes the place of what there was. */
  readonly onTake: (source: Source | undefined) => void;
}

export function SourceField(props: SourceFieldProps) {
  const { label, source, excerpt, onTake, onType } = props;
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const [remark, setRemark] = useState('');
  const shown = shownOf(source, excerpt);

  const take = (taken: Transferred | undefined) => {
    if (!taken) return;
    setRemark(taken.sentence ?? '');
    if ('source' in taken) onTake(taken.source);
  };
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const transfer = event.clipboardData;
    if (!transfer) return;
    const file = fileIn(transfer);
    const text = transfer.getData('text/plain');
    const typing = event.target === area.current && !shown.part && text.length <= MOST_TYPED;
    const elsewhere = event.target instanceof HTMLInputElement;
    if (file && text === '') take(file);
    else if (text === '' || typing || elsewhere) return;
    else take(pasted(text));
    event.preventDefault();
  });
  useEffect(() => {
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
  const clear = () => {
    setRemark('');
    onTake(undefined);
    area.current?.focus();
  };
  return (
    <div className="source">
      <div className="source-head">
        <label htmlFor={id}>{label}</label>
        <div className="source-buttons">
          {source && <Button onClick={clear}>Clear</Button>}
          <Button onClick={() => input.current?.click()}>{props.openLabel}</Button>
        </div>
        <input
          ref={input}
          type="file"
          hidden
          aria-label={props.openLabel}
          accept={props.accept}
          onChange={({ target }) => {
            const [file] = target.files ?? [];
            if (file) take({ source: { kind: 'file', file } });
            target.value = ''; // so that the same file can be opened again
          }}
        />
      </div>
      <textarea
        ref={area}
        id={id}
        className="own-text"
        data-first
        dir="auto"
        spellCheck={false}
        rows={props.rows}
        placeholder={props.placeholder}
        value={shown.text}
        readOnly={shown.part}
        aria-invalid={props.invalid}
        aria-describedby={`${id}-part ${props.describedBy}`}
        onChange={({ target }) => {
          setRemark('');
          onType(target.value);
        }}
      />
      <p className="source-part" id={`${id}-part`}>
        {`${remark} ${shown.sentence}`.trim()}
      </p>
    </div>
  );
}

interface Shown {
  readonly text: string;
  /** True where it is not the whole, or belongs to a file. */
  readonly part: boolean;
  readonly sentence: string;
}

function shownOf(source: Source | undefined, excerpt: Excerpt | undefined): Shown {
  if (!source) return { text: '', part: false, sentence: 'A file can be dropped here, too.' };
  if (source.kind === 'pasted') {
    const { text } = source;
    if (text.length <= MOST_TYPED) return { text, part: false, sentence: '' };
    const sentence = `This is the beginning of what was pasted; all ${formatCount(text.length)} characters are read.`;
    return { text: text.slice(0, EXCERPT), part: true, sentence };
  }
  const { name } = source.file;
  if (!excerpt) return { text: '', part: true, sentence: `“${name}”` };
  const sentence = excerpt.cut
    ? `This is the beginning of “${name}”; all of it is read.`
    : `This is “${name}”. To change it, change the file and open it again.`;
  return { text: excerpt.text, part: true, sentence };
}
