/**
 * Further seeds of the networks on the page. They follow Play, Pause and Reset, and train as far as the network that is shown; once
 * that rests, or cannot go on, up to the steps that a run of a study has. As many train at once as there are cores left; of several that wait, the one that
 * is furthest behind goes first.
 */
import { coresHere, shareOf, stepsOption } from '../../config/index.ts';
import { seedsFrom } from '../../config/studyPlaces.ts';
import { Emitter } from '../emitter.ts';
import type { Page } from '../page.ts';
import type { Runs } from '../runs.ts';
import type { SessionParts } from '../sessionParts.ts';
import { isOver, isPlaying, type RunState } from '../state.ts';
import { SeedRun } from './seedRun.ts';
import { seedsShown } from './seedsShown.ts';

export interface SeedsParts {
  readonly store: Page['store'];
  readonly runs: Pick<Runs, 'of'>;
  readonly createClient: SessionParts['createClient'];
  readonly cores?: number;
  /** In ms. */
  readonly now?: () => number;
}

/** A seed keeps its worker for so long before it gives way to one that is further behind, in ms. */
const LEG_MS = 6000;

interface OfNetwork {
  /** The run of the page that these belong to, as its series count them. */
  readonly generation: number;
  readonly seeds: readonly SeedRun[];
}

export class Seeds {
  private readonly networks = new Map<number, OfNetwork>();
  private readonly since = new Map<SeedRun, number>();
  private readonly changes = new Emitter();
  /** Calls `listener` after every change; returns an unsubscribe function. */
  readonly subscribe = this.changes.subscribe;
  /** True while they train, or would if there were something left to do. */
  going = false;
  private looking = false;
  private again = false;
  private readonly stop: () => void;

  constructor(private readonly parts: SeedsParts) {
    this.stop = parts.store.subscribe((now, before) => {
      if (now.runs !== before.runs || now.rest !== before.rest || now.study !== before.study) this.look();
    });
    this.look();
  }

  /** How many seeds each network has, the one that is shown among them; those of a study of settings are its own. */
  get count(): number {
    return seedsShown(this.parts.store.getState());
  }

  /** The other seeds of a network; none where settings were changed under way, as they no longer are the same experiment. */
  of(id: number): readonly SeedRun[] {
    return this.networks.get(id)?.seeds ?? [];
  }

  /** True where a network goes no further by itself: the one that is shown, or one of its other seeds. */
  settled(run: RunState, seed?: SeedRun): boolean {
    const rests = !run.playing && (isOver(run) || this.parts.store.getState().rest === 'solved');
    if (!seed) return rests;
    return seed.over || (rests && seed.state.step >= this.horizonOf(run, seed));
  }

  /** By a button of their own, where the network that is shown rests. */
  play(going: boolean): void {
    this.going = going;
    this.look();
    this.changes.emit();
  }

  dispose(): void {
    this.stop();
    for (const { seeds } of this.networks.values()) for (const seed of seeds) seed.dispose();
    this.networks.clear();
    this.leaveCores(0);
  }

  private look(): void {
    // What follows from a change may change the page, or a seed, again.
    this.again = true;
    if (this.looking) return;
    this.looking = true;
    try {
      while (this.again) {
        this.again = false;
        this.follow();
        this.bring();
        this.share();
      }
    } finally {
      this.looking = false;
    }
  }

  /** Whoever pauses the page pauses them; where it has come to rest by itself, or broken off, they go on. */
  private follow(): void {
    const { runs, rest } = this.parts.store.getState();
    if (isPlaying({ runs })) this.going = true;
    else if (rest === 'hidden' || !runs.every((run) => isOver(run) || rest === 'solved')) this.going = false;
  }

  /** Makes the seeds of each network those of its present run. */
  private bring(): void {
    const { runs } = this.parts.store.getState();
    for (const id of this.networks.keys()) if (runs.every((run) => run.id !== id)) this.forget(id);
    for (const state of runs) this.bringOf(state);
  }

