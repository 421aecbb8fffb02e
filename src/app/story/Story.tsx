/**
 * The first visit: one prompt at a time, beneath the headline. It is no dialog: nothing is covered, the focus stays where it is, and
 * each prompt goes by what the person does on the page.
 */
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../ui/Button.tsx';
import { usePage, useSession } from '../sessionContext.ts';
import { headOf, isDecided, outcomeOf, promptAfter, RACE, textOf, type Prompt } from './prompts.ts';
import './story.css';

/** A playhead that only passes over a mark was not put there. */
const RESTED_MS = 1200;

/** True once the playhead has rested on a marked number. */
function useLooked(): boolean {
  const session = useSession();
  const inputSize = usePage(({ info }) => info?.problem.inputSize ?? 1);
  const playhead = useStore(session.scoreView, (view) => view.playhead);
  const [looked, setLooked] = useState(false);
  useEffect(() => {
    const marked = session.series.score?.inputs[playhead * inputSize + 1] === 1;
    if (!marked) return;
    const timer = setTimeout(() => setLooked(true), RESTED_MS);
    return () => clearTimeout(timer);
  }, [session, playhead, inputSize]);
  return looked;
}

/** Where the next thing is to be done: what was pressed is gone. */
function focusPlay(): void {
  document.querySelector<HTMLElement>('.command-play')?.focus({ preventScroll: true });
}

interface StoryProps {
  readonly hidden: boolean;
}

export function Story({ hidden }: StoryProps) {
  const session = useSession();
  const [prompt, setPrompt] = useState<Prompt>('play');
  const solved = usePage(({ solvedAt }) => solvedAt !== undefined);
  const racing = usePage(({ runs }) => runs.length > 1);
  const decided = usePage(({ runs }) => isDecided(runs));
  const outcome = usePage(({ runs }) => outcomeOf(runs));
  const now = promptAfter(prompt, { solved, racing, decided, looked: useLooked() });
  if (now !== prompt) setPrompt(now);
  const text = textOf(now, outcome);
  useEffect(() => {
    if (!hidden) session.announce(text, 'story');
  }, [session, text, hidden]);
  const race = () => {
    session.open(RACE);
    session.play();
    focusPlay();
  };
  const end = () => {
    session.preferences.endStory();
    focusPlay();
  };
  const learn = () => {
    end();
    session.show('lessons');
  };
  return (
    <div className="story" role="group" aria-label="First look" hidden={hidden}>
      <p>{`${headOf(now)}: ${text}`}</p>
      <div className="story-buttons">
        {now === 'race' && <Button onClick={race}>Race them</Button>}
        {now === 'told' && <Button onClick={learn}>Learn</Button>}
        <Button look="quiet" onClick={end}>
          {now === 'told' ? 'Done' : 'Skip'}
        </Button>
      </div>
    </div>
  );
}
