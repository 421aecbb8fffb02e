/** How far a run has come since it began: how well its network does, as of the evaluations so far, and what is told of that. */
import type { Wanted } from './changeKind.ts';
import type { RunShelf } from './page.ts';
import { NOT_JUDGED, progressOf } from './progressLevel.ts';
import type { RunEvents } from './runEvents.ts';
import type { RunSeries } from './series.ts';
import type { RunState } from './state.ts';

export class Standing {
  /** What the run was when it began at step 0; another object for each run from there. */
  private begun: Wanted | undefined;
  private judged = NOT_JUDGED;

  constructor(
    private readonly state: RunShelf,
    private readonly series: RunSeries,
    private readonly events: Pick<RunEvents, 'outcome'>,
  ) {}

  begin(wanted: Wanted): void {
    this.judged = NOT_JUDGED;
    this.begun = { ...wanted };
  }

  /** What is said of it by now; nothing where its problem is not known yet. */
  progress(): Partial<RunState> {
    const { info } = this.state.get();
    if (!info) return {};
    this.judged = progressOf(info.problem, this.series, this.judged);
    return this.judged.said;
  }

  tell(diverged: boolean): void {
    const { begun } = this;
    const { step, solvedAt, knownFrom } = this.state.get();
    // When a network that was saved has solved its task is not known.
    if (begun && knownFrom === 0)
      this.events.outcome?.({ run: begun, experiment: begun.experiment, step, solvedAt, diverged });
  }
}
