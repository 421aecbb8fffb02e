/** The runs of all networks on the page, the lead and its rivals alike, each brought up to its experiment. */
import { findModel } from '../models/index.ts';
import type { ClientEvents } from '../worker/client/client.ts';
import type { Page } from './page.ts';
import { Run, type Client, type RunEvents } from './run.ts';
import { ownInUse, type RunState } from './state.ts';

export interface RunsParts {
  readonly page: Page;
  readonly createClient: (events: ClientEvents) => Client;
  /** What is told of every run. */
  readonly events: RunEvents;
  /** What is told of the lead alone. */
  readonly ofLead: Partial<RunEvents>;
}

/** A run and its state. */
export interface Runner {
  readonly run: Run;
  readonly state: RunState;
}

export class Runs {
  readonly lead: Run;
  private readonly byId = new Map<number, Run>();
  /** The example that the score shows, for runs that come later. */
  private example = 0;

  constructor(private readonly parts: RunsParts) {
    this.lead = this.enter(parts.page.get().runs[0]);
  }

  /** The run of a network; undefined where its rival has just come. */
  of(id: number): Run | undefined {
    return this.byId.get(id);
  }

  /** All of them, the lead first. */
  all(): readonly Runner[] {
    return this.parts.page.get().runs.flatMap((state) => {
      const run = this.of(state.id);
      return run ? [{ run, state }] : [];
    });
  }

  /** True where a run is not what the page's state says. */
  areStale(): boolean {
    const page = this.parts.page.get();
    if (page.runs.length !== this.byId.size) return true;
    return page.runs.some(({ id, experiment }) => !this.of(id)?.is({ experiment, own: ownInUse(page) }));
  }

  /**
   * Brings all runs up to the page's state.
   * @param play whether those that have to begin anew begin playing
   * @param from the first step with other live settings, where that is not the next
   */
  bring(play: boolean, from?: number): void {
    const page = this.parts.page.get();
    for (const [id, run] of this.byId) {
      if (page.runs.some((state) => state.id === id)) continue;
      run.dispose();
      this.byId.delete(id);
    }
    const own = ownInUse(page);
    for (const state of page.runs)
      (this.of(state.id) ?? this.enter(state)).bring({ experiment: state.experiment, own }, play, from);
  }

  showExample(example: number): void {
    this.example = example;
    for (const run of this.byId.values()) run.showExample(example);
  }

  dispose(): void {
    for (const run of this.byId.values()) run.dispose();
    this.byId.clear();
  }

  private enter(state: RunState): Run {
    const { page, createClient, events, ofLead } = this.parts;
    const shelf = page.shelf(state);
    const ofRival: Partial<RunEvents> = {
      notice: (sentence) => {
        const label = findModel(shelf.get().experiment.cell)?.label ?? 'A rival';
        events.notice(`${label}: ${sentence}`);
      },
    };
    const run = new Run(createClient, shelf, { ...events, ...(state.id === 0 ? ofLead : ofRival) });
    if (this.example > 0) run.showExample(this.example);
    this.byId.set(state.id, run);
    return run;
  }
}
