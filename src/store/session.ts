/**
 * One visit of the page: connects the training client, the address bar, the browser's storage and what the page shows.
 *
 * Every change of the experiment goes through `change`. What it means for the run is decided once the person has let go of
 * a slider for a moment: a live setting is handed to the run, another backend moves it there, anything else starts a fresh
 * one, which goes on playing where the one before played. A link, however it comes in, never plays by itself.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { encodeLink, liveSettingsOf, ownKindOf, withinBudget, type Experiment } from '../config/index.ts';
import type { OwnData } from '../tasks/task.ts';
import type { ClientEvents, RunStatus, TrainingClient } from '../worker/client.ts';
import type { BackendId, RunInfo } from '../worker/protocol.ts';
import type { Address } from './address.ts';
import { Announcer } from './announcer.ts';
import { arrive, type Arrival } from './arrival.ts';
import { Asking } from './asking.ts';
import { difference } from './difference.ts';
import { keepOwn, keepShortcuts, keepTheme, readOwn, readShortcuts, readTheme, type Shelf } from './keep.ts';
import { RunSeries } from './series.ts';
import { missedSentence, movedSentence } from './place.ts';
import { standingOf } from './standing.ts';
import type { DialogId, OwnShelf, PageState, Subject, Theme } from './state.ts';

/** How long a control must rest before its change reaches the run and the address bar. */
export const SETTLE_MS = 150;

/** What a session asks of the training client. */
export type Client = Pick<
  TrainingClient,
  | 'load'
  | 'play'
  | 'pause'
  | 'step'
  | 'reset'
  | 'change'
  | 'move'
  | 'ask'
  | 'showExample'
  | 'continueFrom'
  | 'hear'
  | 'dispose'
>;

export interface SessionParts {
  readonly createClient: (events: ClientEvents) => Client;
  readonly address: Address;
  readonly shelf: Shelf;
}

/** replace: the present history entry changes. push: a new one, to come back from. */
export type HistoryEntry = 'replace' | 'push';

export class Session {
  readonly store: StoreApi<PageState>;
  readonly series = new RunSeries();
  readonly announce: (text: string, subject?: string) => void;
  private readonly client: Client;
  private readonly announcer: Announcer;
  private readonly asking: Asking;
  private readonly stopListening: () => void;
  private loaded: { experiment: Experiment; own: OwnData | undefined } | undefined;
  private fragment: string;
  private settling: ReturnType<typeof setTimeout> | undefined;
  private notices = 0;
  /** What a task has remarked on its data: said once, not with every fresh run. */
  private readonly remarks = new Set<string>();
  /** The visitor's own data of this visit, also those that the browser's storage refused. */
  private mine: OwnShelf = {};
  /** What was said of the device of this run. */
  private deviceRemark: string | undefined;
  /** Where the run was before it was asked to move, up to where it says that it has. */
  private movedFrom: BackendId | undefined;
  /** True once the run has said where it computes; where it moves to after a failure, its notices say. */
  private placed = false;

  constructor(private readonly parts: SessionParts) {
    const { address, shelf } = parts;
    this.fragment = address.read();
    const { notices, ...arrival } = arrive(this.fragment, readOwn(shelf));
    this.store = createStore<PageState>(() => ({
      ...arrival,
      status: { state: 'loading' },
      playing: false,
      info: undefined,
      asking: undefined,
      step: 0,
      stepsPerSecond: 0,
      speeds: {},
      standing: 'untrained',
      solvedAt: undefined,
      overfit: undefined,
      heard: undefined,
      steered: false,
      notices: [],
      announcement: '',
      theme: readTheme(shelf),
      shortcuts: readShortcuts(shelf),
      dialog: undefined,
    }));
    this.announcer = new Announcer((announcement) => this.store.setState({ announcement }));
    this.announce = (text, subject) => this.announcer.announce(text, subject);
    this.asking = new Asking({
      ask: (text) => this.client.ask(text),
      show: (asking) => this.store.setState({ asking }),
    });
    this.client = parts.createClient(this.events());
    this.stopListening = address.onChange(() => this.restore());
    this.replaceNotices('link', notices);
    if (this.fragment !== '') this.write('replace');
    this.load(false);
  }

  play(): void {
    this.settle();
    this.store.setState({ playing: true });
    this.client.play();
  }

  pause(): void {
    this.store.setState({ playing: false });
    this.client.pause();
  }

  /** One training step, and pause. */
  step(): void {
    this.settle();
    this.store.setState({ playing: false });
    this.client.step();
  }

  /** Back to step 0 with the settings as they are now, paused. */
  reset(): void {
    this.store.setState({ playing: false });
    this.settle();
    this.store.setState({ steered: false });
    this.client.reset();
  }

  /** Has the network hear a sound, `[frames, bands]`; the answer comes as `heard`. Nothing of it is kept. */
  hear(features: Float32Array): void {
    this.store.setState({ heard: undefined });
    this.client.hear(features);
  }

