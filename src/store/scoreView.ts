/**
 * What a person looks at on the score: the step under the playhead, a unit that is followed through all lanes, and which
 * reading is shown: the newest of the run, or one that an instrument holds in its place.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ErrorOf, Readout } from '../worker/protocol.ts';

export interface UnitPlace {
  /** From 0, as the layers and units of a `Score` are. */
  readonly layer: number;
  readonly unit: number;
}

/** In which order the rows of the lanes stand; as the units are numbered where there is none. */
export interface UnitOrder {
  readonly by: 'similarity' | 'importance';
  /** Training steps behind the network that was asked. */
  readonly step: number;
  /** By layer: the unit in each row, all from 0. */
  readonly units: readonly (readonly number[])[];
}

/**
 * A training step taken half by half, as the score draws it: forward and backward have come as far as a step (from 0), what lies
 * beyond is blank; loss and update concern the whole.
 */
export type Sweep =
  | { readonly phase: 'forward' | 'backward'; readonly reached: number }
  | { readonly phase: 'loss' | 'update' };

/** A reading that an instrument shows instead of the newest one. */
export interface PinnedReading {
  /** The instrument's id: it alone renews or ends what it holds. */
  readonly by: string;
  readonly score: Readout;
  /** What it is compared with: the original network or example. */
  readonly beside?: Readout;
  /** What is shown, in a few words: "step 120 of the training", "input changed at t = 3". */
  readonly label: string;
}

/** Of two readings, which one the lanes show: the held one, the original one, or how far the first is from the second. */
export type Lens = 'changed' | 'original' | 'difference';

/** Whose error the gradient lane follows back: that of the last step that counts, of the step at the playhead, or of all. */
export type Followed = 'last' | 'playhead' | 'all';

export interface ScoreView {
  /** From 0; Infinity is the last step, whatever the length. */
  readonly playhead: number;
  readonly followed: Followed;
  readonly unit: UnitPlace | undefined;
  readonly order: UnitOrder | undefined;
  readonly pinned: PinnedReading | undefined;
  /** Only counts where a reading is held that has one beside it. */
  readonly lens: Lens;
  readonly sweep: Sweep | undefined;
}

export type ScoreViewStore = StoreApi<ScoreView>;

export function createScoreView(): ScoreViewStore {
  return createStore<ScoreView>(() => ({
    playhead: Infinity,
    followed: 'last',
    unit: undefined,
    order: undefined,
    pinned: undefined,
    lens: 'changed',
    sweep: undefined,
  }));
}

/** Whose error is asked for; undefined for that of the last step that counts, which comes with every reading. */
export function errorAsked({
  followed,
  playhead,
}: Pick<ScoreView, 'followed' | 'playhead'>): ErrorOf | undefined {
  if (followed === 'all') return 'all';
  return followed === 'playhead' && Number.isFinite(playhead) ? playhead : undefined;
}

/** Tells whenever another is asked for; returns an unsubscribe function. */
export function onErrorAsked(
  scoreView: ScoreViewStore,
  tell: (error: ErrorOf | undefined) => void,
): () => void {
  return scoreView.subscribe((now, before) => {
    const error = errorAsked(now);
    if (error !== errorAsked(before)) tell(error);
  });
}

/** Shows a reading in place of the newest one, until it is released or another instrument holds one. */
export function pin(scoreView: ScoreViewStore, pinned: PinnedReading): void {
  scoreView.setState({ pinned });
}

/** Back to the newest reading, where this instrument holds another. */
export function release(scoreView: ScoreViewStore, by: string): void {
  if (scoreView.getState().pinned?.by === by) scoreView.setState({ pinned: undefined });
}

/** The order of a layer's rows; undefined where they stand as they are, or the order was made for another number of units. */
export function rowsIn(
  { order }: Pick<ScoreView, 'order'>,
  layer: number,
  units: number,
): readonly number[] | undefined {
  const rows = order?.units[layer];
  return rows?.length === units ? rows : undefined;
}

/** Puts the playhead on a step, the nearest there is. */
export function movePlayhead(scoreView: ScoreViewStore, step: number, timeSteps: number): void {
  const next = Math.min(timeSteps - 1, Math.max(0, step));
  // The last step stays the last, however long the next sequence is.
  scoreView.setState({ playhead: next === timeSteps - 1 ? Infinity : next });
}

/** Follows a unit, or lets it go where it is followed already. */
export function follow(scoreView: ScoreViewStore, place: UnitPlace): void {
  const { unit } = scoreView.getState();
  const same = unit?.layer === place.layer && unit.unit === place.unit;
  scoreView.setState({ unit: same ? undefined : place });
}
