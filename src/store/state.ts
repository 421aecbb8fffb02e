/** What the page knows and shows, but for the series of numbers, which live in `series.ts`. */
import {
  ownKindOf,
  type Experiment,
  type LessonPlace,
  type PageView,
  type StudyPlan,
} from '../config/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { Wanted } from './changeKind.ts';
import type { KeptCurves } from './keptCurves.ts';
import type { Overfit } from './overfit.ts';
import { waitsForFile, type RunStatus } from '../worker/client/status.ts';
import type { BackendId, RunInfo } from '../worker/protocol.ts';

/**
 * What a notice is about, where it is over with that: the link that was opened, a setting that was lowered, units that were
 * chosen for the sake of equal parameters, the device of the run, a page that was out of sight. What comes next of the same takes its place.
 */
export type Subject = 'link' | 'budget' | 'units' | 'device' | 'sight';

/** A sentence that stays until the person puts it away, or what it is about is over. */
export interface Notice {
  readonly id: number;
  readonly subject?: Subject;
  readonly text: string;
  /** How often it was said. */
  readonly times: number;
}

export type Theme = 'system' | 'light' | 'dark';

/** An example that is looked at, until something of it is changed. */
export interface OpenExample {
  readonly id: string;
  /** What there is to see. */
  readonly sentence: string;
  /** Where on the page to look for it. */
  readonly look: string;
}

export type DialogId =
  | 'lessons'
  | 'ownLesson'
  | 'textbook'
  | 'about'
  | 'examples'
  | 'share'
  | 'networks'
  | 'handIn'
  | 'help'
  | 'device'
  | 'own'
  | 'study'
  | 'locked'
  | 'classLink';

/** A visitor's own data, one of each kind; they never leave the browser unless put into a link. */
export type OwnShelf = { readonly [Kind in OwnData['kind']]?: Extract<OwnData, { kind: Kind }> };

/**
 * How the network does by its validation losses: `untrained` before there are any, `guessing` up to where a trivial guess gets, then
 * `learning`, `back` where that is over, and `solved` from the level that counts as solved.
 */
export type ProgressLevel = 'untrained' | 'guessing' | 'learning' | 'back' | 'solved';

/** One run, but for its series. */
export interface RunState {
  /** 0 is the lead, the page's own network; a rival keeps its number as long as it races. */
  readonly id: number;
  /** What its controls say: the run follows as soon as they rest. */
  readonly experiment: Experiment;
  readonly status: RunStatus;
  /** True from play to pause, whatever the worker is busy with: the play button shows this. */
  readonly playing: boolean;
  /** Undefined until a worker has answered for the first time. */
  readonly info: RunInfo | undefined;
  readonly step: number;
  /** The step after which its curves begin: 0, or that at which a network was saved that goes on here. */
  readonly knownFrom: number;
  readonly stepsPerSecond: number;
  /** How many of the processor's cores computed the last step, where WebAssembly does. */
  readonly coresAtWork: number;
  /** When the newest frame came, as `performance.now()` says. */
  readonly heardAt: number;
  /** Steps a second as last measured on each backend that this experiment was played on. */
  readonly speeds: Readonly<Partial<Record<BackendId, number>>>;
  readonly progressLevel: ProgressLevel;
  /**
   * The step of the first validation loss that counts as solved; where that is to beat another method, of the first of twenty that do so in a row.
   */
  readonly solvedAt: number | undefined;
  /** From which step on that is over: the first of ten or twenty in a row that lie above the line again, where none have come back since. */
  readonly lostAt: number | undefined;
  /** Where the validation loss was lowest, once it has clearly risen since while the training loss has not. */
  readonly overfit: Overfit | undefined;
  /** True where a setting was changed while the run was under way: a link begins with the present ones. */
  readonly steered: boolean;
}

