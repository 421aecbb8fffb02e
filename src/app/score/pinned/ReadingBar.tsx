/**
 * Under the time axis: a second slider, through the training, that shows how the network read this very example before; and in
 * words what the score shows, with the choice among the changed reading, the untouched one, and their difference.
 */
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { Lens } from '../../../store/scoreView.ts';
import { Button } from '../../../ui/Button.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { formatCount } from '../../../text/numbers.ts';
import { useSession } from '../../sessionContext.ts';
import { isLens, lenses, standingSentence } from './pinnedText.ts';
import './pinned.css';

/** How long each picture of the film stands at least, in ms. */
const FILM_MS = 160;

const wantsNoFilm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export function ReadingBar() {
  const { run, whatIf } = useSession();
  const steps = useSyncExternalStore(run.snapshots.subscribe, () => run.snapshots.steps);
  const at = useStore(whatIf.store, (state) => state.at);
  const place = at === undefined ? -1 : steps.indexOf(at);
  const shown = place < 0 ? steps.length : place;
  const go = (position: number) => whatIf.change({ at: steps[position] });
  return (
    <div className="reading">
      <div className="reading-time">
        <div className="score-label" aria-hidden="true">
          <span className="score-name">Rewind training</span>
          <span className="score-sub">{at === undefined ? 'now' : `step ${formatCount(at)}`}</span>
        </div>
        <input
          type="range"
          className="slider reading-slider"
          aria-label="Rewind training: how the network read this example before"
          aria-valuetext={at === undefined ? 'now' : `training step ${formatCount(at)}`}
          title="How the network read this example at earlier steps of its training"
          min={0}
          max={steps.length}
          step={1}
          value={shown}
          style={{ '--filled': steps.length === 0 ? 1 : shown / steps.length } as React.CSSProperties}
          onChange={(event) => go(event.target.valueAsNumber)}
        />
        <Film steps={steps} at={at} onGo={(step) => whatIf.change({ at: step })} />
      </div>
      <ShownNow />
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
      className="reading-film"
      aria-label={playing ? 'Stop the film' : 'Play the training as a film'}
      title={playing ? 'Stop the film' : 'Play the training of this example as a film, from here to now'}
      aria-disabled={steps.length === 0}
      onClick={press}
    >
      <span aria-hidden="true">{playing ? '❚❚' : '▶'}</span>
    </Button>
  );
}

/** What the score shows, and the choice of how; room is kept for all of it. */
function ShownNow() {
  const { scoreView, whatIf } = useSession();
  const label = useStore(scoreView, ({ pinned }) => pinned?.label);
  const compares = useStore(scoreView, ({ pinned }) => pinned?.beside !== undefined);
  const lens = useStore(scoreView, (now) => now.lens);
  const refused = useStore(whatIf.store, (state) => state.sentence);
  const sentence = refused ?? standingSentence(label);
  return (
    <div className="reading-shown">
      <p title={sentence}>{sentence}</p>
      {compares && (
        <Segmented
          label="What the lanes show"
          choices={lenses}
          value={lens}
          onChange={(value) => isLens(value) && scoreView.setState({ lens: value satisfies Lens })}
        />
      )}
      {label !== undefined && (
        <Button
          title="Show the newest reading of the network in training again (Escape)"
          aria-label="Back to the newest reading"
          onClick={() => scoreView.setState({ pinned: undefined })}
        >
          <span>
            Back<span className="reading-back-more"> to the newest</span>
          </span>
        </Button>
      )}
    </div>
  );
}
