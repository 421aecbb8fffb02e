/** The sentence to paste under a figure of the study, and copying it. */
import { useMemo, useRef, useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import type { StudyControl } from './studyControl.ts';
import { figureSentence } from './figureSentence.ts';

interface FigureTextProps {
  readonly study: StudyControl;
}

export function FigureText({ study }: FigureTextProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [copied, setCopied] = useState<'not yet' | 'copied' | 'by hand'>('not yet');
  const { study: what, outcomes } = study;
  const text = useMemo(() => figureSentence({ study: what, outcomes }), [what, outcomes]);
  if (text === undefined) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied('copied');
    } catch {
      field.current?.focus();
      field.current?.select();
      setCopied('by hand');
    }
  };
  return (
    <div className="study-sentence">
      <textarea
        ref={field}
        className="own-text"
        aria-label="Sentence for the figure"
        readOnly
        rows={3}
        value={text}
      />
      <Button onClick={() => void copy()}>{copied === 'copied' ? 'Copied' : 'Copy'}</Button>
      <p className="copy-state" role="status">
        {copied === 'copied' && 'The sentence is in the clipboard.'}
        {copied === 'by hand' &&
          'This browser does not let a page copy: the sentence is selected, copy it with Ctrl+C or ⌘C.'}
      </p>
    </div>
  );
}
