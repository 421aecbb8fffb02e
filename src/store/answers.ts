/**
 * The page's side of asking: what the network answers to a question that may change, the newest answer at a time. There is never
 * more than one question without an answer, so that a slider that moves floods nobody.
 */
import type { TrainingClient } from '../worker/client/client.ts';
import type { Finding, Found, KindId, Pace, Question, Refused } from '../worker/protocol.ts';
import { Emitter } from './emitter.ts';

/** What did not arrive is asked for again by itself after so long, in ms; a person may be quicker. */
const AGAIN_MS = 15_000;

/** Whoever can be asked: a client, a run, a session. */
export type Asker = Pick<TrainingClient, 'watch'>;

function isRefused<Id extends KindId>(finding: Finding<Id>): finding is Refused {
  return finding.kind === 'refused';
}

interface Wanted<Id extends KindId> {
  readonly question: Question<Id>;
  readonly pace: Pace;
}

export class Answers<Id extends KindId> {
  /** The newest. */
  found: Found<Id> | undefined;
  /** Why there is none, in a sentence. */
  refusal: string | undefined;
  /** True where what answers did not arrive: `again` may help. */
  missing = false;
  /** What was answered. */
  question: Question<Id> | undefined;
  private wanted: Wanted<Id> | undefined;
  /** What was asked last. */
  private sent: Wanted<Id> | undefined;
  /** True while it is being answered: others wait. */
  private busy = false;
  private stop: (() => void) | undefined;
  private asking: ReturnType<typeof setTimeout> | undefined;
  private readonly changes = new Emitter();
  readonly subscribe = this.changes.subscribe;

  constructor(private readonly asker: Asker) {}

  /** Watches this in the place of what was asked before; what was found stays up to the next answer. */
  watch(question: Question<Id>, pace: Pace = {}): void {
    this.wanted = { question, pace };
    if (!this.busy) this.send(this.wanted);
  }

  /** Asks now, of the network as it is, unless that is being answered; what is watched goes on afterwards. */
  ask(question: Question<Id>): void {
    if (this.busy && this.sent?.question === question) return;
    const { pace } = this.wanted ?? {};
    this.watch(question, pace ? { ...pace, first: 0 } : { once: true });
  }

  /** Asks once more what was asked last. */
  readonly again = (): void => {
    clearTimeout(this.asking);
    const wanted = this.wanted ?? this.sent;
    if (wanted) this.send({ ...wanted, pace: { ...wanted.pace, first: 0 } });
  };

  /** Asks no more; what was found stays. */
  rest(): void {
    clearTimeout(this.asking);
    this.wanted = undefined;
    this.busy = false;
    this.stop?.();
    this.stop = undefined;
  }

  /** Asks no more, and what was found is over too. */
  forget(): void {
    this.rest();
    this.show(undefined, undefined);
  }

  private send(wanted: Wanted<Id>): void {
    this.stop?.();
    this.sent = wanted;
    // One that may wait for its first answer keeps nothing else waiting.
    this.busy = !wanted.pace.first;
    this.stop = this.asker.watch(wanted.question, wanted.pace, (found) => this.take(wanted, found));
  }

  /** @param found undefined where a run begins anew: the question stays, its answer goes */
  private take(wanted: Wanted<Id>, found: Finding<Id> | undefined): void {
    this.busy = false;
    this.show(wanted.question, found);
    if (found && this.wanted && this.wanted !== wanted) this.send(this.wanted);
  }

  private show(question: Question<Id> | undefined, found: Finding<Id> | undefined): void {
    const refused = found && isRefused(found);
    this.missing = refused === true && found.missing === true;
    clearTimeout(this.asking);
    if (this.missing) this.asking = setTimeout(this.again, AGAIN_MS);
    this.question = found && question;
    this.refusal = refused ? found.sentence : undefined;
    this.found = refused ? undefined : found;
    this.changes.emit();
  }
}
