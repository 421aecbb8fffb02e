/** The runs of all networks on the page, the lead and its rivals alike, each brought up to its experiment. */
import { shareOf, type Experiment } from '../config/index.ts';
import { findModel } from '../models/about/index.ts';
import type { ClientEvents } from '../worker/client/client.ts';
import type { ErrorOf } from '../worker/protocol.ts';
import type { Page } from './page.ts';
import { Race, type Runner } from './race.ts';
import { Run, type Client, type KeptNetwork } from './run.ts';
import type { RunEvents } from './runEvents.ts';
import { ownInUse, wantedOf, type RunState } from './state.ts';

/** How fast each choice lets a run train. */
const STEPS_PER_SECOND: Readonly<Record<Experiment['speed'], number>> = {
  normal: 5000,
  full: Infinity,
  thousand: 1000,
  hundred: 100,
  ten: 10,
};

export interface RunsParts {
  readonly page: Page;
  readonly createClient: (events: ClientEvents) => Client;
  /** What is told of every run. */
  readonly events: RunEvents;
  /** What is told of the lead alone. */
  readonly ofLead: Partial<RunEvents>;
}

export class Runs {
  readonly lead: Run;
  /** How they are played together. */
  readonly race = new Race(() => this.all());
  private readonly byId = new Map<number, Run>();
  /** The example that the score shows, and whose error it follows, for runs that come later. */
  private example = 0;
  private error: ErrorOf | undefined;
  private readonly stop: () => void;

  constructor(private readonly parts: RunsParts) {
    this.lead = this.enter(parts.page.get().runs[0]);
    this.stop = parts.page.store.subscribe((now, before) => {
      if (now.runs !== before.runs) this.race.keepPace();
    });
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

  /** Brings all up to the page's state, with as little as that takes. False where they are that already. */
  bring(): boolean {
    return this.bringFrom(this.race.nextCommonStep);
  }

  /**
   * Begins the lead's run anew, whatever has changed, and brings its rivals up to it.
   * @param kept where each goes on, in place of step 0, in the order of the page
   */
  begin(play: boolean, kept: readonly (KeptNetwork | undefined)[] = []): void {
    const page = this.parts.page.get();
    this.race.going = play;
    this.lead.load(wantedOf(page), play, kept[0]);
    this.bringFrom(undefined, kept);
  }

  /** What each can go on from on a later visit, in the order of the page. */
  kept(): (KeptNetwork | undefined)[] {
    return this.all().map(({ run }) => run.kept());
  }

  /** Makes what trains a network in a worker of its own. */
  get createClient(): RunsParts['createClient'] {
    return this.parts.createClient;
  }

  showExample(example: number): void {
    this.example = example;
    for (const run of this.byId.values()) run.showExample(example);
  }

  /** Whose error the gradients of all follow; see `Run`. */
  followError(error: ErrorOf | undefined): void {
    this.error = error;
    for (const run of this.byId.values()) run.followError(error);
  }

  dispose(): void {
    this.stop();
    for (const run of this.byId.values()) run.dispose();
    this.byId.clear();
  }

  /** @param from the first step with other live settings, where that is not the next of each */
  private bringFrom(from: number | undefined, kept: readonly (KeptNetwork | undefined)[] = []): boolean {
    const page = this.parts.page.get();
    const own = ownInUse(page);
    const gone = [...this.byId].filter(([id]) => page.runs.every((state) => state.id !== id));
    for (const [id, run] of gone) {
      run.dispose();
      this.byId.delete(id);
    }
    const changed = page.runs.map((state, k) => {
      const known = this.of(state.id);
      const wanted = { experiment: state.experiment, own };
      if (known) return known.bring(wanted, this.race.going, from);
      this.enter(state).load(wanted, this.race.going, kept[k]);
      return true;
    });
    const { experiment } = page;
    const timed = page.runs.length > 1 && experiment.pace === 'time';
    // Who races by time trains as fast as it can.
    const stepsPerSecond = timed ? Infinity : STEPS_PER_SECOND[experiment.speed];
    for (const run of this.byId.values()) run.limitSpeed(stepsPerSecond);
    const most = shareOf(experiment.cores, page.runs.length);
    for (const run of this.byId.values()) run.limitCores(most);
    this.race.keepPace();
    return gone.length > 0 || changed.includes(true);
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
    run.followError(this.error);
    this.byId.set(state.id, run);
    return run;
  }
}
