/**
 * How the network of a run does at lengths it was not trained on: measured when somebody asks, and again from time to time
 * while it trains and somebody looks.
 */
import type { Lengths } from '../tasks/contract/problem.ts';
import type { LengthAnswer, LengthQuestion, RunInfo } from '../worker/protocol.ts';

/** A measurement waits this many times its own cost, so that training loses at most a twentieth of its time. */
const PAUSE = 20;
/** And at least this long, in ms: what changes more often cannot be read. */
const LEAST_MS = 3000;
/** Sequences of each length. */
const SEQUENCES = 64;
/** Lengths to judge, as multiples of the longest that is trained on. */
const MULTIPLES = [0.2, 0.5, 1, 1.5, 2, 3, 4];

/** Lengths below, within and well beyond the trained ones, ascending; as many as the problem can give. */
export function lengthsToJudge({ trained, limits }: Lengths): number[] {
  const [low, high] = limits;
  const wanted = [...MULTIPLES.map((factor) => Math.round(factor * trained[1])), ...trained];
  const possible = wanted.map((length) => Math.min(high, Math.max(low, length)));
  return [...new Set(possible)].toSorted((a, b) => a - b);
}

export interface LengthParts {
  readonly judge: (question: LengthQuestion) => void;
  readonly now?: () => number;
}

export class LengthCurve {
  /** The newest measurement of this run. */
  answer: LengthAnswer | undefined;
  /** True while one is under way. */
  waiting = false;
  private lengths: readonly number[] = [];
  private lookers = 0;
  private askedAt = 0;
  private nextAt = -Infinity;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: LengthParts) {}

  /** Calls `listener` after every change; returns an unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Somebody looks, up to where what is given back is called. */
  look(): () => void {
    this.lookers++;
    return () => {
      this.lookers--;
    };
  }

  /** A network is there. */
  ready({ problem }: RunInfo): void {
    this.lengths = lengthsToJudge(problem.lengths);
    this.notify();
  }

  /** Measures now. */
  measure(): void {
    if (this.waiting || this.lengths.length < 2) return;
    this.waiting = true;
    this.askedAt = this.now();
    this.notify();
    this.parts.judge({ lengths: this.lengths, count: SEQUENCES });
  }

  /** The network has reached `step`. @param resting true where it stays there for now */
  reached(step: number, resting: boolean): void {
    if (this.lookers === 0 || step === 0 || this.answer?.step === step) return;
    // The first does not hold up a run that has just begun.
    if (this.nextAt === -Infinity) this.nextAt = this.now() + LEAST_MS;
    if (resting || this.now() >= this.nextAt) this.measure();
  }

  judged(answer: LengthAnswer): void {
    this.waiting = false;
    const now = this.now();
    this.nextAt = now + Math.max(LEAST_MS, PAUSE * (now - this.askedAt));
    if (answer.results.length > 0) this.answer = answer;
    this.notify();
  }

  /** A run begins at step 0: what was measured and asked before is over. */
  begin(): void {
    this.waiting = false;
    this.answer = undefined;
    this.nextAt = -Infinity;
    this.notify();
  }

  /** Nobody will answer any more. */
  failed(): void {
    this.waiting = false;
    this.notify();
  }

  private notify(): void {
    for (const listener of this.listeners) listener();
  }

  private now(): number {
    return (this.parts.now ?? (() => performance.now()))();
  }
}
