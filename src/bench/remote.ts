/** The page's side of a contestant: asks its worker, one question at a time, and ends it. */
import type { Answers, FromContestant, Question, ToContestant } from './workers/protocol.ts';

/** Compiling hundreds of shaders takes its time; a step that takes longer than this is none to compare with. */
const PATIENCE_MS = 120_000;

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

export class Remote {
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  constructor(private readonly worker: Worker) {
    worker.onmessage = ({ data }: MessageEvent<FromContestant>) => {
      const waiting = this.waiting.get(data.id);
      this.waiting.delete(data.id);
      if ('error' in data) waiting?.reject(new Error(data.error));
      else waiting?.resolve(data.answer as never);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.fail(event.message || 'The worker stopped without saying why.');
    };
  }

  async ask<Q extends Question>(question: Q): Promise<Answers[Q['type']]> {
    const id = ++this.asked;
    const message: ToContestant = { id, question };
    const timer = setTimeout(() => this.fail('It took longer than two minutes.'), PATIENCE_MS);
    try {
      return await new Promise<Answers[Q['type']]>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        this.worker.postMessage(message);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  end(): void {
    this.fail('The measurement was stopped.');
    this.worker.terminate();
  }

  private fail(sentence: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(sentence));
    this.waiting.clear();
  }
}