  private bringOf({ id, steered }: RunState): void {
    const run = this.parts.runs.of(id);
    const known = this.networks.get(id);
    const generation = run?.series.generation ?? -1;
    const loaded = run?.loaded;
    if (!loaded || steered || this.count === 1) return this.forget(id);
    const others = seedsFrom(loaded.experiment.seed, this.count).slice(1);
    if (known?.generation === generation && known.seeds.length === others.length) return;
    const same = known?.generation === generation ? known.seeds : [];
    const seeds = others.map(
      (seed) =>
        same.find((other) => other.seed === seed) ??
        new SeedRun(
          { ...loaded, experiment: { ...loaded.experiment, seed } },
          { createClient: this.parts.createClient, changed: () => this.changed() },
        ),
    );
    for (const seed of known?.seeds ?? []) if (!seeds.includes(seed)) this.drop(seed);
    this.networks.set(id, { generation, seeds });
    this.changes.emit();
  }

  private changed(): void {
    this.look();
    this.changes.emit();
  }

  private forget(id: number): void {
    const known = this.networks.get(id);
    if (!known) return;
    this.networks.delete(id);
    for (const seed of known.seeds) this.drop(seed);
    this.changes.emit();
  }

  private drop(seed: SeedRun): void {
    seed.dispose();
    this.since.delete(seed);
  }

  private rows(): { seed: SeedRun; horizon: number }[] {
    const { runs } = this.parts.store.getState();
    return runs.flatMap((run) =>
      this.of(run.id).map((seed) => ({ seed, horizon: this.horizonOf(run, seed) })),
    );
  }

  /** How far another seed of a network trains: as far as the one that is shown, and on where it has not solved the task. */
  private horizonOf({ playing, step }: RunState, { state }: SeedRun): number {
    if (playing || step === 0 || state.solvedAt !== undefined) return step;
    return Math.max(step, this.steps);
  }

  /** The step at which a run ends at the latest, once the one that is shown goes no further. */
  private get steps(): number {
    return this.parts.store.getState().study?.steps ?? stepsOption.default;
  }

  /** Who has a worker, and how far each may go. */
  private share(): void {
    const { runs } = this.parts.store.getState();
    const rows = this.rows();
    for (const { seed } of rows) if (seed.over && seed.hasWorker) seed.end();
    const open = rows.filter(({ seed }) => !seed.over);
    const behind = open.filter(({ seed, horizon }) => seed.state.step < horizon);
    if (!this.going || behind.length === 0) {
      for (const { seed } of open) seed.pause();
      this.leaveCores(0);
      return;
    }
    const most = Math.max(1, this.cores - runs.length);
    this.leaveCores(most);
    const working = open.filter(({ seed }) => seed.hasWorker);
    for (const { seed, horizon } of working) seed.goOn(horizon);
    const waiting = behind
      .filter(({ seed }) => !seed.hasWorker)
      .toSorted((a, b) => a.seed.state.step - b.seed.state.step);
    for (const { seed, horizon } of waiting.splice(0, Math.max(0, most - working.length))) {
      this.since.set(seed, this.now());
      seed.goOn(horizon);
    }
    const next = waiting[0]?.seed;
    if (next) working.find((row) => this.gives(row, next))?.seed.leave();
  }

  /** So many cores are kept busy here: the networks that are shown take the rest, one each at least. */
  private leaveCores(taken: number): void {
    const { runs, experiment } = this.parts.store.getState();
    const { cores } = experiment;
    const free = taken > 0 ? Math.min(cores, Math.max(1, this.cores - taken)) : cores;
    const most = shareOf(free, runs.length, this.cores);
    for (const { id } of runs) this.parts.runs.of(id)?.limitCores(most);
  }

  private get cores(): number {
    return this.parts.cores ?? coresHere();
  }

  /** True where a seed is to give its worker to one that waits. */
  private gives({ seed, horizon }: { seed: SeedRun; horizon: number }, { state }: SeedRun): boolean {
    if (seed.state.step >= horizon && !isPlaying(this.parts.store.getState())) return true;
    return seed.state.step > state.step && this.now() - (this.since.get(seed) ?? 0) >= LEG_MS;
  }

  private now(): number {
    return (this.parts.now ?? (() => performance.now()))();
  }
}
