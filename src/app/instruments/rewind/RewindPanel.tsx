/** Rewinds the training: a slider through it that shows how the network read this very example before, and a film of it. */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../../ui/Button.tsx';
import { formatCount } from '../../../text/numbers.ts';
import { useSession } from '../../sessionContext.ts';
import './rewind.css';

/** How long each picture of the film stands at least, in ms. */
const FILM_MS = 160;

const wantsNoFilm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function RewindPanel() {
  const { run, whatIf } = useSession();
  const steps = useSyncExternalStore(run.snapshots.subscribe, () => run.snapshots.steps);
  const at = useStore(whatIf.store, (state) => state.at);
  const place = at === undefined ? -1 : steps.indexOf(at);
  const shown = place < 0 ? steps.length : place;
  const go = (position: number) => whatIf.change({ at: steps[position] });
  return (
    <div className="rewind">
      <Film steps={steps} at={at} onGo={(step) => whatIf.change({ at: step })} />
      <input
        type="range"
        className="slider rewind-slider"
        aria-label="Rewind training: how the network read this example before"
        aria-valuetext={at === undefined ? 'now' : `training step ${formatCount(at)}`}
        min={0}
        max={steps.length}
        step={1}
        value={shown}
        style={{ '--filled': steps.length === 0 ? 1 : shown / steps.length } as React.CSSProperties}
        onChange={(event) => go(event.target.valueAsNumber)}
      />
      <span className="rewind-at" aria-hidden="true">
        {at === undefined ? 'now' : `training step ${formatCount(at)}`}
      </span>
    </div>
  );
}

interface FilmProps {
  readonly steps: readonly number[];
  readonly at: number | undefined;
  readonly onGo: (step: number | undefined) => void;
}

/** Plays the training from where the slider stands up to now; for those who want nothing to move by itself, one step a press. */
function Film({ steps, at, onGo }: FilmProps) {
  const { whatIf } = useSession();
  const [playing, setPlaying] = useState(false);
  const shown = useStore(whatIf.store, (state) => state.found?.changes.at);
  const next = at === undefined ? steps[0] : steps[steps.indexOf(at) + 1];
  useEffect(() => {
    // Each picture waits for the one before, so that a slow device shows them all.
    if (!playing || (at !== undefined && shown !== at)) return;
    const timer = setTimeout(() => {
      if (next === undefined) setPlaying(false);
      onGo(next);
    }, FILM_MS);
    return () => clearTimeout(timer);
    // Anew for every picture that has come.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [playing, at, shown]);
  const press = () => {
    if (steps.length === 0) return;
    if (wantsNoFilm()) return onGo(next);
    if (!playing) onGo(at === undefined ? steps[0] : next);
    setPlaying(!playing);
  };
  return (
    <Button
      look="icon"
      className="rewind-film"
      aria-label={playing ? 'Stop the film' : 'Play the training as a film'}
      title={playing ? 'Stop the film' : 'Play the training of this example as a film, from here to now'}
      aria-disabled={steps.length === 0}
      onClick={press}
    >
      <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
    </Button>
  );
}
