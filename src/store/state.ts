/** What the page knows and shows, but for the series of numbers, which live in `series.ts`. */
import type { Experiment } from '../config/index.ts';
import type { OwnData } from '../tasks/task.ts';
import type { Overfit } from './overfit.ts';
import type { RunStatus } from '../worker/client.ts';
import type { BackendId, HeardAnswer, RunInfo } from '../worker/protocol.ts';
import type { AskingState } from './asking.ts';

/**
 * What a notice is about, where it is over with that: the link that was opened, a setting that was lowered, units that were
 * chosen for the sake of equal parameters, the device of the run. What comes next of the same takes its place.
 */
export type Subject = 'link' | 'budget' | 'units' | 'device';

/** A sentence that stays until the person puts it away, or what it is about is over. */
export interface Notice {
  readonly id: number;
  readonly subject?: Subject;
  readonly text: string;
  /** How often it was said. */
  readonly times: number;
}

export type Theme = 'system' | 'light' | 'dark';

export type DialogId = 'examples' | 'share' | 'help' | 'device' | 'own';

/** A visitor's own data, one of each kind; they never leave the browser unless put into a link. */
export type OwnShelf = { readonly [Kind in OwnData['kind']]?: Extract<OwnData, { kind: Kind }> };

/**
 * How the network does by its newest held-out loss: `untrained` before the first evaluation after step 0, `guessing` up
 * to where a trivial guess gets, then `learning`, and `solved` from the level that counts as solved.
 */
export type Standing = 'untrained' | 'guessing' | 'learning' | 'solved';

/** One run, but for its series. */
export interface RunState {
  readonly status: RunStatus;
  /** True from play to pause, whatever the worker is busy with: the play button shows this. */
  readonly playing: boolean;
  /** Undefined until a worker has answered for the first time. */
  readonly info: RunInfo | undefined;
  /** What the visitor asks the network, and its newest answer. */
  readonly asking: AskingState | undefined;
  readonly step: number;
  readonly stepsPerSecond: number;
  /** Steps a second as last measured on each backend that this experiment was played on. */
  readonly speeds: Readonly<Partial<Record<BackendId, number>>>;
  readonly standing: Standing;
  /** The step of the first held-out loss that counts as solved. */
  readonly solvedAt: number | undefined;
  /** Where the held-out loss was lowest, once it has clearly risen since while the training loss has not. */
  readonly overfit: Overfit | undefined;
  /** What the network made of the sound it was given last; undefined while there is none, or it is still asked. */
  readonly heard: HeardAnswer | undefined;
  /** True where a setting was changed while the run was under way: a link begins with the present ones. */
  readonly steered: boolean;
}

/** The page with its run. */
export interface PageState extends RunState {
  readonly experiment: Experiment;
  readonly own: OwnShelf;
  /** True where the address carries the own data: it came in a link that did. */
  readonly ownInLink: boolean;
  readonly notices: readonly Notice[];
  /** What the page's one live region says. */
  readonly announcement: string;
  readonly theme: Theme;
  /** False where the person switched the single-key shortcuts off. */
  readonly shortcuts: boolean;
  readonly dialog: DialogId | undefined;
}
