/**
 * One visit of the page: connects the training client, the address bar, the browser's storage and what the page shows.
 *
 * Every change of the experiment goes through `change`. What it means for the run is decided once the person has let go of
 * a slider for a moment: a live setting is handed to the run, another backend moves it there, anything else starts a fresh
 * one, which goes on playing where the one before played. A link, however it comes in, never plays by itself.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import {
  encodeLink,
  equalised,
  liveSettingsOf,
  loweredNotice,
  ownKindOf,
  withinRaceBudget,
  type Entrant,
  type Experiment,
} from '../config/index.ts';
import type { OwnData } from '../tasks/contract/abilities.ts';
import type { ClientEvents } from '../worker/client/client.ts';
import type { Found, Inspection, InspectionKind, RunInfo } from '../worker/protocol.ts';
import type { Address } from './address.ts';
import { Announcer } from './announcer.ts';
import { resolveLink, type ResolvedLink } from './resolveLink.ts';
import { changeKind, type ChangeKind } from './changeKind.ts';
import { comparable, ghostOf } from './ghost.ts';
import {
  keepOwn,
  keepShortcuts,
  keepTheme,
  readOwn,
  readShortcuts,
  readTheme,
  type Shelf,
} from './localStorage.ts';
import { LagHistory } from './lagHistory.ts';
import { createScoreView } from './scoreView.ts';
import { Race } from './race.ts';
import { Notices } from './notices.ts';
import { DeviceNotices } from './deviceNotices.ts';
import { BEFORE_ANY_RUN, Run, type Client } from './run.ts';
import type { RunSeries } from './series.ts';
import { WhatIf } from './whatIf.ts';
import {
  isOver,
  isPlaying,
  type DialogId,
  type OwnShelf,
  type PageState,
  type RivalState,
  type Subject,
  type Theme,
} from './state.ts';

/** How long a control must rest before its change reaches the run and the address bar. */
export const APPLY_AFTER_MS = 150;

export interface SessionParts {
  readonly createClient: (events: ClientEvents) => Client;
  readonly address: Address;
  readonly shelf: Shelf;
}

/** replace: the present history entry changes. push: a new one, to come back from. */
export type HistoryEntry = 'replace' | 'push';

export class Session {
  readonly store: StoreApi<PageState>;
  /** What the person looks at on the score. */
  readonly scoreView = createScoreView();
  /** Which lags the runs of this visit have bridged. */
  readonly lags = new LagHistory();
  /** The run that the controls describe. */
  readonly run: Run;
  /** The runs that race with it, and how all are played together. */
  readonly race: Race;
  /** What is shown on the score in place of that run's newest reading. */
  readonly whatIf: WhatIf;
  readonly announce: (text: string, subject?: string) => void;
  private readonly announcer: Announcer;
  private readonly stopListening: () => void;
  private loaded: { experiment: Experiment; own: OwnData | undefined } | undefined;
  private fragment: string;
  private applying: ReturnType<typeof setTimeout> | undefined;
  private lastRival = 0;
  /** The visitor's own data of this visit, also those that the browser's storage refused. */
  private mine: OwnShelf = {};
  private readonly board: Notices;
  private readonly placing = new DeviceNotices((sentence) =>
    this.replaceNotices('device', sentence === undefined ? [] : [sentence]),
  );

