/**
 * Keeps the runs of this tab over a reload, a way back, or a crash: every few seconds the last checkpoints, with the link, own data
 * and the curves so far. The next page of the same tab offers to go on there; leaving asks nothing.
 */
import { encodeLink, entrantOf } from '../../config/index.ts';
import { arrive } from '../../loading/arrive.ts';
import type { Page } from '../page.ts';
import type { Runner } from '../race.ts';
import type { Runs } from '../runs.ts';
import { isPlaying, type PageState } from '../state.ts';
import { FORMAT, layoutOf, type KeptParts, type KeptVisit } from './keptVisit.ts';
import type { KeptShelf } from './shelf.ts';

/** While a run plays: the shortest time between two times of keeping, and what the bytes add to it, which wear a disk out. */
const EVERY_MS = 2000;
const BYTES_A_MS = 200;
/** How long somebody waits for a pause who wants to leave. */
const PATIENCE_MS = 3000;

export interface KeeperParts {
  readonly page: Page;
  readonly runs: Runs;
  /** Takes up a visit in place of what the page holds; false where it may not. */
  readonly takeUp: (visit: KeptVisit) => boolean;
}

export class Keeper {
  /** What an earlier page has left, until it is taken up or another run begins. */
  private offered: KeptVisit | undefined;
  /** True once this page has kept something of its own. */
  private kept = false;
  /** There is something newer than what is kept. */
  private newer = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private nextAt = -Infinity;
  private readonly leaving = new AbortController();
  private readonly stop: () => void;

  constructor(
    private readonly parts: KeeperParts,
    private readonly shelf: KeptShelf,
  ) {
    this.stop = parts.page.store.subscribe((state) => {
      if (state.offer && (state.step > 0 || isPlaying(state))) this.withdraw();
    });
    void this.look();
    const { signal } = this.leaving;
    const hurry = () => {
      if (this.newer) void this.keep();
    };
    globalThis.addEventListener?.('pagehide', hurry, { signal });
    globalThis.document?.addEventListener('visibilitychange', () => document.hidden && hurry(), { signal });
  }

  /** A run has a newer checkpoint. One of a pause is the last for a while, and may be the last of all. */
  checkpointed(): void {
    this.newer = true;
    const due = isPlaying(this.parts.page.get()) ? this.nextAt - performance.now() : 0;
    if (due <= 0) void this.keep();
    else this.timer ??= setTimeout(() => void this.keep(), due);
  }

  /** The lead has begun at step 0: what it was is over. What an earlier page has left is still offered. */
  begun(): void {
    this.rest();
    if (this.kept) this.shelf.remove();
    this.kept = false;
    this.nextAt = -Infinity;
  }

  /** Goes on where the earlier page was left. */
  goOn(): void {
    const visit = this.offered;
    // Where it would change what is locked, it is still there once that is unlocked.
    if (!visit || !this.parts.takeUp(visit)) return;
    this.withdraw();
    void this.keep(visit.playing);
  }

  /** Nobody wants to go on there. */
  dismiss(): void {
    this.withdraw();
    this.shelf.remove();
  }

  /**
   * Pauses, and keeps every step that was made: for a reload that is to lose none. The next page offers to go on, playing where this
   * one played. False where nothing can be kept.
   */
  async keepNow(): Promise<boolean> {
    const { page, runs } = this.parts;
    const playing = isPlaying(page.get());
    runs.race.pause();
    await this.atRest();
    return this.keep(playing);
  }

  dispose(): void {
    this.rest();
    this.stop();
    this.leaving.abort();
  }

  private async look(): Promise<void> {
    const stored = await this.shelf.read();
    if (stored === undefined) return;
    const visit = await arrive(() => import('./readVisit.ts')).then(
      ({ readVisit }) => readVisit(stored),
      () => undefined,
    );
    const { page } = this.parts;
    const { step, runs, experiment, study } = page.get();
    if (!visit || step > 0 || isPlaying({ runs })) return;
    this.offered = visit;
    const { initial, checkpoint } = visit.networks[0]!.run;
    page.set({
      offer: {
        step: checkpoint.step,
        task: initial.task,
        cell: initial.cell,
        rivals: visit.networks.length - 1,
        ofThisPage: visit.fragment === encodeLink(experiment, undefined, page.entrants, study),
      },
    });
  }

  private withdraw(): void {
    this.offered = undefined;
    this.parts.page.set({ offer: undefined });
  }

  /** Nothing waits to be kept. */
  private rest(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.newer = false;
  }

  private async keep(playing = isPlaying(this.parts.page.get())): Promise<boolean> {
    this.rest();
    const visit = visitOf(this.parts.runs, this.parts.page.get(), playing);
    if (!visit) return false;
    this.kept = true;
    this.nextAt = performance.now() + EVERY_MS + bytesOf(visit) / BYTES_A_MS;
    return this.shelf.write(visit);
  }

  /** Until every network has come to rest, or nobody waits any longer. */
  private atRest(): Promise<void> {
    const { store } = this.parts.page;
    const still = () => store.getState().runs.every(({ status }) => status.state !== 'running');
    if (still()) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(done, PATIENCE_MS);
      const stop = store.subscribe(() => still() && done());
    });
  }
}

function visitOf(
  runs: Runs,
  { ownInLink, study, unlocked }: Pick<PageState, 'ownInLink' | 'study' | 'unlocked'>,
  playing: boolean,
): KeptVisit | undefined {
  const all = runs.all();
  const [lead, ...rivals] = all.map(({ run }) => run.loaded);
  const networks = all.map(partsOf);
  if (!lead || !networks[0]) return undefined;
  const entrants = rivals.map((rival) => entrantOf((rival ?? lead).experiment));
  return {
    format: FORMAT,
    fragment: encodeLink(lead.experiment, undefined, entrants, study),
    ...(lead.own && { own: lead.own }),
    ownInLink,
    playing,
    ...(unlocked && { unlocked }),
    networks,
  };
}

function partsOf({ run, state }: Runner): KeptParts | undefined {
  const [kept, problem] = [run.kept(), state.info?.problem];
  if (!kept || !problem) return undefined;
  const { inputSize, outputSize, timeSteps } = problem;
  const size = { inputSize, outputSize, timeSteps };
  return { ...kept, size, layout: layoutOf(kept.run.initial, size) };
}

function bytesOf({ networks }: KeptVisit): number {
  return networks.reduce((sum, parts) => {
    if (!parts) return sum;
    const { parameters, moments } = parts.run.checkpoint;
    return sum + parameters.byteLength * (1 + moments.length) + bytesIn(parts.series);
  }, 0);
}

/** Of all lists of numbers in plain data. */
function bytesIn(data: unknown): number {
  if (ArrayBuffer.isView(data)) return data.byteLength;
  if (typeof data !== 'object' || data === null) return 0;
  return Object.values(data).reduce<number>((sum, part) => sum + bytesIn(part), 0);
}
