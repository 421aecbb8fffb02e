/**
 * One visit of the page: connects the training client, the address bar, the browser's storage and what the page shows. Every change
 * of the experiment goes through `change`; a link, however it comes in, never plays by itself.
 */
import type { StoreApi } from 'zustand/vanilla';
import { isWide, type Entrant, type Experiment, type StudyPlan, type View } from '../config/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { Finding, KindId, Question } from '../worker/protocol.ts';
import type { HistoryEntry } from './address.ts';
import { Announcer } from './announcer.ts';
import { Changes } from './changes.ts';
import type { Keeper, KeeperParts } from './kept/keeper.ts';
import type { KeptVisit } from './kept/keptVisit.ts';
import { mayStudy, mayTake, mayTakeOn } from './locks.ts';
import { TriedRuns } from './triedRuns.ts';
import { Notices } from './notices.ts';
import { Opening } from './opening.ts';
import { OwnMemory } from './ownMemory.ts';
import { Page } from './page.ts';
import { PageLink } from './pageLink.ts';
import { Preferences, readPreferences } from './preferences.ts';
import { Rests } from './rests.ts';
import type { Run } from './run.ts';
import { Runs } from './runs.ts';
import { createScoreView, onErrorAsked } from './scoreView.ts';
import type { RunSeries } from './series.ts';
import type { SessionParts } from './sessionParts.ts';
import { isWaiting, type DialogId, type OpenLesson, type PageState } from './state.ts';
import { ALWAYS_IN_SIGHT } from './visibility.ts';
import { WhatIf } from './whatIf.ts';

export class Session {
  readonly store: StoreApi<PageState>;
  /** What the person looks at on the score. */
  readonly scoreView = createScoreView();
  /** The runs of this visit, with the length that each was to bridge. */
  readonly tried = new TriedRuns();
  /** The runs of all networks. */
  readonly runs: Runs;
  /** What is shown on the score in place of the lead's newest reading. */
  readonly whatIf: WhatIf;
  readonly notices: Notices;
  readonly preferences: Preferences;
  /** Keeps the runs over a reload, once it is loaded. */
  keeper: Keeper | undefined;
  readonly announce: (text: string, subject?: string) => void;
  private readonly page: Page;
  /** Undefined while the session is being made. */
  private readonly rests: Rests | undefined;
  private readonly announcer: Announcer;
  private readonly stopListening: () => void;
  private readonly address: PageLink;
  private readonly changes: Changes;
  private readonly opening: Opening;

  constructor(readonly parts: SessionParts) {
    const { shelf, visibility = ALWAYS_IN_SIGHT } = parts;
    this.page = new Page(readPreferences(shelf));
    this.preferences = new Preferences(this.page, shelf);
    this.store = this.page.store;
    this.address = new PageLink(parts.address, this.page);
    this.announcer = new Announcer((announcement) => this.page.set({ announcement }));
    this.announce = (text, subject) => this.announcer.announce(text, subject);
    this.notices = new Notices(this.page, (text) => this.announce(text));
    this.whatIf = new WhatIf({
      scoreView: this.scoreView,
      newest: () => this.series.score,
      snapshot: (step) => this.run.snapshots.at(step),
      asker: { watch: (question, pace, take) => this.run.watch(question, pace, take) },
    });
    this.runs = new Runs({
      page: this.page,
      createClient: parts.createClient,
      events: {
        notice: (sentence) => this.notices.say(sentence),
        outcome: (outcome) => this.tried.note(outcome),
        info: ({ problem }) => {
          problem.notices?.forEach((notice) => this.notices.sayOnce(notice));
          if (isWide(this.page.get().experiment, problem)) this.changes.apply();
        },
        kept: () => this.keeper?.checkpointed(),
      },
      ofLead: {
        device: (sentence) => this.notices.replace('device', sentence === undefined ? [] : [sentence]),
        replaced: () => this.keepCurves(),
        begin: () => {
          this.rests?.begin();
          this.keeper?.begun();
          this.whatIf.end();
          this.scoreView.setState({ pinned: undefined, order: undefined });
        },
      },
    });
    const { page, runs, address, notices } = this;
    this.changes = new Changes({ page, runs, address, notices });
    const { changes } = this;
    this.opening = new Opening({ page, runs, address, changes, notices, own: new OwnMemory(shelf) });
    this.rests = new Rests({
      page,
      runners: () => runs.all(),
      race: runs.race,
      visibility,
      say: (sentence) => notices.replace('sight', [sentence]),
    });
    const stops = [this.series, this.store].map((changing) => changing.subscribe(() => this.whatIf.look()));
    stops.push(onErrorAsked(this.scoreView, (error) => runs.followError(error)));
    stops.push(address.onChange(() => this.opening.restore()));
    this.stopListening = () => stops.forEach((stop) => stop());
    this.opening.restore();
  }

  /** The run that the controls describe; `series` is what streams from it. */
  get run(): Run {
    return this.runs.lead;
  }

  get series(): RunSeries {
    return this.run.series;
  }

  play(): void {
    this.changes.apply();
    this.rests?.pressed();
    this.runs.race.play();
  }

  pause(): void {
    this.runs.race.pause();
  }

  /** Tries again with every network that a missing file keeps from going on; those that played play on. */
  retry(): void {
    for (const { run, state } of this.runs.all()) if (isWaiting(state)) run.retry();
  }

