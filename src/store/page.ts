/** The page's state, and the only place where it is written. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  defaultExperiment,
  entrantOf,
  equalised,
  experimentOf,
  loweredNotice,
  withinRaceBudget,
  type Entrant,
  type Experiment,
} from '../config/index.ts';
import type { ProblemSize } from '../tasks/contract/problem.ts';
import {
  newRun,
  type PageParts,
  type PageState,
  type Preferred,
  type RunState,
  type RunStates,
} from './state.ts';

/** Where the state of one run is kept. */
export interface RunShelf {
  get(): RunState;
  set(part: Partial<RunState>): void;
}

export class Page {
  readonly store: StoreApi<PageState>;
  private lastRival = 0;

  constructor(preferred: Preferred) {
    const lead = newRun(0, defaultExperiment());
    this.store = createStore<PageState>(() => ({
      ...lead,
      ...preferred,
      runs: [lead],
      study: undefined,
      keptCurves: undefined,
      offer: undefined,
      own: {},
      ownInLink: false,
      notices: [],
      announcement: '',
      rest: undefined,
      dialog: undefined,
      lesson: undefined,
      view: 'page',
      keys: false,
      classPlan: undefined,
      unlocked: false,
      instrument: undefined,
      example: undefined,
    }));
  }

  get(): PageState {
    return this.store.getState();
  }

  /** Takes on a part; what is said of the lead among its runs is said of the page, too. */
  set(part: Partial<PageParts>): void {
    this.store.setState({ ...part.runs?.[0], ...part });
  }

  /** Tells who may not do something that the teacher has locked it, by a dialog that unlocks. */
  may(allowed: boolean): boolean {
    if (!allowed) this.set({ dialog: 'locked' });
    return allowed;
  }

  get rivals(): readonly RunState[] {
    return this.get().runs.slice(1);
  }

  /** What the rivals have of their own. */
  get entrants(): readonly Entrant[] {
    return this.rivals.map(({ experiment }) => entrantOf(experiment));
  }

  /** The networks without one of the rivals. */
  without(id: number): RunStates {
    return this.lineUp(
      this.get().experiment,
      this.rivals.filter((rival) => rival.id !== id),
    );
  }

  /** The lead on this experiment, and its rivals, which share its data: those that race already, or what new ones have of their own. */
  lineUp(lead: Experiment, rivals: readonly (RunState | Entrant)[]): RunStates {
    const runs = rivals.map((rival) =>
      'id' in rival
        ? { ...rival, experiment: experimentOf(lead, entrantOf(rival.experiment)) }
        : newRun(++this.lastRival, experimentOf(lead, rival)),
    );
    return [{ ...this.get().runs[0], experiment: lead }, ...runs];
  }

  /** The runs with another experiment for one of them. */
  withExperiment(id: number, experiment: Experiment): RunStates {
    const changed = (run: RunState) => (run.id === id ? { ...run, experiment } : run);
    return this.lineUp(changed(this.get().runs[0]).experiment, this.rivals.map(changed));
  }

  /**
   * Brings the experiments within the budget.
   * @param size of the problem, where it is known better than from the task
   * @returns a sentence on each thing that was lowered for it
   */
  fit(size: ProblemSize | undefined): readonly string[] {
    const { entrants, rivals } = this;
    const asked = this.get().experiment;
    const fitting = withinRaceBudget(asked, equalised(asked, entrants, size), size);
    const { experiment } = fitting;
    const same =
      fitting.rivals.length === entrants.length && fitting.rivals.every((rival, k) => rival === entrants[k]);
    if (experiment !== asked || !same) {
      const fitted = fitting.rivals.map((entrant, k) => ({
        ...rivals[k]!,
        experiment: experimentOf(experiment, entrant),
      }));
      this.set({ runs: this.lineUp(experiment, fitted) });
    }
    return [...fitting.lowered.map(loweredNotice), ...fitting.ofRivals];
  }

  /** The state of one run, as it came where the page has it no more. */
  shelf(asItCame: RunState): RunShelf {
    const { id } = asItCame;
    return {
      get: () => this.get().runs.find((run) => run.id === id) ?? asItCame,
      set: (part) => {
        const after = (run: RunState) => (run.id === id ? { ...run, ...part } : run);
        const [lead, ...rivals] = this.get().runs;
        this.set({ runs: [after(lead), ...rivals.map(after)] });
      },
    };
  }
}
