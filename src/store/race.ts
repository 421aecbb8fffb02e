/**
 * Networks that race: the runs of the rivals beside the lead's, and how all are played together. By equal steps nobody gets
 * ahead of the slowest by more than a quarter of a second's steps, and a pause stops all at the same step; by equal time each
 * trains as fast as it can. A network that comes in later, or begins anew, catches up while the others wait.
 */
import { experimentOf, liveSettingsOf, type Experiment } from '../config/index.ts';
import { findModel } from '../models/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { ClientEvents } from '../worker/client/client.ts';
import { changeKind } from './changeKind.ts';
import type { Outcome } from './lagHistory.ts';
import { BEFORE_ANY_RUN, Run, type Client } from './run.ts';
import { canTrain, isOver, type PageState, type RivalState, type RunState } from './state.ts';

/** How far a network may be ahead of the slowest: so many seconds of its steps, and at least so many. */
const AHEAD_SECONDS = 0.25;
const AHEAD_STEPS = 4;
/** A pause waits so long at most for the slowest to come to where the others stand. */
const MEETING_SECONDS = 2;

export interface RaceParts {
  readonly lead: Run;
  readonly createClient: (events: ClientEvents) => Client;
  readonly get: () => PageState;
  readonly setRivals: (rivals: readonly RivalState[]) => void;
  readonly notice: (sentence: string) => void;
  /** How far each of the others has come. */
  readonly outcome?: (outcome: Outcome) => void;
}

interface Rival {
  readonly run: Run;
  loaded: { readonly experiment: Experiment; readonly own: OwnData | undefined } | undefined;
}

interface Runner {
  readonly run: Run;
  readonly state: RunState;
}

export class Race {
  private readonly rivals = new Map<number, Rival>();
  /** True from play to pause. */
  private going = false;
  /** The example that the score shows, for runs that come later. */
  private example = 0;
  private pacing = false;

  constructor(private readonly parts: RaceParts) {}

  /** The run of a rival; undefined before the first settling after it came. */
  runOf(id: number): Run | undefined {
    return this.rivals.get(id)?.run;
  }

  play(): void {
    this.going = true;
    for (const { run, state } of this.runners()) if (canTrain(state)) run.play();
    this.keepPace();
  }

  pause(): void {
    this.going = false;
    const target = this.meetingStep();
    for (const { run, state } of this.runners()) {
      if (!state.playing) continue;
      if (target === undefined) run.pause();
      else run.pauseAt(target);
    }
  }

  /** One training step each; whoever is behind catches up first. */
  step(): void {
    this.going = false;
    const still = this.runners().filter(({ state }) => canTrain(state) && !state.playing);
    const target = 1 + Math.max(...still.map(({ state }) => state.step));
    for (const { run, state } of still) {
      if (!this.paced || state.step === target - 1) run.step();
      else run.playTo(target);
    }
  }

  reset(): void {
    this.going = false;
    for (const { run } of this.runners()) run.reset();
  }

  showExample(example: number): void {
    this.example = example;
    for (const { run } of this.runners()) run.showExample(example);
  }

  /** Whether a run that begins now begins playing. */
  begins(play: boolean): void {
    this.going = play;
  }

  /** The first step that nobody has trained yet, where all are to change at the same; undefined where that does not matter. */
  get nextCommonStep(): number | undefined {
    return this.paced ? this.furthest() + 1 : undefined;
  }

  /** True where a rival is not what the page's state says. */
  isStale(experiment: Experiment, own: OwnData | undefined): boolean {
    const { rivals } = this.parts.get();
    if (rivals.length !== this.rivals.size) return true;
    return rivals.some((rival) => this.changeOf(rival, experiment, own) !== 'none');
  }

  /** Brings the runs of the rivals up to the page's state. @param from where live changes take effect, if not at once */
  bring(experiment: Experiment, own: OwnData | undefined, from: number | undefined): void {
    const { rivals } = this.parts.get();
    for (const [id, { run }] of this.rivals) {
      if (rivals.some((rival) => rival.id === id)) continue;
      run.dispose();
      this.rivals.delete(id);
    }
    for (const rival of rivals) this.bringOne(rival, experiment, own, from);
    this.keepPace();
  }

