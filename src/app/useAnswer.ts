/** What the network answers to a question, renewed as it learns, while a component is there. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { Answers, type Asker } from '../store/answers.ts';
import type { Found, KindId, Pace, Question } from '../worker/protocol.ts';

/** What changes more often cannot be read. */
const CALMLY: Pace = { least: 700 };

/**
 * For what is drawn outside React: the component is not rendered anew when an answer comes.
 * @param question must keep its identity while it stays the same; undefined asks nothing, and keeps what was found
 */
export function useAnswers<Id extends KindId>(
  asker: Asker,
  question: Question<Id> | undefined,
  pace = CALMLY,
): Answers<Id> {
  const answers = useMemo(() => new Answers<Id>(asker), [asker]);
  useEffect(() => {
    if (question) answers.watch(question, pace);
    else answers.rest();
  }, [answers, question, pace]);
  useEffect(() => () => answers.rest(), [answers]);
  return answers;
}

export interface Answer<Id extends KindId> {
  readonly found: Found<Id> | undefined;
  /** Why there is none, in a sentence. */
  readonly refusal: string | undefined;
  /** Asks again, where what answers did not arrive; undefined elsewhere. */
  readonly again: (() => void) | undefined;
  /** What was answered. */
  readonly question: Question<Id> | undefined;
  /** Tells drawings that something is new. */
  readonly source: Answers<Id>;
}

/** As `useAnswers`; the component is rendered anew with each answer. */
export function useAnswer<Id extends KindId>(
  asker: Asker,
  question: Question<Id> | undefined,
  pace?: Pace,
): Answer<Id> {
  return useRead(useAnswers(asker, question, pace));
}

/** The newest of these answers; the component is rendered anew with each. */
export function useRead<Id extends KindId>(source: Answers<Id>): Answer<Id> {
  const found = useSyncExternalStore(source.subscribe, () => source.found);
  const refusal = useSyncExternalStore(source.subscribe, () => source.refusal);
  // The same refusal of another question is another answer.
  const answered = useSyncExternalStore(source.subscribe, () => source.question);
  const missing = useSyncExternalStore(source.subscribe, () => source.missing);
  return { found, refusal, again: missing ? source.again : undefined, question: answered, source };
}
