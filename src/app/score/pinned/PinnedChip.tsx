/** On the score's upper edge while a reading is pinned in place of the newest: what it is, and the way back, also by Escape. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ScoreViewStore } from '../../../store/scoreView.ts';
import './pinned.css';

export function PinnedChip({ scoreView }: { readonly scoreView: ScoreViewStore }) {
  const label = useStore(scoreView, ({ pinned }) => pinned?.label);
  const isPinned = label !== undefined;
  useEffect(() => {
    if (!isPinned) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      scoreView.setState({ pinned: undefined });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [scoreView, isPinned]);
  if (!isPinned) return null;
  return (
    <div className="pinned-chip">
      <span className="pinned-label" title={label}>
        {label}
      </span>
      <button
        type="button"
        className="pinned-back"
        title="Back to the newest reading (Escape)"
        aria-label="Back to the newest reading"
        onClick={() => scoreView.setState({ pinned: undefined })}
      >
        <span aria-hidden="true">✕</span>
        <span className="pinned-back-text" aria-hidden="true">
          newest
        </span>
      </button>
    </div>
  );
}
