/**
 * In the reading bar while a reading is shown in place of the newest: what it is, the choice among the changed reading, the
 * original one and their difference, and the way back, also by Escape.
 */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { PinnedReading, ScoreViewStore } from '../../../store/scoreView.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { isLens, lenses, shownSentence } from './pinnedText.ts';
import './pinned.css';

interface ShownBarProps {
  readonly scoreView: ScoreViewStore;
  readonly pinned: PinnedReading;
  /** Why there is no newer answer to what was changed, in a sentence. */
  readonly refusal: string | undefined;
}

export function ShownBar({ scoreView, pinned, refusal }: ShownBarProps) {
  const lens = useStore(scoreView, (now) => now.lens);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      scoreView.setState({ pinned: undefined });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scoreView]);
  const sentence = refusal ?? shownSentence(pinned.label);
  return (
    <div className="shown-bar">
      <p title={sentence}>{sentence}</p>
      {pinned.beside && (
        <Segmented
          label="What the lanes show"
          choices={lenses}
          value={lens}
          onChange={(value) => isLens(value) && scoreView.setState({ lens: value })}
        />
      )}
      <Button
        title="Back to the newest reading (Escape)"
        aria-label="Back to the newest reading"
        onClick={() => scoreView.setState({ pinned: undefined })}
      >
        Back
      </Button>
    </div>
  );
}