/** A run at step 0, whose network knows nothing. */
export const UNTRAINED = {
  step: 0,
  knownFrom: 0,
  stepsPerSecond: 0,
  coresAtWork: 1,
  heardAt: 0,
  progressLevel: 'untrained',
  solvedAt: undefined,
  lostAt: undefined,
  overfit: undefined,
} as const satisfies Partial<RunState>;

/** A run that no worker has heard of yet. */
export function newRun(id: number, experiment: Experiment): RunState {
  return {
    ...UNTRAINED,
    id,
    experiment,
    status: { state: 'loading' },
    playing: false,
    info: undefined,
    speeds: {},
    steered: false,
  };
}

/** The lead first, then up to three that race with it, in the order of the link. */
export type RunStates = readonly [RunState, ...RunState[]];

/** A run that an earlier page of this tab has left, to go on. */
export interface Offer {
  /** The lead's. */
  readonly step: number;
  readonly task: string;
  readonly cell: string;
  /** How many networks raced with it. */
  readonly rivals: number;
  /** Whether it is a run of the experiments that the page has now: that of a page loaded again. */
  readonly ofThisPage: boolean;
}

/** `asItIs` where a link brought its experiment along, so that the step's own settings are not made again. */
export interface OpenLesson extends LessonPlace {
  readonly asItIs: boolean;
}

/** What a visitor has chosen for this page, whatever the experiment. */
export interface Preferred {
  readonly theme: Theme;
  /** True where training goes on while nobody can see the page. */
  readonly background: boolean;
  /** True where the further settings were left open. */
  readonly moreSettings: boolean;
  /** True until the story of a first visit has been told or skipped, unless a link has brought an experiment. */
  readonly story: boolean;
  /** False where the person switched the single-key shortcuts off. */
  readonly shortcuts: boolean;
}

/** The page without what it repeats of its lead. */
export interface PageParts extends Preferred, PageView {
  readonly runs: RunStates;
  /** What is studied of the experiment beside the single run: more seeds, and other values of settings. */
  readonly study: StudyPlan | undefined;
  /** What stays of the run before. */
  readonly keptCurves: KeptCurves | undefined;
  /** Undefined where nothing was left, or once another run has begun. */
  readonly offer: Offer | undefined;
  readonly own: OwnShelf;
  /** True where the address carries the own data: it came in a link that did. */
  readonly ownInLink: boolean;
  readonly notices: readonly Notice[];
  /** What the page's one live region says. */
  readonly announcement: string;
  /** Why the page itself has paused the training; undefined where it has not. */
  readonly rest: 'solved' | 'hidden' | undefined;
  readonly dialog: DialogId | undefined;
  /** The lesson that is taken, and its step. */
  readonly lesson: OpenLesson | undefined;
  /** The id of the instrument that is open in the drawer. */
  readonly instrument: string | undefined;
  /** Undefined where no example was opened, or its settings are others by now. */
  readonly example: OpenExample | undefined;
}

/** The page: most of it is about its lead, so that what `runs[0]` holds can be read here, too (`Page` sees to that). */
export interface PageState extends PageParts, RunState {}

/** The visitor's own data, where the experiment is trained on them. */
export function ownInUse({ experiment, own }: PageState): OwnData | undefined {
  const kind = ownKindOf(experiment);
  return kind && own[kind];
}

/** What the page's own run is to be. */
export function wantedOf(page: PageState): Wanted {
  return { experiment: page.experiment, own: ownInUse(page) };
}

/** True for a run that cannot go on; any other trains as soon as it is told to. */
export function isOver({ status }: Pick<RunState, 'status'>): boolean {
  return status.state === 'diverged' || (status.state === 'failed' && !waitsForFile(status));
}

/** True for a run that a file keeps from going on: it holds up nobody who races with it. */
export function isWaiting({ status }: Pick<RunState, 'status'>): boolean {
  return waitsForFile(status);
}

/** True while any network is to train: the play button shows this. */
export function isPlaying({ runs }: Pick<PageState, 'runs'>): boolean {
  return runs.some(({ playing }) => playing);
}
