/**
 * What the page has asked of the network and not heard yet: it outlives the worker it was asked of, and is asked again of
 * the next. A run that begins anew forgets it all.
 */
import type {
  Answer,
  Finding,
  FreeRun,
  FreeRunQuestion,
  FromWorker,
  HeardAnswer,
  Inspection,
  LengthAnswer,
  LengthQuestion,
  Question,
  ToWorker,
} from '../protocol.ts';

export interface InquiryEvents {
  /** The answer to `judge`. */
  judged?(answer: LengthAnswer): void;
  /** The answer to `hear`. */
  heard?(answer: HeardAnswer): void;
  /** The answer to the newest `ask`. */
  answered?(answer: Answer): void;
  /** An answer to `continueFrom`: the first comes soon, others follow while the network learns. */
  continued?(freeRun: FreeRun): void;
}

/** Why an inspection found nothing; its message is a sentence for the person. */
export class NothingFound extends Error {
  override readonly name = 'NothingFound';
}

const BEGUN_ANEW = 'The run has begun anew.';

interface Inspecting {
  readonly question: Inspection;
  readonly resolve: (finding: Finding) => void;
  readonly reject: (reason: NothingFound) => void;
}

type Message<Type> = Extract<ToWorker, { type: Type }>;
/** A message to the worker but for its run, which the client knows. */
export type Inquiry = {
  [Type in 'judge' | 'hear' | 'ask' | 'continue' | 'inspect']: Omit<Message<Type>, 'run'>;
}['judge' | 'hear' | 'ask' | 'continue' | 'inspect'];

export class Inquiries {
  /** Questions about lengths that are not answered yet, oldest first. */
  private lengths: LengthQuestion[] = [];
  /** The last sound that is not answered yet, and how many answers are owed. */
  private sound: Float32Array | undefined;
  private sounds = 0;
  /** The newest question of a visitor, while it is not answered. */
  private asked: Question | undefined;
  private lastQuestion = 0;
  /** Where the network is to run on by itself. */
  private freeRun: FreeRunQuestion | undefined;
  private readonly inspections = new Map<number, Inspecting>();
  private lastInspection = 0;

  /** @param post false while no worker is ready, which then hears of it with `resend` */
  constructor(
    private readonly events: InquiryEvents,
    private readonly post: (inquiry: Inquiry) => boolean,
  ) {}

  /** True while a worker owes an answer. */
  get owed(): boolean {
    return (
      this.lengths.length > 0 ||
      this.asked !== undefined ||
      this.sound !== undefined ||
      this.inspections.size > 0
    );
  }

  judge(question: LengthQuestion): void {
    this.lengths.push(question);
    this.post({ type: 'judge', question });
  }

  /** @param features `[frames, bands]`, as the task's inputs are */
  hear(features: Float32Array): void {
    this.sound = features;
    this.postSound();
  }

  ask(text: string): void {
    this.asked = { id: ++this.lastQuestion, text };
    this.post({ type: 'ask', question: this.asked });
  }

  continueFrom(question: FreeRunQuestion): void {
    this.freeRun = question;
    this.post({ type: 'continue', question });
  }

  inspect(question: Inspection): Promise<Finding> {
    const id = ++this.lastInspection;
    return new Promise((resolve, reject) => {
      this.inspections.set(id, { question, resolve, reject });
      this.post({ type: 'inspect', id, question });
    });
  }

  /** Another experiment is loaded: where a series was to go on makes no sense there. */
  forgetFreeRun(): void {
    this.freeRun = undefined;
  }

  /** A run begins at step 0. */
  begin(): void {
    this.lengths = [];
    this.sound = undefined;
    this.asked = undefined;
    this.giveUp(BEGUN_ANEW);
  }

  /** Nobody will answer any more. */
  giveUp(sentence: string): void {
    const given = [...this.inspections.values()];
    this.inspections.clear();
    for (const { reject } of given) reject(new NothingFound(sentence));
  }

  /** Another worker starts: answers to sounds that the last one owed will not come. */
  started(): void {
    this.sounds = 0;
  }

  /** Asks a worker that is ready all that waits. */
  resend(): void {
    this.postSound();
    for (const question of this.lengths) this.post({ type: 'judge', question });
    if (this.asked) this.post({ type: 'ask', question: this.asked });
    if (this.freeRun) this.post({ type: 'continue', question: this.freeRun });
    for (const [id, { question }] of this.inspections) this.post({ type: 'inspect', id, question });
  }

  /** Takes an answer in. */
  receive(
    message: Extract<FromWorker, { type: 'judged' | 'heard' | 'answered' | 'continued' | 'inspected' }>,
  ): void {
    switch (message.type) {
      case 'judged':
        this.lengths.shift();
        return this.events.judged?.(message.answer);
      case 'heard':
        // Only the newest is of interest: where several wait, the last answer is its.
        if (--this.sounds > 0) return;
        this.sound = undefined;
        return this.events.heard?.(message.answer);
      case 'answered':
        if (message.answer.id !== this.asked?.id) return;
        this.asked = undefined;
        return this.events.answered?.(message.answer);
      case 'continued':
        return this.events.continued?.(message.freeRun);
      case 'inspected': {
        const inspecting = this.inspections.get(message.id);
        this.inspections.delete(message.id);
        const { finding } = message;
        if (finding.kind === 'refused') inspecting?.reject(new NothingFound(finding.sentence));
        else inspecting?.resolve(finding);
      }
    }
  }

  private postSound(): void {
    if (!this.sound) return;
    if (this.post({ type: 'hear', features: this.sound })) this.sounds++;
  }
}
