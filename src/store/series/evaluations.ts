/**
 * The evaluations of a run of any length in bounded memory. The newest are all there; of older ones only those at steps that lie
 * further and further apart, each with the lowest and the highest result since the one before it. Three are never dropped: the
 * first, that of the lowest validation loss, and the first at which the task was solved.
 */
import { Growing } from './growing.ts';

/** So many evaluations are kept at most, so many of the newest at least, and of older ones so many at most. */
export const MOST_EVALUATIONS = 4096;
const NEWEST = 2048;
const OLDER = 1024;

/** One evaluation; on the validation data unless a name says otherwise. */
export interface Evaluated {
  /** 0 is the untrained network. */
  readonly step: number;
  /** Seconds of training up to it, without pauses. */
  readonly seconds: number;
  /** The training loss of that very step; NaN at step 0. */
  readonly trainingLoss: number;
  readonly loss: number;
  readonly metric: number;
  /** On the test data; NaN where there are none. */
  readonly testLoss: number;
  readonly testMetric: number;
}

/** Evaluations as plain data: so many numbers each, list by list. */
export interface KeptEvaluations {
  readonly lists: readonly Float64Array[];
  readonly inFullFrom: number;
  readonly spacing: number;
}

/** Where the search for the first evaluation at or below a loss stands. */
interface Search {
  readonly level: number;
  looked: number;
  found: number | undefined;
}

/** The lower, or the higher; the other where one is no number. */
const lower = (a: number, b: number) => (Number.isNaN(a) || b < a ? b : a);
const higher = (a: number, b: number) => (Number.isNaN(a) || b > a ? b : a);

export class Evaluations {
  readonly steps = new Growing();
  readonly seconds = new Growing();
  readonly trainingLosses = new Growing();
  readonly losses = new Growing();
  readonly metrics = new Growing();
  readonly testLosses = new Growing();
  readonly testMetrics = new Growing();
  /** Since the evaluation before, itself included: how many there were, and their lowest and highest results. */
  readonly counts = new Growing();
  readonly lowLosses = new Growing();
  readonly highLosses = new Growing();
  readonly lowMetrics = new Growing();
  readonly highMetrics = new Growing();
  /** The place of the lowest loss that is a number. */
  lowest: number | undefined;
  /** All from this place on are there: of those before, some were dropped where it is not 0. */
  inFullFrom = 0;
  private spacing = 0;
  private search: Search = { level: NaN, looked: 0, found: undefined };

  /** @param most how many are kept at most; Infinity keeps all */
  constructor(private readonly most = MOST_EVALUATIONS) {}

  get length(): number {
    return this.steps.length;
  }

  get byteLength(): number {
    return this.lists.reduce((sum, list) => sum + list.byteLength, 0);
  }

  push({ step, seconds, trainingLoss, loss, metric, testLoss, testMetric }: Evaluated): void {
    if (this.length === this.most) this.thin();
    this.steps.push(step);
    this.seconds.push(seconds);
    this.trainingLosses.push(trainingLoss);
    this.losses.push(loss);
    this.metrics.push(metric);
    this.testLosses.push(testLoss);
    this.testMetrics.push(testMetric);
    this.counts.push(1);
    this.lowLosses.push(loss);
    this.highLosses.push(loss);
    this.lowMetrics.push(metric);
    this.highMetrics.push(metric);
    this.compare(this.length - 1);
  }

  /** Forgets those after `step`. */
  rewind(step: number): void {
    const steps = this.steps.values;
    let kept = steps.length;
    while (kept > 0 && steps[kept - 1]! > step) kept--;
    if (kept === this.length) return;
    for (const list of this.lists) list.truncate(kept);
    this.inFullFrom = Math.min(this.inFullFrom, kept);
    this.search = { level: NaN, looked: 0, found: undefined };
    if (this.lowest === undefined || this.lowest < kept) return;
    this.lowest = undefined;
    for (let k = 0; k < kept; k++) this.compare(k);
  }

  kept(): KeptEvaluations {
    const { inFullFrom, spacing } = this;
    return { lists: this.lists.map(({ values }) => values.slice()), inFullFrom, spacing };
  }

  restore({ lists, inFullFrom, spacing }: KeptEvaluations): void {
    for (const [k, list] of this.lists.entries()) list.restore(lists[k]!);
    this.inFullFrom = inFullFrom;
    this.spacing = spacing;
    this.search = { level: NaN, looked: 0, found: undefined };
    this.lowest = undefined;
    for (let k = 0; k < this.length; k++) this.compare(k);
  }

  /** The step of the first evaluation after step 0 whose loss is not above `level`. What was looked through is not again. */
  firstAtMost(level: number): number | undefined {
    if (this.search.level !== level) this.search = { level, looked: 0, found: undefined };
    const { search } = this;
    const [steps, losses] = [this.steps.values, this.losses.values];
    for (; search.found === undefined && search.looked < losses.length; search.looked++)
      if (steps[search.looked]! > 0 && losses[search.looked]! <= level) search.found = search.looked;
    return search.found === undefined ? undefined : steps[search.found];
  }

  private get lists(): readonly Growing[] {
    const { steps, seconds, trainingLosses, losses, metrics, testLosses, testMetrics } = this;
    const { counts, lowLosses, highLosses, lowMetrics, highMetrics } = this;
    return [
      steps,
      seconds,
      trainingLosses,
      losses,
      metrics,
      testLosses,
      testMetrics,
      counts,
      lowLosses,
      highLosses,
      lowMetrics,
      highMetrics,
    ];
  }

  private compare(place: number): void {
    const loss = this.losses.at(place);
    if (!Number.isFinite(loss)) return;
    if (this.lowest === undefined || loss < this.losses.at(this.lowest)) this.lowest = place;
  }

  /** Of the older ones every other is dropped, until there are few enough. */
  private thin(): void {
    this.firstAtMost(this.search.level);
    const older = this.length - NEWEST;
    const steps = this.steps.values;
    this.spacing ||= Math.max(1, steps[1]! - steps[0]!);
    const kept = () => this.keptBefore(older);
    let places = kept();
    while (places.length > OLDER) {
      this.spacing *= 2;
      places = kept();
    }
    this.gather([...places, older]);
    const now = (place: number | undefined) => {
      if (place === undefined) return undefined;
      return place < older ? places.indexOf(place) : places.length + place - older;
    };
    for (const list of this.lists) list.thin(places, older);
    this.lowest = now(this.lowest);
    this.search.found = now(this.search.found);
    this.search.looked = this.length;
    this.inFullFrom = places.length + 1;
  }

  /** The places before `end` that stay: the last of each stretch of `spacing` steps, and those that are never dropped. */
  private keptBefore(end: number): number[] {
    const steps = this.steps.values;
    const stretch = (k: number) => Math.ceil(steps[k]! / this.spacing);
    return Array.from({ length: end }, (_, k) => k).filter(
      (k) => k === 0 || k === this.lowest || k === this.search.found || stretch(k) !== stretch(k + 1),
    );
  }

  /** What is known of those that go is added to the next that stays. */
  private gather(places: readonly number[]): void {
    const { counts, lowLosses, highLosses, lowMetrics, highMetrics } = this;
    for (const [k, place] of places.entries()) {
      for (let gone = (places[k - 1] ?? -1) + 1; gone < place; gone++) {
        counts.set(place, counts.values[place]! + counts.values[gone]!);
        for (const [list, of] of [
          [lowLosses, lower],
          [highLosses, higher],
          [lowMetrics, lower],
          [highMetrics, higher],
        ] as const)
          list.set(place, of(list.values[place]!, list.values[gone]!));
      }
    }
  }
}
