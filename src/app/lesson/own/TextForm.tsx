/** The lesson as the text that it is. */
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { useStore } from 'zustand';
import { LONGEST_TEXT } from '../../../lessons/parse.ts';
import { useSession } from '../../sessionContext.ts';
import { draftOf, writeDraft } from './draft.ts';

interface TextFormProps {
  /** The line to show, each time that one was asked for. */
  readonly asked: { readonly line: number; readonly times: number };
  readonly describedBy: string;
  /** What is to be mended. */
  readonly check: ReactNode;
}

export function TextForm({ asked, describedBy, check }: TextFormProps) {
  const session = useSession();
  const id = useId();
  const text = useStore(draftOf(session), (draft) => draft.text);
  const area = useRef<HTMLTextAreaElement>(null);
  const [line, setLine] = useState(1);
  useEffect(() => {
    const element = area.current!;
    if (asked.times === 0) return;
    const before = element.value.split('\n').slice(0, asked.line - 1);
    const begin = before.reduce((sum, each) => sum + each.length + 1, 0);
    const end = element.value.indexOf('\n', begin);
    element.focus();
    element.setSelectionRange(begin, end < 0 ? element.value.length : end);
    const height = element.scrollHeight / element.value.split('\n').length;
    element.scrollTop = Math.max(0, (asked.line - 3) * height);
  }, [asked]);
  return (
    <div className="lesson-form-side">
      <div className="lesson-field">
        <label htmlFor={id}>The lesson as text</label>
        <textarea
          ref={area}
          id={id}
          className="own-text lesson-text"
          data-first
          dir="auto"
          rows={22}
          wrap="off"
          maxLength={LONGEST_TEXT}
          aria-describedby={`${id}-line ${describedBy}`}
          value={text}
          onChange={({ target }) => writeDraft(session, target.value)}
          onSelect={({ currentTarget: { value, selectionStart } }) =>
            setLine(value.slice(0, selectionStart).split('\n').length)
          }
        />
        <p id={`${id}-line`}>{`The cursor is in line ${line}.`}</p>
      </div>
      {check}
    </div>
  );
}