  step(): void {
    this.changes.apply();
    this.runs.race.step();
  }

  /** Back to step 0 with the settings as they are now, paused. Settings changed under way would give another curve: its curves are kept. */
  reset(): void {
    this.runs.race.going = false;
    this.changes.apply();
    if (this.store.getState().steered) this.keepCurves();
    this.runs.race.reset();
  }

  /** Lets another network race with the page's own. */
  addRival(entrant: Entrant): void {
    this.changes.make((lead) => this.page.lineUp(lead, [...this.page.rivals, entrant]), 'push');
  }

  /** Lets these networks race with the page's own, in place of those that do, and starts them all. */
  startRace(entrants: readonly Entrant[]): void {
    if (!this.changes.make((lead) => this.page.lineUp(lead, entrants), 'push')) return;
    this.rests?.begin();
    this.runs.race.play();
  }

  removeRival(id: number): void {
    this.changes.make(() => this.page.without(id), 'push');
  }

  /** Keeps the curves of the run as it is now, in place of an older one. False where there are none yet. */
  keepCurves(): boolean {
    const keptCurves = this.run.keptCurves();
    if (keptCurves) this.page.set({ keptCurves });
    return keptCurves !== undefined;
  }

  dropCurves(): void {
    this.page.set({ keptCurves: undefined });
  }

  showExample(example: number): void {
    this.runs.showExample(example);
  }

  /** Asks the network as it is now, with the settings as they are now. */
  ask<Id extends KindId>(question: Question<Id>): Promise<Finding<Id>> {
    this.changes.apply();
    return this.run.ask(question);
  }

  /** Asks the network now and, as it learns, again. */
  get watch(): Run['watch'] {
    return this.run.watch;
  }

  /**
   * Takes on a changed experiment of a network, the lead's if not told otherwise. With `push` it is one to come back to, and takes
   * effect at once; else it takes effect when the control has come to rest. False where it is locked.
   */
  change(experiment: Experiment, entry: HistoryEntry = 'replace', id = 0): boolean {
    return this.changes.make(() => this.page.withExperiment(id, experiment), entry);
  }

  /**
   * Takes on an experiment as one to come back from, and begins anew with it, playing, even where the change could be made under
   * way: the curves of the run before are kept. It pauses at step `until`, where one is given.
   */
  beginWith(experiment: Experiment, until?: number): void {
    this.changes.apply();
    if (!this.page.may(mayTakeOn(this.page.get(), experiment))) return;
    this.page.set({ runs: this.page.withExperiment(0, experiment), example: undefined });
    this.changes.fit();
    this.address.write('push');
    this.runs.begin(true);
    if (until !== undefined || this.page.entrants.length > 0) this.runs.race.play(until);
  }

  /**
   * Takes on the experiment of a fragment that the page itself offers, as one to come back from if not told otherwise: what takes the
   * place of the present one (`replace`) is a lesson's, and free of locks. False where it is locked.
   */
  open(fragment: string, example?: PageState['example'], entry: HistoryEntry = 'push'): boolean {
    return this.opening.open(fragment, example, entry);
  }

  /** Takes on the visitor's own data and the experiment that uses them; both stay in this browser. False where they are locked. */
  takeOwn(own: OwnData, experiment: Experiment): boolean {
    return this.opening.takeOwn(own, experiment);
  }

  /** Takes on what was kept, with the networks as they were. False where it would change what is locked. */
  takeUp(kept: KeptVisit, entry: HistoryEntry = 'replace'): boolean {
    return this.opening.takeUp(kept, entry);
  }

  keepBy(make: (parts: KeeperParts) => Keeper): void {
    this.keeper = make({ page: this.page, runs: this.runs, takeUp: (kept) => this.takeUp(kept) });
  }

  show(dialog: DialogId | undefined): void {
    this.page.set({ dialog });
  }

  /** Takes on what is studied of the experiment, which the address then names. False where it is locked. */
  plan(study: StudyPlan | undefined): boolean {
    if (!this.page.may(mayStudy(this.page.get(), study))) return false;
    this.page.set({ study });
    this.address.write('replace');
    return true;
  }

  /** Goes to a step of a lesson, which the address then names, as one to come back from; leaves the lesson by undefined. False where it is locked. */
  goToLesson(lesson: OpenLesson | undefined): boolean {
    this.changes.apply();
    if (!this.page.may(mayTake(this.page.get(), lesson?.id, this.opening.ofClass))) return false;
    this.page.set({ lesson });
    this.address.write('push');
    return true;
  }

  /** Shows the page another way; the address names it, so that a reload keeps it. */
  showAs(view: View): void {
    this.page.set({ view });
    this.address.write('replace');
  }

  /** Lets the person change what the link has locked. */
  unlock(): void {
    this.page.set({ unlocked: true });
    this.address.write('replace');
  }

  /** Opens an instrument in the drawer in place of the one that was; closes the drawer by undefined. */
  openInstrument(instrument: string | undefined): void {
    this.page.set({ instrument });
  }

  /** The whole link to the experiment as it is now, with or without the own data it is trained on. */
  link(withOwn: boolean): string {
    return this.address.whole(withOwn);
  }

  dispose(): void {
    this.changes.apply();
    this.stopListening();
    for (const part of [this.rests, this.whatIf, this.keeper, this.announcer, this.runs]) part?.dispose();
  }
}
