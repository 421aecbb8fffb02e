/** On the score's upper edge while a reading is held in place of the newest: what it is, and the way back, also by Escape. */
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { LookingStore } from '../../../store/scoreView.ts';
import './pinned.css';

export function HeldChip({ looking }: { readonly looking: LookingStore }) {
  const label = useStore(looking, ({ held }) => held?.label);
  const isHeld = label !== undefined;
  useEffect(() => {
    if (!isHeld) return;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog:modal')) return;
      event.preventDefault();
      looking.setState({ held: undefined });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [looking, isHeld]);
  if (!isHeld) return null;
  return (
    <div className="held-chip">
      <span className="held-label" title={label}>
        {label}
      </span>
      <button
        type="button"
        className="held-back"
        title="Back to the newest reading (Escape)"
        aria-label="Back to the newest reading"
        onClick={() => looking.setState({ held: undefined })}
      >
        <span aria-hidden="true">✕</span>
        <span className="held-back-text" aria-hidden="true">
          newest
        </span>
      </button>
    </div>
  );
}
