/**
 * What an instrument finds in the network, asked again while it trains: a finding waits a multiple of its own cost, so that
 * training loses at most a twentieth of its time. Nothing is asked before `start`, or after what that gives back is called.
 */
import type { StoreApi } from 'zustand/vanilla';
import { NothingFound } from '../worker/client/client.ts';
import type { Found, Inspection, InspectionKind } from '../worker/protocol.ts';
import type { RunState } from './state.ts';

const PAUSE = 20;
/** The shortest time between two findings while the network trains, in ms: what changes more often cannot be read. */
const LEAST_MS = 700;

export interface RenewedParts<Kind extends InspectionKind> {
  readonly state: Pick<StoreApi<Pick<RunState, 'step' | 'status' | 'info'>>, 'getState' | 'subscribe'>;
  readonly inspect: (question: Inspection<Kind>) => Promise<Found<Kind>>;
  /** What to ask now; undefined where there is nothing to ask. */
  readonly question: () => Inspection<Kind> | undefined;
  readonly found: (found: Found<Kind>) => void;
  readonly now?: () => number;
}

export class Renewed<Kind extends InspectionKind> {
  /** Why there is nothing to see, in a sentence. */
  refusal: string | undefined;
  private waiting = false;
  private stale = true;
  private step = -1;
  private nextAt = -Infinity;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private started = false;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly parts: RenewedParts<Kind>) {}

  /** Calls `listener` after every change; returns an unsubscribe function. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  start(): () => void {
    this.started = true;
    const stop = this.parts.state.subscribe(() => this.look());
    this.look();
    return () => {
      this.started = false;
      stop();
      clearTimeout(this.timer);
    };
  }

  /** Something else is asked now: it does not wait. */
  again(): void {
    this.stale = true;
    this.nextAt = -Infinity;
    this.look();
  }

  private look(): void {
    const { step, status, info } = this.parts.state.getState();
    const { state } = status;
    // A run that begins anew has another network, though it may stand at the same step.
    if (state === 'loading' || state === 'moving' || state === 'recovering') this.stale = true;
    if (!this.started || this.waiting || !info) return;
    if (state !== 'ready' && state !== 'running' && state !== 'paused' && state !== 'diverged') return;
    if (!this.stale && step === this.step) return;
    const wait = state === 'running' ? this.nextAt - this.now() : 0;
    clearTimeout(this.timer);
    if (wait > 0) this.timer = setTimeout(() => this.look(), wait);
    else void this.ask();
  }

  private async ask(): Promise<void> {
    const question = this.parts.question();
    if (!question) return;
    this.waiting = true;
    this.stale = false;
    this.step = this.parts.state.getState().step;
    const began = this.now();
    try {
      const found = await this.parts.inspect(question);
      this.refusal = undefined;
      if (this.started) this.parts.found(found);
    } catch (error) {
      if (!(error instanceof NothingFound)) throw error;
      this.refusal = error.message;
    } finally {
      this.waiting = false;
      if (!this.stale) this.nextAt = this.now() + Math.max(LEAST_MS, PAUSE * (this.now() - began));
    }
    for (const listener of this.listeners) listener();
    this.look();
  }

  private now(): number {
    return (this.parts.now ?? (() => performance.now()))();
  }
}
