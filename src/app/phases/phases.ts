/**
 * Takes training steps phase by phase and shows each on the score: forward through time, loss, backward through time, update. The
 * weights change in the last alone, by an ordinary step of the run; all numbers come from the worker.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { pin, release, type Sweep } from '../../store/scoreView.ts';
import type { Session } from '../../store/session.ts';
import type { PageState } from '../../store/state.ts';
import type { Readout } from '../../worker/protocol.ts';
import type { PhasesState } from './phase.ts';
import { sentenceOf } from './phasesText.ts';

const BY = 'phases';
const NOTHING: PhasesState = {
  phase: undefined,
  slow: false,
  next: undefined,
  taken: undefined,
};

/** How long a sweep through time takes, and how long a phase is left to be looked at in slow motion. */
const SWEEP_MS = 900;
const SLOW_SWEEP_MS = 4000;
const REST_MS = 2500;

const reducedMotion = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

export class Phases {
  readonly store: StoreApi<PhasesState> = createStore(() => NOTHING);
  private open = false;
  private busy = false;
  /** Ends the sweep under way at once. */
  private finish: (() => void) | undefined;
  private rest: ReturnType<typeof setTimeout> | undefined;
  /** Where the playhead was before. */
  private playhead = Infinity;
  /** True while steps are expected: the one that this takes, and the last ones of a run that comes to rest. */
  private stepping = false;
  private stops: (() => void)[] = [];

  constructor(private readonly session: Session) {}

  /** Goes on to the next phase; one that is still being drawn is drawn to its end first. */
  async advance(): Promise<void> {
    if (this.finish) return this.finish();
    if (this.busy) return;
    this.busy = true;
    this.begin();
    try {
      await this.nextPhase();
    } finally {
      this.busy = false;
    }
    if (this.open && this.store.getState().slow) this.rest = setTimeout(() => void this.advance(), REST_MS);
  }

  /** Goes on by itself, or stops doing so. */
  setSlow(slow: boolean): void {
    this.store.setState({ slow });
    clearTimeout(this.rest);
    if (slow && !this.busy) void this.advance();
  }

  /** Back to the ordinary score. */
  close(): void {
    if (!this.open) return;
    this.open = false;
    clearTimeout(this.rest);
    this.finish?.();
    for (const stop of this.stops.splice(0)) stop();
    this.store.setState(NOTHING);
    const { scoreView } = this.session;
    release(scoreView, BY);
    scoreView.setState({ sweep: undefined, playhead: this.playhead });
  }

  private begin(): void {
    if (this.open) return;
    this.open = true;
    const { scoreView, store } = this.session;
    this.playhead = scoreView.getState().playhead;
    this.stops = [
      store.subscribe((now, before) => this.onPage(now, before)),
      scoreView.subscribe((now, before) => {
        // Another instrument holds a reading, or the run has begun anew.
        if (before.pinned?.by === BY && now.pinned?.by !== BY) this.close();
      }),
    ];
  }

  /** Ordinary training goes before. */
  private onPage(now: PageState, before: PageState): void {
    const trained = now.step !== before.step && !this.stepping;
    if ((now.playing && !before.playing) || trained || now.status.state === 'failed') this.close();
  }

  private async nextPhase(): Promise<void> {
    switch (this.store.getState().phase) {
      case 'forward':
        return this.loss();
      case 'loss':
        return this.backward();
      case 'backward':
        return this.update();
      case 'update':
      case undefined:
        return this.forward();
    }
  }

  private async forward(): Promise<void> {
    const { session } = this;
    // A run that plays does some steps more before it rests.
    this.stepping = true;
    let next;
    try {
      if (session.store.getState().playing) session.pause();
      await this.until(({ status }) => status.state === 'ready' || status.state === 'paused');
      if (!this.open) return;
      next = await session.ask({ kind: 'nextStep' });
    } finally {
      this.stepping = false;
    }
    if (!this.open) return;
    if (next.kind === 'refused') return this.giveUp(next.sentence);
    this.store.setState({ phase: 'forward', next, taken: undefined });
    this.showScore(next.score, `first sequence of the batch of step ${next.step}`);
    await this.sweep('forward', next.score.timeSteps);
    this.say();
  }

  private async loss(): Promise<void> {
    this.store.setState({ phase: 'loss' });
    this.session.scoreView.setState({ sweep: { phase: 'loss' }, playhead: Infinity });
    this.say();
  }

  private async backward(): Promise<void> {
    this.store.setState({ phase: 'backward' });
    await this.sweep('backward', this.store.getState().next!.score.timeSteps);
    this.say();
  }

  private async update(): Promise<void> {
    const { session } = this;
    const next = this.store.getState().next!;
    this.stepping = true;
    try {
      session.step();
      await this.until(({ step, status }) => step >= next.step && status.state !== 'running');
    } finally {
      this.stepping = false;
    }
    if (!this.open) return;
    const taken = await session.ask({ kind: 'stepTaken' });
    if (!this.open) return;
    if (taken.kind === 'refused') return this.giveUp(taken.sentence);
    this.store.setState({ phase: 'update', taken });
    session.scoreView.setState({ sweep: { phase: 'update' }, playhead: Infinity });
    this.showScore(taken.score, 'the same sequence with the new weights', next.score);
    this.say();
  }

  private giveUp(sentence: string): void {
    this.close();
    this.session.notices.say(sentence);
  }

  private showScore(score: Readout, label: string, beside?: Readout): void {
    pin(this.session.scoreView, { by: BY, score, label, ...(beside && { beside }) });
  }

  private say(): void {
    const sentence = this.open && sentenceOf(this.store.getState());
    if (sentence) this.session.announce(sentence, BY);
  }

  /** Draws a phase along the axis, step by step. */
  private sweep(phase: (Sweep & { reached: number })['phase'], timeSteps: number): Promise<void> {
    const { scoreView } = this.session;
    const show = (count: number) => {
      const reached = phase === 'forward' ? count - 1 : timeSteps - count;
      const playhead = reached >= timeSteps - 1 ? Infinity : reached;
      scoreView.setState({ sweep: { phase, reached }, playhead });
    };
    if (reducedMotion()) {
      show(timeSteps);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const start = performance.now();
      let shown = 0;
      let frame = 0;
      const end = () => {
        cancelAnimationFrame(frame);
        this.finish = undefined;
        if (this.open) show(timeSteps);
        resolve();
      };
      const draw = () => {
        const lasts = this.store.getState().slow ? SLOW_SWEEP_MS : SWEEP_MS;
        const count = Math.min(timeSteps, 1 + Math.floor(((performance.now() - start) / lasts) * timeSteps));
        if (count !== shown) show((shown = count));
        if (count === timeSteps) return end();
        frame = requestAnimationFrame(draw);
      };
      this.finish = end;
      draw();
    });
  }

  /** Waits for the run; gives up when this is closed. */
  private until(condition: (state: PageState) => boolean): Promise<void> {
    const { store } = this.session;
    return new Promise((resolve) => {
      const stops: (() => void)[] = [];
      const look = () => {
        if (this.open && !condition(store.getState())) return;
        for (const stop of stops) stop();
        resolve();
      };
      stops.push(store.subscribe(look), this.store.subscribe(look));
      look();
    });
  }
}

const made = new WeakMap<Session, Phases>();

/** The phases of a session's training steps. */
export function phasesOf(session: Session): Phases {
  let phases = made.get(session);
  if (!phases) made.set(session, (phases = new Phases(session)));
  return phases;
}