  constructor(private readonly parts: SessionParts) {
    const { address, shelf } = parts;
    this.fragment = address.read();
    const { notices, rivals, ...arrival } = resolveLink(this.fragment, readOwn(shelf));
    this.store = createStore<PageState>(() => ({
      ...arrival,
      ...BEFORE_ANY_RUN,
      rivals: this.enter(rivals),
      ghost: undefined,
      notices: [],
      announcement: '',
      theme: readTheme(shelf),
      shortcuts: readShortcuts(shelf),
      dialog: undefined,
    }));
    this.announcer = new Announcer((announcement) => this.store.setState({ announcement }));
    this.announce = (text, subject) => this.announcer.announce(text, subject);
    this.board = new Notices(this.store, (text) => this.announce(text));
    this.whatIf = new WhatIf({
      scoreView: this.scoreView,
      newest: () => this.series.score,
      snapshot: (step) => this.run.snapshots.at(step),
      standing: () => {
        const { step, status } = this.store.getState();
        return { step, resting: status.state === 'paused' };
      },
      inspect: (question) => this.run.inspect(question),
    });
    this.run = new Run(
      parts.createClient,
      { get: () => this.store.getState(), set: (part) => this.store.setState(part) },
      {
        info: (info) => this.onInfo(info),
        begin: () => {
          this.whatIf.end();
          this.scoreView.setState({ pinned: undefined, order: undefined });
        },
        notice: (sentence) => this.notice(sentence),
        outcome: (outcome) => this.lags.note(outcome),
      },
    );
    this.race = new Race({
      lead: this.run,
      createClient: parts.createClient,
      get: () => this.store.getState(),
      setRivals: (next) => this.store.setState({ rivals: next }),
      notice: (sentence) => this.notice(sentence),
      outcome: (outcome) => this.lags.note(outcome),
    });
    const look = () => this.whatIf.look();
    const stops = [
      this.series.subscribe(look),
      this.store.subscribe(look),
      this.store.subscribe((now, before) => {
        const same =
          now.step === before.step && now.status === before.status && now.playing === before.playing;
        if (!same || now.rivals !== before.rivals) this.race.keepPace();
      }),
      address.onChange(() => this.restore()),
    ];
    this.stopListening = () => stops.forEach((stop) => stop());
    this.replaceNotices('link', notices);
    if (this.fragment !== '') this.write('replace');
    this.load(false);
    this.race.bring(this.store.getState().experiment, this.ownInUse(), undefined);
  }

  /** What streams from that run. */
  get series(): RunSeries {
    return this.run.series;
  }

  play(): void {
    this.applyEdit();
    this.race.play();
  }

  pause(): void {
    this.race.pause();
  }

  /** One training step, and pause. */
  step(): void {
    this.applyEdit();
    this.race.step();
  }

  /** Back to step 0 with the settings as they are now, paused. Settings changed under way would give another curve: a ghost stays. */
  reset(): void {
    this.store.setState({ playing: false });
    this.race.begins(false);
    this.applyEdit();
    if (this.store.getState().steered) this.keepGhost();
    this.race.reset();
  }

  /** Lets another network race with the page's own. */
  addRival(entrant: Entrant): void {
    this.applyEdit();
    this.store.setState(({ rivals }) => ({ rivals: [...rivals, ...this.enter([entrant])] }));
    this.applyEdit('push');
  }

  /** Lets these networks race with the page's own, in place of those that do, and starts them all. */
  startRace(entrants: readonly Entrant[]): void {
    this.applyEdit();
    this.store.setState({ rivals: this.enter(entrants) });
    this.applyEdit('push');
    this.race.play();
  }

  /** Changes what a rival has of its own; as `change` does, at once or when the control has come to rest. */
  changeRival(id: number, entrant: Entrant, entry: HistoryEntry = 'replace'): void {
    if (entry === 'push') this.applyEdit();
    this.store.setState(({ rivals }) => ({
      rivals: rivals.map((rival) => (rival.id === id ? { ...rival, entrant } : rival)),
    }));
    clearTimeout(this.applying);
    if (entry === 'push') this.applyEdit('push');
    else this.applying = setTimeout(() => this.applyEdit(), APPLY_AFTER_MS);
  }

  removeRival(id: number): void {
    this.applyEdit();
    this.store.setState(({ rivals }) => ({ rivals: rivals.filter((rival) => rival.id !== id) }));
    this.applyEdit('push');
  }

  /** Keeps the curves of the run as it is now as a ghost, in place of an older one. False where there are none yet. */
  keepGhost(): boolean {
    const { info } = this.store.getState();
    const ghost = this.loaded && ghostOf(this.loaded.experiment, info?.problem, this.series);
    if (ghost) this.store.setState({ ghost });
    return ghost !== undefined;
  }

  dropGhost(): void {
    this.store.setState({ ghost: undefined });
  }

  /** Has the network hear a sound, `[frames, bands]`; the answer comes as `heard`. Nothing of it is kept. */
  hear(features: Float32Array): void {
    this.run.hear(features);
  }

  /** Asks the network, as it is now, about a source that the visitor typed; where the run has failed, there is none. */
  ask(text: string): void {
    this.applyEdit();
    this.run.ask(text);
  }

  showExample(example: number): void {
    this.race.showExample(example);
  }

  /** Lets the network run on by itself from a place of the series. */
  continueFrom(from: number): void {
    this.run.continueFrom(from);
  }

  /**
   * Finds something in the network as it is now.
   * @throws NothingFound, with a sentence, where there is nothing to be found, or the run begins anew or fails
   */
  inspect<Kind extends InspectionKind>(question: Inspection<Kind>): Promise<Found<Kind>> {
    return this.run.inspect(question);
  }

