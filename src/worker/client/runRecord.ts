/** What of a run outlives its worker: all that another needs to go on exactly as the last one would have. */
import { liveSettingsOf, type BackendChoice, type Experiment } from '../../config/experiment.ts';
import type { Bound, Checkpoint, LiveSettings, TrainerForm } from '../protocol.ts';
import type { Told } from './connection.ts';
import type { KeptRun, RunRequest } from './contract.ts';
import { LiveChanges } from './liveChanges.ts';
import { Recovery } from './recovery.ts';
import type { Recovering } from './status.ts';

export class RunRecord {
  readonly changes: LiveChanges;
  checkpoint: Checkpoint | undefined;
  /** The step at which the worker that there is began. */
  resumedAt = 0;
  /** The step of the last frame. */
  reached = 0;
  /** How far the run may train; undefined where nothing holds it. */
  bound: Bound | undefined;
  /** The worker is to judge the network that it begins with. */
  judge: boolean;
  /** How it is computed, since it began or moved. */
  form: TrainerForm | undefined;
  /** The experiment as it was at step 0, but for the backend: live changes are made again at their own steps. */
  private initial: Experiment;

  constructor(
    private request: RunRequest,
    public recovery = new Recovery(request.experiment.backend, request.kept?.givenUp),
  ) {
    const { kept } = request;
    this.judge = request.judge ?? false;
    this.initial = kept?.initial ?? request.experiment;
    this.changes = new LiveChanges(liveSettingsOf(this.initial), kept?.changes);
    this.checkpoint = kept?.checkpoint;
    this.form = kept?.form;
    this.resumedAt = this.reached = kept?.checkpoint.step ?? 0;
    // What was wished and not made yet.
    if (kept) this.changes.want(liveSettingsOf(request.experiment), undefined);
  }

  /** The same run at step 0, with the settings wanted last. */
  again(): RunRecord {
    const { kept: _, judge: __, ...request } = this.request;
    return new RunRecord(request, this.recovery);
  }

  /** What it can go on from elsewhere; undefined where that would be its beginning. */
  get kept(): KeptRun | undefined {
    const { initial, checkpoint, form, recovery } = this;
    if (!checkpoint) return undefined;
    const changes = this.changes.made;
    return { initial, checkpoint, changes, givenUp: recovery.givenUp, ...(form && { form }) };
  }

  get backend(): BackendChoice {
    return this.initial.backend;
  }

  /** With how many cores a worker begins. */
  get cores(): number {
    return this.initial.cores;
  }

  /** False where a bound holds the run where it is. */
  get mayTrain(): boolean {
    return this.reached < (this.bound?.step ?? Infinity);
  }

  /** How far it may train from now on, or as far as it likes. False where that holds already. */
  limit(bound: Bound | undefined): boolean {
    const { bound: before } = this;
    this.bound = bound;
    return before?.step !== bound?.step || before?.there !== bound?.there;
  }

  /** It has paused: a bound that was to make it do so has been met. */
  rests(): void {
    if (this.bound?.there === 'pause') this.bound = undefined;
  }

  /** @param from the first step that is to be trained with them, where that is not the next */
  change(settings: LiveSettings, from: number | undefined): void {
    this.want(liveSettingsOf(settings));
    this.changes.want(settings, from);
  }

  /** The next worker begins on another backend. */
  move(backend: BackendChoice): void {
    this.want({ backend });
    this.initial = { ...this.initial, backend };
    this.recovery = new Recovery(backend);
  }

  keep(checkpoint: Checkpoint): void {
    this.checkpoint = checkpoint;
    if (checkpoint.step > this.resumedAt) this.recovery.progressed();
  }

  /** Goes back to the last checkpoint. @returns undefined where nothing is left to be tried */
  failed(cause: Recovering['cause']): Recovering | undefined {
    const plan = this.recovery.failed(cause);
    // Another device computes in a form of its own.
    if (plan?.without) this.form = undefined;
    const { from } = this.goBack();
    return plan && { state: 'recovering', cause, from, ...plan };
  }

  /**
   * What comes next begins at the last checkpoint.
   * @returns its step, and whether steps after it are lost
   */
  goBack(): { readonly from: number; readonly lost: boolean } {
    const from = this.checkpoint?.step ?? 0;
    const lost = this.reached > from;
    this.resumedAt = from;
    this.reached = from;
    return { from, lost };
  }

  start(): Told {
    const { initial, checkpoint, form, changes } = this;
    const { own, untilStep, untilSolved } = this.request;
    changes.started();
    return {
      type: 'start',
      experiment: initial,
      changes: changes.made,
      givenUp: this.recovery.givenUp,
      ...(own ? { own } : {}),
      ...(checkpoint ? { checkpoint } : {}),
      ...(form ? { form } : {}),
      ...(untilStep === undefined ? {} : { untilStep }),
      ...(untilSolved ? { untilSolved } : {}),
      ...(this.judge && { judge: true }),
    };
  }

  private want(settings: Partial<Experiment>): void {
    this.request = { ...this.request, experiment: { ...this.request.experiment, ...settings } };
  }
}
