/** How far a study is, and holding, ending and beginning it. */
import { useEffect, useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { formatCount } from '../../text/numbers.ts';
import { useSession } from '../sessionContext.ts';
import type { StudyControl } from './studyControl.ts';
import { progressSentence } from './studyText.ts';

interface StudyProgressProps {
  readonly study: StudyControl;
  readonly onSetUp: () => void;
}

function sentenceOf(study: StudyControl): string {
  const { state, outcomes, count } = study;
  const done = outcomes.size;
  switch (state) {
    case 'running':
    case 'paused':
      return progressSentence(done, count, study.secondsLeft, state === 'paused');
    case 'done':
      return `All ${formatCount(count)} runs are done.`;
    case 'cancelled':
      return `Cancelled after ${formatCount(done)} of ${formatCount(count)} runs; what is there stays.`;
    case 'failed':
      return `No further run could be begun, after ${formatCount(done)} of ${formatCount(count)}: ${study.failure}`;
    case 'none':
      return '';
  }
}

export function StudyProgress({ study, onSetUp }: StudyProgressProps) {
  const session = useSession();
  const { state, outcomes, count } = study;
  const sentence = sentenceOf(study);
  const heard = useRef(state);
  // The numbers change all the time; who listens hears of what begins, rests and ends.
  useEffect(() => {
    if (heard.current !== state) session.announce(sentence, 'study');
    heard.current = state;
  }, [session, state, sentence]);
  const left = outcomes.size < count;
  return (
    <div className="study-progress">
      <progress max={count} value={outcomes.size} aria-label="Runs done" />
      <p>{sentence}</p>
      <div className="study-buttons">
        {state === 'running' && (
          <Button data-first onClick={() => study.pause()}>
            Pause
          </Button>
        )}
        {state === 'paused' && (
          <Button look="primary" data-first onClick={() => study.goOn()}>
            Go on
          </Button>
        )}
        {study.underWay && <Button onClick={() => study.cancel()}>Cancel</Button>}
        {!study.underWay && left && <Button onClick={() => study.resume()}>Train the rest</Button>}
        {!study.underWay && (
          <Button data-first onClick={onSetUp}>
            Set up another
          </Button>
        )}
      </div>
    </div>
  );
}
