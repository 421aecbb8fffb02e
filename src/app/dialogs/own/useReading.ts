/** What the reading worker says of the source that a dialog shows. It is there as long as the dialog. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { ReadingClient, type WholeQuestion } from '../../../ownData/worker/client.ts';
import type { Answer } from '../../../ownData/worker/protocol.ts';

/** Typing is read once it has paused for so long. */
const TYPING_MS = 150;

export interface Reading {
  /** The newest answer; to an older question while it is `busy`. */
  readonly answer: Answer | undefined;
  readonly busy: boolean;
  /** The answer to the question as it is now, once it is there. */
  readonly settled: () => Promise<Answer | undefined>;
  /** Asks once more what failed. */
  readonly again: () => void;
}

/** @param question kept the same (by identity) as long as it asks the same; undefined where there is nothing to read */
export function useReading(question: WholeQuestion | undefined): Reading {
  const [found, setFound] = useState<{ question: WholeQuestion; answer: Answer }>();
  const client = useRef<ReadingClient>(undefined);
  const waiting = useRef(new Set<(answer: Answer) => void>());
  useEffect(() => {
    const made = new ReadingClient((answer, of) => {
      setFound({ question: of, answer });
      for (const tell of waiting.current) tell(answer);
      waiting.current.clear();
    });
    client.current = made;
    return () => made.dispose();
  }, []);
  useEffect(() => {
    if (!question) return;
    const pause = question.source.kind === 'pasted' ? TYPING_MS : 0;
    const timer = setTimeout(() => client.current!.ask(question), pause);
    return () => clearTimeout(timer);
  }, [question]);
  const busy = question !== undefined && found?.question !== question;
  const settled = useCallback(async () => {
    if (!question) return undefined;
    return new Promise<Answer>((resolve) => {
      // What is done with large data begins a task of its own, apart from whatever asked for them.
      if (found?.question === question) setTimeout(() => resolve(found.answer));
      else waiting.current.add(resolve);
    });
  }, [question, found]);
  const again = useCallback(() => {
    if (!question) return;
    setFound(undefined);
    client.current!.ask(question);
  }, [question]);
  return { answer: question && found?.answer, busy, settled, again };
}