  /** Asks the network, as it is now, about a source that the visitor typed; where the run has failed, there is none. */
  ask(text: string): void {
    this.settle();
    this.asking.ask(text);
    const { status, step } = this.store.getState();
    const sentence = 'The run has failed, so there is no network to ask: reset it.';
    if (status.state === 'failed')
      this.asking.answered({ id: 0, step, reply: { kind: 'refused', sentence } });
  }

  showExample(example: number): void {
    this.client.showExample(example);
  }

  /** Lets the network run on by itself from a place of the series. */
  continueFrom(from: number): void {
    this.client.continueFrom({ from });
  }

  /**
   * Takes on a changed experiment. With `push` it is one to come back to, and takes effect at once; else it takes effect
   * when the control has come to rest.
   */
  change(experiment: Experiment, entry: HistoryEntry = 'replace'): void {
    if (entry === 'push') this.settle();
    this.store.setState({ experiment });
    clearTimeout(this.settling);
    if (entry === 'push') this.settle('push');
    else this.settling = setTimeout(() => this.settle(), SETTLE_MS);
  }

  /** Takes on the experiment of a fragment that the page itself offers, as one to come back from. */
  open(fragment: string): void {
    this.settle();
    const { notices, ...arrival } = arrive(fragment, this.kept());
    this.store.setState({ ...arrival });
    this.replaceNotices('budget', []);
    this.replaceNotices('units', []);
    this.replaceNotices('link', notices);
    this.settle('push');
  }

  /** Takes on the visitor's own data and the experiment that uses them; both stay in this browser. */
  takeOwn(own: OwnData, experiment: Experiment): void {
    this.remarks.clear();
    this.mine = { ...this.mine, [own.kind]: own };
    const refusal = keepOwn(this.parts.shelf, own);
    if (refusal) this.notice(refusal);
    this.settle();
    this.store.setState({
      own: { ...this.store.getState().own, [own.kind]: own },
      ownInLink: false,
      experiment,
    });
    this.settle('push');
  }

  notice(text: string, subject?: Subject): void {
    const { notices } = this.store.getState();
    const known = notices.find((notice) => notice.text === text);
    const id = known?.id ?? ++this.notices;
    const others = notices.filter((notice) => notice.id !== id);
    this.store.setState({
      notices: [...others, { id, text, times: (known?.times ?? 0) + 1, ...(subject && { subject }) }],
    });
    this.announce(text);
  }

  /** Puts away what was said on this subject, and says this. */
  replaceNotices(subject: Subject, texts: readonly string[]): void {
    const { notices } = this.store.getState();
    if (notices.some((notice) => notice.subject === subject))
      this.store.setState({ notices: notices.filter((notice) => notice.subject !== subject) });
    for (const text of texts) this.notice(text, subject);
  }

  private noticeOnce(text: string): void {
    if (this.remarks.has(text)) return;
    this.remarks.add(text);
    this.notice(text);
  }

  dismiss(id: number): void {
    this.store.setState({ notices: this.store.getState().notices.filter((notice) => notice.id !== id) });
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
    const { experiment } = this.store.getState();
    return this.parts.address.link(encodeLink(experiment, withOwn ? this.ownInUse() : undefined));
  }

  /** The visitor's own data, where the experiment is trained on them. */
  ownInUse(): OwnData | undefined {
    const { experiment, own } = this.store.getState();
    const kind = ownKindOf(experiment);
    return kind && own[kind];
  }

  dispose(): void {
    this.settle();
    this.stopListening();
    this.announcer.dispose();
    this.client.dispose();
  }

  /** Brings run and address up to the experiment. */
  private settle(entry: HistoryEntry = 'replace'): void {
    clearTimeout(this.settling);
    this.settling = undefined;
    const before = this.store.getState().experiment;
    const { experiment, notices } = withinBudget(before);
    if (experiment !== before) this.store.setState({ experiment });
    if (notices.length > 0) this.replaceNotices('budget', notices);

    const { loaded } = this;
    const changed =
      loaded?.own === this.ownInUse() && loaded ? difference(loaded.experiment, experiment) : 'run';
    if (changed === 'none') return;
    this.write(entry);
    if (changed === 'aside') {
      this.loaded = { experiment, own: loaded?.own };
      return;
    }
    const { state } = this.store.getState().status;
    const over = state === 'diverged' || state === 'failed';
    if (changed === 'run' || over) return this.load(this.store.getState().playing);
    this.loaded = { experiment, own: loaded?.own };
    const { step, playing } = this.store.getState();
    if (step > 0 || playing) this.store.setState({ steered: true });
    this.client.change(liveSettingsOf(experiment));
    if (changed === 'move') this.move(experiment);
  }