  /** Moves the bounds on; to be called whenever a step or a status is another. */
  keepPace(): void {
    // What follows from a change of the state may change it again.
    if (this.pacing) return;
    this.pacing = true;
    try {
      const racing = this.runners().filter(({ state }) => !isOver(state));
      // Nobody is left: who comes then waits for Play.
      if (racing.length === 0) this.going = false;
      if (this.paced) {
        if (this.going) this.moveBounds(racing);
        return;
      }
      // One that is on its way to a common pause goes there.
      for (const { run, state } of racing) if (state.playing) run.free();
    } finally {
      this.pacing = false;
    }
  }

  dispose(): void {
    for (const { run } of this.rivals.values()) run.dispose();
    this.rivals.clear();
  }

  private moveBounds(racing: readonly Runner[]): void {
    if (racing.length === 0) return;
    const slowest = racing.reduce((last, runner) => (runner.state.step < last.state.step ? runner : last));
    const step = slowest.state.step + aheadOf(slowest.state);
    for (const { run, state } of racing) {
      run.limit({ step, there: 'wait' });
      // One that had just paused when all were to go on.
      if (!state.playing && canTrain(state)) run.play();
    }
  }

  /** True where nobody may get ahead. */
  private get paced(): boolean {
    return this.rivals.size > 0 && this.parts.get().experiment.pace === 'steps';
  }

  /** Where all can pause together soon; undefined where somebody is too far behind for that. */
  private meetingStep(): number | undefined {
    if (!this.paced) return undefined;
    const racing = this.runners().filter(({ state }) => !isOver(state));
    const steps = racing.map(({ state }) => state.step);
    const slowest = racing.find(({ state }) => state.step === Math.min(...steps));
    if (!slowest) return undefined;
    const furthest = this.furthest();
    const reachable = Math.max(AHEAD_STEPS, slowest.state.stepsPerSecond * MEETING_SECONDS);
    return furthest - slowest.state.step <= reachable ? furthest : undefined;
  }

  /** The last step that anybody may have trained. */
  private furthest(): number {
    const racing = this.runners().filter(({ state }) => !isOver(state));
    return racing.reduce((most, { run, state }) => Math.max(most, run.furthest, state.step), 0);
  }

  private runners(): readonly Runner[] {
    const state = this.parts.get();
    const rivals = state.rivals.flatMap((rival) => {
      const run = this.runOf(rival.id);
      return run ? [{ run, state: rival.run }] : [];
    });
    return [{ run: this.parts.lead, state }, ...rivals];
  }

  private changeOf({ id, entrant }: RivalState, lead: Experiment, own: OwnData | undefined) {
    const loaded = this.rivals.get(id)?.loaded;
    return loaded && loaded.own === own ? changeKind(loaded.experiment, experimentOf(lead, entrant)) : 'run';
  }

  private bringOne(
    rival: RivalState,
    lead: Experiment,
    own: OwnData | undefined,
    from: number | undefined,
  ): void {
    const changed = this.changeOf(rival, lead, own);
    if (changed === 'none') return;
    const entry = this.rivals.get(rival.id) ?? this.enter(rival.id);
    const experiment = experimentOf(lead, rival.entrant);
    entry.loaded = { experiment, own };
    if (changed === 'aside') return;
    if (changed === 'run' || isOver(rival.run)) {
      return entry.run.load({ experiment, play: this.going, ...(own ? { own } : {}) });
    }
    entry.run.change(liveSettingsOf(experiment), from);
    if (changed === 'move') entry.run.move(experiment.backend);
  }

  private enter(id: number): Rival {
    const { get, setRivals, createClient, notice, outcome } = this.parts;
    const own = () => get().rivals.find((rival) => rival.id === id);
    const run = new Run(
      createClient,
      {
        get: () => own()?.run ?? BEFORE_ANY_RUN,
        set: (part) =>
          setRivals(
            get().rivals.map((rival) =>
              rival.id === id ? { ...rival, run: { ...rival.run, ...part } } : rival,
            ),
          ),
      },
      {
        info: () => undefined,
        begin: () => undefined,
        outcome: (found) => outcome?.(found),
        notice: (sentence) => {
          const cell = own()?.entrant.cell;
          notice(`${(cell && findModel(cell)?.label) ?? 'A rival'}: ${sentence}`);
        },
      },
    );
    if (this.example > 0) run.showExample(this.example);
    const entry: Rival = { run, loaded: undefined };
    this.rivals.set(id, entry);
    return entry;
  }
}

function aheadOf({ stepsPerSecond }: RunState): number {
  return Math.max(AHEAD_STEPS, Math.ceil(stepsPerSecond * AHEAD_SECONDS));
}
