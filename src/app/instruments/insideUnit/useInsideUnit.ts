/** The reading that the score shows, and what is inside the chosen cell as it reads it. */
import { useState, useSyncExternalStore } from 'react';
import type { Session } from '../../../store/session.ts';
import type { Found, Question, Readout } from '../../../worker/protocol.ts';
import { useAnswer } from '../../useAnswer.ts';
import { sameInputs, type Place, type Sequence } from './numbers.ts';

/** What the score shows: the newest reading, or one that an instrument holds. */
export function useShownScore(session: Session): Readout | undefined {
  return useSyncExternalStore(
    (changed) => {
      const stops = [session.series.subscribe(changed), session.scoreView.subscribe(changed)];
      return () => stops.forEach((stop) => stop());
    },
    () => readingOf(session),
  );
}

/** Of a pair whose difference is shown, the changed one: a difference has no cell of its own. */
function readingOf({ scoreView, series }: Session): Readout | undefined {
  const { pinned, lens } = scoreView.getState();
  const original = lens === 'original' && pinned?.beside?.timeSteps === pinned?.score.timeSteps;
  return (original ? pinned?.beside : pinned?.score) ?? series.score;
}

/** What is found, and why nothing is, where that is so. */
export interface Inside {
  readonly found: Found<'insideUnit'> | undefined;
  /** The sequence for which it was asked. */
  readonly read: Sequence | undefined;
  readonly sentence: string | undefined;
  /** Asks again, where what answers did not arrive. */
  readonly again: (() => void) | undefined;
}

/** Numbers that change more often cannot be read. */
const CALMLY = { least: 400 };

/** Asks the worker, calmly while readings come, at once for another unit; the last answer stays until the next one. */
export function useInsideUnit(session: Session, score: Readout, { layer, unit }: Place): Inside {
  const [question, setQuestion] = useState(() => questionOf(score, layer, unit));
  if (question.layer !== layer || question.unit !== unit || !sameInputs(question, score))
    setQuestion(questionOf(score, layer, unit));
  const { found, refusal: sentence, again, question: read } = useAnswer(session, question, CALMLY);
  return { found, read, sentence, again };
}

function questionOf({ inputs, timeSteps }: Readout, layer: number, unit: number): Question<'insideUnit'> {
  return { kind: 'insideUnit', inputs, timeSteps, layer, unit };
}
