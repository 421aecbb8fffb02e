/**
 * What a person asks "what if" about: inputs changed by hand, operations on the network, the network as it was at an earlier step
 * of its training; all three go together. The reading of it is held on the score, and renewed at a calm pace while the
 * network learns.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Interventions } from '../models/interventions.ts';
import type { Found, Inspection, Readout, Snapshot } from '../worker/protocol.ts';
import { pin, release, type ScoreViewStore } from './scoreView.ts';
import { labelOf } from './whatIfText.ts';

/** How long a reading stands before it is renewed while training goes on, in ms; longer where reading takes long. */
const RENEW_MS = 2000;
/** A reading waits this many times what it took. */
const PAUSE = 20;

const ID = 'what-if';

/** Inputs changed by hand. */
export interface Edit {
  /** The reading whose inputs they were: the example as it is. */
  readonly base: Readout;
  /** As many as those of the base. */
  readonly inputs: Float32Array;
}

/** What is asked. */
export interface Changes {
  readonly edit: Edit | undefined;
  readonly surgery: Interventions;
  /** The step of the training whose network reads; undefined for the network as it is now. */
  readonly at: number | undefined;
}

export interface WhatIfState extends Changes {
  /** The newest answer, and what it answers. */
  readonly found: (Found<'read'> & { readonly changes: Changes }) | undefined;
  /** Why there is none, in a sentence. */
  readonly sentence: string | undefined;
}

const NOTHING: Changes = { edit: undefined, surgery: [], at: undefined };

function isNothing({ edit, surgery, at }: Changes): boolean {
  return !edit && surgery.length === 0 && at === undefined;
}

export interface WhatIfParts {
  readonly scoreView: ScoreViewStore;
  /** The newest reading of the run. */
  readonly newest: () => Readout | undefined;
  readonly snapshot: (step: number) => Snapshot | undefined;
  /** The step the run has reached, and whether it stays there for now. */
  readonly standing: () => { readonly step: number; readonly resting: boolean };
  readonly inspect: (question: Inspection<'read'>) => Promise<Found<'read'>>;
  readonly now?: () => number;
}

export class WhatIf {
  readonly store: StoreApi<WhatIfState>;
  /** True while an answer is under way: there is never more than one question. */
  private waiting = false;
  private asked: { readonly changes: Changes; readonly example: number; readonly step: number } | undefined;
  private askedAt = -Infinity;
  private cost = 0;
  private readonly stop: () => void;

  constructor(private readonly parts: WhatIfParts) {
    this.store = createStore<WhatIfState>(() => ({ ...NOTHING, found: undefined, sentence: undefined }));
    // Where somebody else takes its place on the score, or the run begins anew, all of this is over.
    this.stop = parts.scoreView.subscribe(({ pinned }, before) => {
      if (before.pinned?.by === ID && pinned?.by !== ID) this.forget();
    });
  }

  /** Changes what is asked; the answer comes soon, or all is as it was where nothing is asked any more. */
  change(part: Partial<Changes>): void {
    const { edit, surgery, at } = { ...this.store.getState(), ...part };
    if (isNothing({ edit, surgery, at })) return this.end();
    this.store.setState({ edit, surgery, at, sentence: undefined });
    this.look();
  }

  /** Back to the newest reading. */
  end(): void {
    this.forget();
    release(this.parts.scoreView, ID);
  }

  /** Something has moved on: asks where there is something new to be asked. */
  look(): void {
    const state = this.store.getState();
    const newest = this.parts.newest();
    if (isNothing(state) || this.waiting || !newest) return;
    if (state.edit && state.edit.base.example !== newest.example) return this.change({ edit: undefined });
    if (state.at !== undefined && !this.parts.snapshot(state.at)) return this.change({ at: undefined });
    const { step } = this.parts.standing();
    const { edit, surgery, at } = state;
    const changes = { edit, surgery, at };
    if (this.isNew(changes, newest.example) || this.isDue(at)) {
      this.asked = { changes, example: newest.example, step };
      void this.ask(changes, newest.example);
    }
  }

  dispose(): void {
    this.stop();
  }

  private isNew({ edit, surgery, at }: Changes, example: number): boolean {
    const { asked } = this;
    return !(
      asked?.example === example &&
      asked.changes.edit === edit &&
      asked.changes.surgery === surgery &&
      asked.changes.at === at
    );
  }

  /** True where the network has learned since, and it is time; one of the past does not change. */
  private isDue(at: number | undefined): boolean {
    const { step, resting } = this.parts.standing();
    if (at !== undefined || this.asked?.step === step) return false;
    return resting || this.now() - this.askedAt >= Math.max(RENEW_MS, PAUSE * this.cost);
  }

  private async ask(changes: Changes, example: number): Promise<void> {
    const { edit, surgery, at } = changes;
    const snapshot = at === undefined ? undefined : this.parts.snapshot(at);
    this.waiting = true;
    this.askedAt = this.now();
    try {
      const found = await this.parts.inspect({
        kind: 'read',
        example,
        ...(edit && { inputs: edit.inputs }),
        ...(surgery.length > 0 && { surgery }),
        ...(snapshot && { snapshot }),
      });
      this.cost = this.now() - this.askedAt;
      this.take({ ...found, changes });
    } catch (error) {
      if (!isNothing(this.store.getState()))
        this.store.setState({ sentence: error instanceof Error ? error.message : String(error) });
    }
    this.waiting = false;
    this.look();
  }

  /** Nothing is shown of what is not asked any more; while a slider moves, what was asked a moment ago is. */
  private take(found: Found<'read'> & { readonly changes: Changes }): void {
    if (isNothing(this.store.getState()) || this.parts.newest()?.example !== found.score.example) return;
    this.store.setState({ found, sentence: undefined });
    const { score, beside, changes } = found;
    pin(this.parts.scoreView, { by: ID, score, ...(beside && { beside }), label: labelOf(changes) });
  }

  private forget(): void {
    this.asked = undefined;
    this.parts.scoreView.setState({ lens: 'changed' });
    this.store.setState({ ...NOTHING, found: undefined, sentence: undefined });
  }

  private now(): number {
    return (this.parts.now ?? performance.now.bind(performance))();
  }
}
