/**
 * What is asked about the thing that the network produces. The strip under the output lane and the full panel share it, so that
 * both show the same answer to the same question, which the network is asked once.
 */
import { useEffect, useSyncExternalStore } from 'react';
import { Answers, type Asker } from '../../store/answers.ts';
import { Emitter } from '../../store/emitter.ts';
import type { KindId, Pace, Question } from '../../worker/protocol.ts';
import { usePage } from '../sessionContext.ts';
import { useRead, type Answer } from '../useAnswer.ts';

export class Shared<Id extends KindId> {
  readonly answers: Answers<Id>;
  private readers = 0;
  private readonly changes = new Emitter();
  readonly subscribe = this.changes.subscribe;

  /** @param question what is asked until somebody asks something else; nothing where undefined */
  constructor(
    asker: Asker,
    private readonly pace: Pace,
    private question?: Question<Id>,
  ) {
    this.answers = new Answers<Id>(asker);
  }

  readonly asked = (): Question<Id> | undefined => this.question;

  /** From now on this is what is asked, and what is found stays until the first answer. */
  ask(question: Question<Id>): void {
    this.question = question;
    if (this.readers > 0) this.answers.watch(question, this.pace);
    this.changes.emit();
  }

  /** Somebody shows the answers, up to the call of what is returned. Nobody is asked where nobody looks. */
  readonly read = (): (() => void) => {
    this.readers++;
    if (this.readers === 1 && this.question) this.answers.watch(this.question, this.pace);
    return () => {
      this.readers--;
      // What was found is of a run that may be another when somebody looks again.
      if (this.readers === 0) this.answers.forget();
    };
  };
}

interface Kept {
  readonly key: string;
  readonly shared: unknown;
}

/** What each page asks now. Another key takes its place: what was asked of another task is no question any more. */
const kept = new WeakMap<Asker, Kept>();

/**
 * @param key of the kind of question and what it is about
 * @param make called where nothing of this key is asked yet
 */
export function sharedBy<Id extends KindId>(
  asker: Asker,
  key: `${Id}/${string}`,
  make: () => Shared<Id>,
): Shared<Id> {
  const there = kept.get(asker);
  // The key begins with the kind.
  if (there?.key === key) return there.shared as Shared<Id>;
  const shared = make();
  kept.set(asker, { key, shared });
  return shared;
}

export interface SharedAnswer<Id extends KindId> extends Answer<Id> {
  /** What is asked now. */
  readonly asked: Question<Id> | undefined;
  /** True where the answer is one to it, and not to the question before. */
  readonly current: boolean;
}

/** @param active false where nothing is to be asked yet */
export function useShared<Id extends KindId>(shared: Shared<Id>, active = true): SharedAnswer<Id> {
  useEffect(() => (active ? shared.read() : undefined), [shared, active]);
  const asked = useSyncExternalStore(shared.subscribe, shared.asked);
  const answer = useRead(shared.answers);
  return { ...answer, asked, current: answer.question === asked };
}

/** Half of the training or more came after it: what the network did then says little of what it does now. */
export function isOld(answeredAt: number, step: number): boolean {
  return step > 2 * answeredAt;
}

/** @param answeredAt undefined where there is no answer yet */
export function useOld(answeredAt: number | undefined): boolean {
  return usePage(({ step }) => answeredAt !== undefined && isOld(answeredAt, step));
}