  /** Moves the run to the backend of the experiment. */
  private move({ backend }: Experiment): void {
    const { info } = this.store.getState();
    const before = info?.device.backend;
    this.placed = false;
    this.movedFrom ??= before;
    this.client.move(backend);
    if (!info || before !== backend || this.store.getState().status.state === 'moving') return;
    // It is there already: nothing moves, and nothing more will be heard.
    this.remarkOnDevice(info);
    this.placed = true;
  }

  private load(play: boolean): void {
    const { experiment } = this.store.getState();
    const own = this.ownInUse();
    if (this.loaded?.experiment.task !== experiment.task) this.asking.forget();
    this.loaded = { experiment, own };
    this.placed = false;
    this.movedFrom = undefined;
    this.store.setState({ playing: play, steered: false, speeds: {} });
    this.client.load({ experiment, play, ...(own ? { own } : {}) });
  }

  /** Writes the experiment into the address. */
  private write(entry: HistoryEntry): void {
    const { experiment, ownInLink } = this.store.getState();
    const fragment = encodeLink(experiment, ownInLink ? this.ownInUse() : undefined);
    if (fragment === this.fragment) return;
    this.fragment = fragment;
    this.parts.address[entry](fragment);
  }

  /** Back, forward, or a fragment edited by hand: the experiment it holds, paused at step 0. */
  private restore(): void {
    const fragment = this.parts.address.read();
    if (fragment === this.fragment) return;
    clearTimeout(this.settling);
    this.fragment = fragment;
    const { notices, ...arrival }: Arrival = arrive(fragment, this.kept());
    this.store.setState({ ...arrival, playing: false });
    this.deviceRemark = undefined;
    this.replaceNotices('budget', []);
    this.replaceNotices('units', []);
    this.replaceNotices('link', notices);
    if (fragment !== '') this.write('replace');
    this.load(false);
  }

  /** The visitor's own data: those of this visit go before what is kept in the browser. */
  private kept(): OwnShelf {
    return { ...readOwn(this.parts.shelf), ...this.mine };
  }

  /** Says once, until another experiment is opened, that a run has moved, or is not where its experiment asks for. */
  private remarkOnDevice({ device }: RunInfo): void {
    const { experiment, step } = this.store.getState();
    const { movedFrom } = this;
    const elsewhere = movedFrom !== undefined && movedFrom !== device.backend;
    const moved = elsewhere && step > 0 ? movedSentence(device, step) : undefined;
    this.movedFrom = undefined;
    const remark = missedSentence(experiment.backend, device) ?? moved;
    if (remark === this.deviceRemark) return;
    this.deviceRemark = remark;
    this.replaceNotices('device', remark ? [remark] : []);
  }

  private events(): ClientEvents {
    return {
      status: (status) => this.onStatus(status),
      info: (info) => {
        this.store.setState({ info });
        if (!this.placed) this.remarkOnDevice(info);
        this.placed = true;
        if (info.problem.ask) this.asking.ready();
        for (const notice of info.problem.notices ?? []) this.noticeOnce(notice);
      },
      frame: (frame) => {
        this.series.append(frame);
        const { step, stepsPerSecond } = frame;
        this.store.setState({
          step,
          stepsPerSecond,
          ...this.speedsWith(stepsPerSecond),
          ...(frame.evaluations.steps.length > 0 && this.standing()),
        });
        this.asking.reached(step, false);
      },
      begin: () => {
        this.series.clear();
        this.asking.begin();
        this.store.setState({
          step: 0,
          stepsPerSecond: 0,
          standing: 'untrained',
          solvedAt: undefined,
          overfit: undefined,
          heard: undefined,
        });
      },
      rewind: (step) => {
        this.series.rewind(step);
        this.store.setState({ step, ...this.standing() });
      },
      heard: (heard) => this.store.setState({ heard }),
      answered: (answer) => this.asking.answered(answer),
      continued: (freeRun) => this.series.continued(freeRun),
      notice: (sentence) => this.notice(sentence),
    };
  }

  private onStatus(status: RunStatus): void {
    const { state } = status;
    const stopped = state === 'paused' || state === 'diverged' || state === 'failed';
    const still = stopped || state === 'moving';
    this.store.setState({ status, ...(stopped && { playing: false }), ...(still && { stepsPerSecond: 0 }) });
    if (state === 'running') this.store.setState({ playing: true });
    if (state === 'paused') this.asking.reached(this.store.getState().step, true);
  }

  /** What is measured while the run plays counts for the backend it plays on. */
  private speedsWith(stepsPerSecond: number): Partial<PageState> {
    const { info, speeds, status } = this.store.getState();
    if (!info || status.state !== 'running' || !(stepsPerSecond > 0)) return {};
    return { speeds: { ...speeds, [info.device.backend]: stepsPerSecond } };
  }

  private standing(): Partial<PageState> {
    const { info } = this.store.getState();
    return info ? standingOf(info.problem, this.series) : {};
  }
}
