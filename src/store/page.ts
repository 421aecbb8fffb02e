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
import type { ProblemSize } from '../tasks/task.ts';
import {
  newRun,
  type PageParts,
  type PageState,
  type RunState,
  type RunStates,
  type Theme,
} from './state.ts';

/** Where the state of one run is kept. */
export interface RunShelf {
  get(): RunState;
  set(part: Partial<RunState>): void;
}

export class Page {
  readonly store: StoreApi<PageState>;
  private lastRival = 0;

  constructor(theme: Theme, shortcuts: boolean) {
    const lead = newRun(0, defaultExperiment());
    this.store = createStore<PageState>(() => ({
      ...lead,
      runs: [lead],
      ghost: undefined,
      own: {},
      ownInLink: false,
      notices: [],
      announcement: '',
      theme,
      shortcuts,
      dialog: undefined,
    }));
  }

  get(): PageState {
    return this.store.getState();
  }

  /** Takes on a part; what is said of the lead among its runs is said of the page, too. */
  set(part: Partial<PageParts>): void {
    this.store.setState({ ...part.runs?.[0], ...part });
  }

  /** What the rivals have of their own. */
  get entrants(): readonly Entrant[] {
    return this.get()
      .runs.slice(1)
      .map(({ experiment }) => entrantOf(experiment));
  }

  /**
   * The runs on other experiments: that of the lead, and those of rivals that have this of their own.
   * @param known the rivals that go on, in this order; those beyond them are new
   */
  withExperiments(
    lead: Experiment,
    entrants: readonly Entrant[],
    known: readonly RunState[] = this.get().runs.slice(1),
  ): RunStates {
    return [{ ...this.get().runs[0], experiment: lead }, ...this.rivals(lead, entrants, known)];
  }

  /** The runs with another experiment of one of them; what is shared is the lead's. */
  withExperiment(id: number, experiment: Experiment): RunStates {
    const { runs } = this.get();
    const entrants = runs.slice(1).map((run) => entrantOf(run.id === id ? experiment : run.experiment));
    return this.withExperiments(id === 0 ? experiment : runs[0].experiment, entrants);
  }

  /** The runs, and one more rival. */
  withRival(entrant: Entrant): RunStates {
    return this.withExperiments(this.get().experiment, [...this.entrants, entrant]);
  }

  withoutRival(id: number): RunStates {
    const [lead, ...rivals] = this.get().runs;
    return [lead, ...rivals.filter((rival) => rival.id !== id)];
  }

  /**
   * Brings the experiments within the budget.
   * @param size of the problem, where it is known better than from the task
   * @returns a sentence on each thing that was lowered for it
   */
  fit(size: ProblemSize | undefined): readonly string[] {
    const { entrants } = this;
    const { experiment: asked } = this.get();
    const fitting = withinRaceBudget(asked, equalised(asked, entrants, size));
    const { experiment, rivals } = fitting;
    const same = rivals.length === entrants.length && rivals.every((rival, k) => rival === entrants[k]);
    if (experiment !== asked || !same) this.set({ runs: this.withExperiments(experiment, rivals) });
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

  private rivals(
    lead: Experiment,
    entrants: readonly Entrant[],
    known: readonly RunState[],
  ): readonly RunState[] {
    return entrants.map((entrant, k) => {
      const experiment = experimentOf(lead, entrant);
      const before = known[k];
      return before ? { ...before, experiment } : newRun(++this.lastRival, experiment);
    });
  }
}
