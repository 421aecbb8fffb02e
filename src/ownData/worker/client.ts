/**
 * The page's side of reading: the newest question wins. A worker that is still at an older one is ended, whatever it does, and
 * another begins; so is one that answered nothing and broke. It lives as long as the dialog.
 */
import { allowOwnScripts } from '../../loading/ownScripts.ts';
import type { Answer, Answered, Asked, Question, Source } from './protocol.ts';

function createReadingWorker(): Worker {
  allowOwnScripts();
  return new Worker(new URL('./reading.worker.ts', import.meta.url), { type: 'module' });
}

export type WholeQuestion = Question & { readonly source: Source };

export class ReadingClient {
  private worker: Worker | undefined;
  /** The source that the worker has. */
  private source: Source | undefined;
  /** What it was asked and has not answered. */
  private pending: WholeQuestion | undefined;
  private last = 0;

  constructor(
    private readonly answered: (answer: Answer, to: WholeQuestion) => void,
    private readonly createWorker = createReadingWorker,
  ) {}

  ask(question: WholeQuestion): void {
    if (this.pending) this.dispose();
    const { source, ...rest } = question;
    try {
      this.worker ??= this.open();
    } catch {
      return this.answered({ kind: 'failed' }, question);
    }
    const asked: Asked = { id: ++this.last, question: source === this.source ? rest : question };
    this.pending = question;
    this.source = source;
    this.worker.postMessage(asked);
  }

  /** Gives up what was asked and ends the worker; the next question starts another. */
  dispose(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.source = undefined;
    this.pending = undefined;
  }

  private open(): Worker {
    const worker = this.createWorker();
    worker.onmessage = ({ data: { id, answer } }: MessageEvent<Answered>) => {
      if (this.worker === worker && id === this.last) this.tell(answer);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      if (this.worker !== worker) return;
      worker.terminate();
      this.worker = undefined;
      this.source = undefined;
      this.tell({ kind: 'failed' });
    };
    return worker;
  }

  private tell(answer: Answer): void {
    const question = this.pending;
    this.pending = undefined;
    if (question) this.answered(answer, question);
  }
}
