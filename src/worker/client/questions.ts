/**
 * What the page asks of the network: it outlives the worker it was asked of, and is asked again of the next. What is asked once
 * ends with its run; what is watched goes on with the next.
 */
import type { Finding, FromWorker, KindId, Pace, Question, Refused } from '../protocol.ts';
import type { Told } from './connection.ts';

const refused = (sentence: string): Refused => ({ kind: 'refused', sentence });

const BEGUN_ANEW = refused('The run has begun anew.');
const NO_NETWORK = refused(
  'The run has failed, so there is no network to look into: try again, or reset it.',
);

interface Open {
  readonly question: Question;
  /** Set where the question is watched. */
  readonly pace?: Pace;
  /** @param found undefined where a run begins anew: what was found before is over */
  readonly take: (found: Finding | undefined) => void;
  answered?: boolean;
  /** True from when a worker was asked up to its first answer. */
  sent?: boolean;
}

export class Questions {
  private readonly open = new Map<number, Open>();
  private last = 0;
  private failed = false;

  /** @param post does nothing while no worker is ready, which then hears of it with `resend` */
  constructor(private readonly post: (message: Told) => void) {}

  /** True while a worker owes an answer: at rest the first to what is watched, too, which training may keep waiting. */
  owed(resting: boolean): boolean {
    return [...this.open.values()].some(({ pace, sent }) => pace === undefined || (resting && sent));
  }

  /** Asks once, of the network as it is now. */
  ask<Id extends KindId>(question: Question<Id>): Promise<Finding<Id>> {
    return new Promise((resolve) => {
      const id = this.add({
        question: question as Question,
        take: (found) => {
          this.open.delete(id);
          resolve((found ?? BEGUN_ANEW) as Finding<Id>);
        },
      });
    });
  }

  /**
   * Asks now, and again and again: at a multiple of its cost while the network learns, at once when it rests.
   * @param take is given each answer; undefined where a run begins anew
   * @returns an unsubscribe function
   */
  watch<Id extends KindId>(
    question: Question<Id>,
    pace: Pace,
    take: (found: Finding<Id> | undefined) => void,
  ): () => void {
    const id = this.add({ question: question as Question, pace, take: take as Open['take'] });
    return () => {
      if (this.open.delete(id)) this.post({ type: 'forget', id });
    };
  }

  /** A run begins at step 0. */
  begin(): void {
    this.failed = false;
    const all = [...this.open.values()];
    for (const open of all) if (!open.pace?.once) open.answered = false;
    for (const { take } of all) take(undefined);
  }

  /** The run has failed: nobody will answer before another begins. What was found before stays as it is. */
  fail(): void {
    this.failed = true;
    const waiting = [...this.open.values()].filter(({ answered }) => !answered);
    for (const { take } of waiting) take(NO_NETWORK);
  }

  /** There is a worker again. */
  goOn(): void {
    this.failed = false;
  }

  /** Asks a worker that is ready all that waits. */
  resend(): void {
    for (const [id, { pace, answered }] of this.open) if (!(pace?.once && answered)) this.send(id);
  }

  receive({ id, found }: Extract<FromWorker, { type: 'answer' }>): void {
    const open = this.open.get(id);
    if (!open) return;
    open.answered = true;
    open.sent = false;
    open.take(found);
  }

  private add(open: Open): number {
    const id = ++this.last;
    this.open.set(id, open);
    if (this.failed) queueMicrotask(() => this.open.get(id)?.take(NO_NETWORK));
    else this.send(id);
    return id;
  }

  private send(id: number): void {
    const open = this.open.get(id)!;
    const { question, pace } = open;
    open.sent = true;
    this.post(pace ? { type: 'watch', id, question, pace } : { type: 'ask', id, question });
  }
}