  /**
   * Takes on a changed experiment. With `push` it is one to come back to, and takes effect at once; else it takes effect
   * when the control has come to rest.
   */
  change(experiment: Experiment, entry: HistoryEntry = 'replace'): void {
    if (entry === 'push') this.applyEdit();
    this.store.setState({ experiment });
    clearTimeout(this.applying);
    if (entry === 'push') this.applyEdit('push');
    else this.applying = setTimeout(() => this.applyEdit(), APPLY_AFTER_MS);
  }

  /**
   * Takes on an experiment as one to come back from, and begins anew with it, playing, even where the change could be made under
   * way: the curves of the run before stay as a ghost.
   */
  beginWith(experiment: Experiment): void {
    this.applyEdit();
    this.store.setState({ experiment });
    const fitted = this.fit();
    this.write('push');
    this.load(true);
    this.race.bring(fitted, this.ownInUse(), undefined);
    if (this.store.getState().rivals.length > 0) this.race.play();
  }

  /** Takes on the experiment of a fragment that the page itself offers, as one to come back from. */
  open(fragment: string): void {
    this.applyEdit();
    const { notices, rivals, ...arrival } = resolveLink(fragment, this.kept());
    this.store.setState({ ...arrival, rivals: this.enter(rivals) });
    this.replaceNotices('budget', []);
    this.replaceNotices('units', []);
    this.replaceNotices('link', notices);
    this.applyEdit('push');
  }

  /** Takes on the visitor's own data and the experiment that uses them; both stay in this browser. */
  takeOwn(own: OwnData, experiment: Experiment): void {
    this.board.forgetRemarks();
    this.mine = { ...this.mine, [own.kind]: own };
    const refusal = keepOwn(this.parts.shelf, own);
    if (refusal) this.notice(refusal);
    this.applyEdit();
    this.store.setState({
      own: { ...this.store.getState().own, [own.kind]: own },
      ownInLink: false,
      experiment,
    });
    this.applyEdit('push');
  }

  notice(text: string, subject?: Subject): void {
    this.board.say(text, subject);
  }

  /** Puts away what was said on this subject, and says this. */
  replaceNotices(subject: Subject, texts: readonly string[]): void {
    this.board.replace(subject, texts);
  }

  dismiss(id: number): void {
    this.board.dismiss(id);
  }

  show(dialog: DialogId | undefined): void {
    this.store.setState({ dialog });
  }

  setTheme(theme: Theme): void {
    keepTheme(this.parts.shelf, theme);
    this.store.setState({ theme });
  }

  setShortcuts(shortcuts: boolean): void {
    keepShortcuts(this.parts.shelf, shortcuts);
    this.store.setState({ shortcuts });
  }

  /** The whole link to the experiment as it is now, with or without the own data it is trained on. */
  link(withOwn: boolean): string {
    return this.parts.address.link(this.encoded(withOwn));
  }

  /** The visitor's own data, where the experiment is trained on them. */
  ownInUse(): OwnData | undefined {
    const { experiment, own } = this.store.getState();
    const kind = ownKindOf(experiment);
    return kind && own[kind];
  }

  dispose(): void {
    this.applyEdit();
    this.stopListening();
    this.whatIf.dispose();
    this.announcer.dispose();
    this.race.dispose();
    this.run.dispose();
  }

  /** Brings run and address up to the experiment. */
  private applyEdit(entry: HistoryEntry = 'replace'): void {
    clearTimeout(this.applying);
    this.applying = undefined;
    const experiment = this.fit();
    const own = this.ownInUse();
    const { loaded, race } = this;
    const changed = loaded && loaded.own === own ? changeKind(loaded.experiment, experiment) : 'run';
    if (changed === 'none' && !race.isStale(experiment, own)) return;
    this.write(entry);
    const from = race.nextCommonStep;
    this.bring(changed, experiment, from);
    race.bring(experiment, own, from);
  }

