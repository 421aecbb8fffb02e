/**
 * What a visitor asks the network: one question at a time, asked again while the network learns, so that the answer shown
 * is never old.
 */
import type { Answer } from '../worker/protocol.ts';

/** How long an answer stands before it is renewed while training goes on, in ms. */
export const RENEW_MS = 2000;

export interface AskingState {
  readonly text: string;
  /** Undefined while the question waits for its first answer. */
  readonly answer: Answer | undefined;
  /** True where the answer came again by itself; people who listen have heard the first. */
  readonly renewed: boolean;
}

export interface AskingParts {
  readonly ask: (text: string) => void;
  readonly show: (state: AskingState | undefined) => void;
  readonly now?: () => number;
}

export class Asking {
  private state: AskingState | undefined;
  /** True while an answer is under way. */
  private waiting = false;
  private askedAt = -Infinity;

  constructor(private readonly parts: AskingParts) {}

  ask(text: string): void {
    this.enter({ text, answer: undefined, renewed: false });
    this.send(text);
  }

  answered(answer: Answer): void {
    this.waiting = false;
    if (!this.state) return;
    this.enter({ ...this.state, answer, renewed: this.state.answer !== undefined });
  }

  /** The network has reached `step`. @param resting true where it stays there for now */
  reached(step: number, resting: boolean): void {
    const { state, waiting, askedAt } = this;
    if (!state?.answer || waiting || state.answer.step === step) return;
    if (state.answer.reply.kind === 'refused') return;
    if (resting || this.now() - askedAt >= RENEW_MS) this.send(state.text);
  }

  /** A run begins at step 0: the question stays, its answer goes. */
  begin(): void {
    this.waiting = false;
    if (this.state?.answer) this.enter({ text: this.state.text, answer: undefined, renewed: false });
  }

  /** A network is there to be asked. */
  ready(): void {
    if (this.state && !this.state.answer && !this.waiting) this.send(this.state.text);
  }

  /** The question makes no sense any more. */
  forget(): void {
    this.waiting = false;
    if (this.state) this.enter(undefined);
  }

  private send(text: string): void {
    this.waiting = true;
    this.askedAt = this.now();
    this.parts.ask(text);
  }

  private enter(state: AskingState | undefined): void {
    this.state = state;
    this.parts.show(state);
  }

  private now(): number {
    return (this.parts.now ?? Date.now)();
  }
}
