/** The sentence to paste under a figure of the study, and copying it. */
import { useMemo } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useCopy } from '../../ui/useCopy.ts';
import type { StudyControl } from './studyControl.ts';
import { figureSentence } from './figureSentence.ts';

interface FigureTextProps {
  readonly study: StudyControl;
}

export function FigureText({ study }: FigureTextProps) {
  const { study: what, outcomes } = study;
  const text = useMemo(() => figureSentence({ study: what, outcomes }), [what, outcomes]);
  const { field, copied, copy } = useCopy<HTMLTextAreaElement>(text ?? '');
  if (text === undefined) return null;
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