  /** Brings experiment and rivals within the budget, and says what was lowered for it. */
  private fit(): Experiment {
    const { experiment: asked, rivals, info, status } = this.store.getState();
    // What the run says of its problem counts only while its problem is the one that is asked for.
    const size = status.state !== 'loading' && this.isLoaded(asked) ? info?.problem : undefined;
    const entrants = equalised(
      asked,
      rivals.map(({ entrant }) => entrant),
      size,
    );
    const fitting = withinRaceBudget(asked, entrants);
    const { experiment } = fitting;
    if (experiment !== asked) this.store.setState({ experiment });
    if (
      fitting.rivals.length < rivals.length ||
      fitting.rivals.some((rival, k) => rival !== rivals[k]!.entrant)
    )
      this.store.setState({
        rivals: fitting.rivals.map((entrant, k) => ({ ...rivals[k]!, entrant })),
      });
    const notices = [...fitting.lowered.map(loweredNotice), ...fitting.ofRivals];
    if (notices.length > 0) this.replaceNotices('budget', notices);
    return experiment;
  }

  /** Brings the lead's run up to the experiment. @param from where live changes take effect, if not at once */
  private bring(changed: ChangeKind, experiment: Experiment, from: number | undefined): void {
    if (changed === 'none') return;
    const state = this.store.getState();
    if (changed === 'run' || (changed !== 'aside' && isOver(state))) return this.load(isPlaying(state));
    this.loaded = { experiment, own: this.loaded?.own };
    if (changed === 'aside') return;
    this.run.change(liveSettingsOf(experiment), from);
    if (changed === 'move') this.move(experiment);
  }

  /** True where the run is on the very data that this experiment asks for. */
  private isLoaded({ task, taskOptions }: Experiment): boolean {
    if (!this.loaded || this.loaded.own !== this.ownInUse()) return false;
    const { experiment } = this.loaded;
    return JSON.stringify([experiment.task, experiment.taskOptions]) === JSON.stringify([task, taskOptions]);
  }

  /** Rivals that have not begun. */
  private enter(entrants: readonly Entrant[]): readonly RivalState[] {
    return entrants.map((entrant) => ({ id: ++this.lastRival, entrant, run: BEFORE_ANY_RUN }));
  }

  /** Moves the run to the backend of the experiment. */
  private move({ backend }: Experiment): void {
    const { info } = this.store.getState();
    const before = info?.device.backend;
    this.placing.moves(before);
    this.run.move(backend);
    if (!info || before !== backend || this.store.getState().status.state === 'moving') return;
    // It is there already: nothing moves, and nothing more will be heard.
    this.isAt(info);
  }

  private load(play: boolean): void {
    const { experiment } = this.store.getState();
    const own = this.ownInUse();
    if (this.loaded && comparable({ experiment: this.loaded.experiment }, experiment)) this.keepGhost();
    this.race.begins(play);
    if (this.loaded?.experiment.task !== experiment.task) this.run.forgetQuestion();
    this.loaded = { experiment, own };
    this.placing.begins();
    this.run.load({ experiment, play, ...(own ? { own } : {}) });
  }

  /** Writes the experiment into the address. */
  private write(entry: HistoryEntry): void {
    const fragment = this.encoded(this.store.getState().ownInLink);
    if (fragment === this.fragment) return;
    this.fragment = fragment;
    this.parts.address[entry](fragment);
  }

  /** Back, forward, or a fragment edited by hand: the experiment it holds, paused at step 0. */
  private restore(): void {
    const fragment = this.parts.address.read();
    if (fragment === this.fragment) return;
    clearTimeout(this.applying);
    this.fragment = fragment;
    const { notices, rivals, ...arrival }: ResolvedLink = resolveLink(fragment, this.kept());
    this.store.setState({ ...arrival, rivals: this.enter(rivals), playing: false });
    this.placing.forget();
    this.replaceNotices('budget', []);
    this.replaceNotices('units', []);
    this.replaceNotices('link', notices);
    if (fragment !== '') this.write('replace');
    this.load(false);
    this.race.bring(this.store.getState().experiment, this.ownInUse(), undefined);
  }

  /** Experiment and rivals as a fragment. */
  private encoded(withOwn: boolean): string {
    const { experiment, rivals } = this.store.getState();
    const entrants = rivals.map(({ entrant }) => entrant);
    return encodeLink(experiment, withOwn ? this.ownInUse() : undefined, entrants);
  }

  /** The visitor's own data: those of this visit go before what is kept in the browser. */
  private kept(): OwnShelf {
    return { ...readOwn(this.parts.shelf), ...this.mine };
  }

  private isAt(info: RunInfo): void {
    const { experiment, step } = this.store.getState();
    this.placing.isAt(info, experiment.backend, step);
  }

  private onInfo(info: RunInfo): void {
    this.isAt(info);
    for (const notice of info.problem.notices ?? []) this.board.sayOnce(notice);
  }
}
